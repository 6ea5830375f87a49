export { dataPath } from './path';
export { type Random, type RandomState, seededRandom } from './random';
