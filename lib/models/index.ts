export { normalEquationByCholesky } from './cholesky-equation';
export type { ClassModel } from './class-risk';
export { crossEntropyLoss, logisticLoss, sigmoidSquaredLoss } from './cross-entropy';
export { halfPrecisionGradient, roundToHalf } from './half-precision';
export { hingeLoss } from './hinge';
export { he, type Initializer, normalWeights, xavier } from './initialization';
export type { Activation } from './layers';
export {
  type LinearRegressionOptions,
  linearRegression,
  type SquaredErrorConvention,
} from './linear-regression';
export { type LinearModel, type LinearModelOptions, linearRisk } from './linear-risk';
export { linearSvm } from './linear-svm';
export { type LogisticModel, logisticRegression } from './logistic-regression';
export type { Loss } from './loss';
export {
  type LossLine,
  type LossPlane,
  lossAlongLine,
  lossOnPlane,
  randomDirection,
} from './loss-slice';
export { type MarginLoss, marginLoss } from './margin-loss';
export { type MulticlassHingeOptions, multiclassHinge } from './multiclass-hinge';
export { type Network, type NetworkOptions, network } from './network';
export { type LeastSquaresFit, normalEquation } from './normal-equation';
export { packedRisk } from './packed-risk';
export { ridge } from './ridge';
export { absoluteLoss, huberLoss } from './robust-losses';
export { type SharedLinearModel, type SharedRiskOptions, sharedRisk } from './shared-risk';
export { sigmoid, softplus } from './sigmoid';
export { softmax, softmaxRegression } from './softmax-regression';
export {
  halfSquaredLoss,
  meanSquaredError,
  residualSumOfSquares,
  squaredLoss,
} from './squared-error';
export { stochasticEpoch } from './stochastic-epoch';
