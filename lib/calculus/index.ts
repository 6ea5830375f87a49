export { checkGradient, type GradientCheck } from './check-gradient';
export { Complex } from './complex';
export { complexStep } from './complex-step';
export {
  type CriticalPoint,
  type CriticalPointOptions,
  classifyCriticalPoint,
} from './critical-point';
export { curl } from './curl';
export {
  type DerivativeOptions,
  type DifferenceMethod,
  derivative,
  type RealFunction,
} from './derivative';
export { derivatives } from './derivatives';
export { directionalDerivative } from './directional-derivative';
export { divergence } from './divergence';
export { Dual, forwardDerivative, forwardGradient } from './dual';
export { eigenvalues } from './eigenvalues';
export { type GradientOptions, gradient, type ScalarField } from './gradient';
export { type HessianOptions, hessian } from './hessian';
export { jacobian, type VectorField } from './jacobian';
export { type LevelCurveOptions, levelCurve } from './level-curve';
export { partial } from './partial';
export { reverseGradient, reverseHessian } from './reverse-gradient';
export type { Edge, GraphNode } from './reverse-mode';
export type { Scalar } from './scalar';
export { secondDerivative } from './second-derivative';
export { type SymmetricEigen, symmetricEigen } from './symmetric-eigen';
export { type TaylorPolynomial, taylor, taylorFromDerivatives } from './taylor';
export { type TaylorModel, type TaylorModelOptions, taylorModel } from './taylor-model';
export { Tensor } from './tensor';
export { tensorGradients } from './tensor-gradients';
export { backpropagate, Variable } from './variable';
export { add, dot, norm, scale, subtract, type Vector } from './vector';
