export {
  type DerivativeOptions,
  type DifferenceMethod,
  derivative,
  type RealFunction,
} from './derivative';
export { eigenvalues } from './eigenvalues';
export { type GradientOptions, gradient, type ScalarField } from './gradient';
export { add, dot, norm, scale, subtract, type Vector } from './vector';
