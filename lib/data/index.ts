export { type Features, type Matrix, matrix, rowsOf, withIntercept } from './matrix';
export { minMax } from './min-max';
export { dataPath } from './path';
export { type Random, type RandomState, seededRandom } from './random';
export type { Scaling } from './scaling';
export { standardize } from './standardize';
