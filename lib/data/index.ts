export { type Random, type RandomState, seededRandom } from './random';
