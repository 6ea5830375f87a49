export {
  type LinearRegressionOptions,
  linearRegression,
  type SquaredErrorConvention,
} from './linear-regression';
export { type LinearModel, type LinearModelOptions, linearRisk } from './linear-risk';
export type { Loss } from './loss';
export { type LeastSquaresFit, normalEquation } from './normal-equation';
export { ridge } from './ridge';
export {
  halfSquaredLoss,
  meanSquaredError,
  residualSumOfSquares,
  squaredLoss,
} from './squared-error';
