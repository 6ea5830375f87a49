export { adadelta } from './adadelta';
export { type AdagradOptions, adagrad } from './adagrad';
export { type AdamOptions, adam, adamw, amsgrad } from './adam';
export { type ArmijoOptions, armijo } from './armijo';
export { ascend } from './ascend';
export { averagedMomentum } from './averaged-momentum';
export { type BatchOptions, type BatchResult, descendInBatches, type EpochRecord } from './batches';
export { bfgs, lbfgs } from './bfgs';
export { coordinateDescent } from './coordinate-descent';
export { cosineDecay, cosineRestarts } from './cosine-schedules';
export { exponentialDecay, inverseTimeDecay, stepDecay } from './decay-schedules';
export { type DescendOptions, descend } from './descend';
export type { FiniteSum } from './finite-sum';
export { gradientStep } from './gradient-step';
export { type GridEntry, type GridResult, gridSearch } from './grid-search';
export type { History } from './history';
export { type IterationRow, iterationTable } from './iteration-table';
export {
  type ConstrainedOptions,
  type ConstrainedResult,
  type EqualityConstraint,
  minimizeSubjectTo,
} from './lagrange';
export type { Line, LinePoint, LineSearch } from './line-search';
export { lineSearchDescent } from './line-search-descent';
export { type MomentumOptions, momentum } from './momentum';
export { nadam } from './nadam';
export { nesterov } from './nesterov';
export { type NewtonOptions, newton, pureNewton } from './newton';
export { newtonCg } from './newton-cg';
export type { GradientFunction, Objective, ObjectiveFunction } from './objective';
export { oneCycle } from './one-cycle';
export { type PatienceOptions, patience } from './patience';
export type { Evaluations, Progress } from './progress';
export { ballProjection, boxProjection, type Projection, projectedGradient } from './projected';
export { type RandomLocalSearchOptions, randomLocalSearch } from './random-local-search';
export { type RandomSearchOptions, randomSearch } from './random-search';
export { findRate, type RateFinderOptions, type RateFinderResult } from './rate-finder';
export { type ReduceOnPlateauOptions, reduceOnPlateau } from './reduce-on-plateau';
export type { DescentResult, DescentStatus } from './result';
export { type RmspropOptions, rmsprop } from './rmsprop';
export type { AdaptiveSchedule, Rate, Schedule } from './schedule';
export {
  allOf,
  changeBelow,
  evaluationCap,
  gradientBelow,
  iterationCap,
  type StoppingRule,
  stepBelow,
  timeCap,
  type Verdict,
} from './stopping';
export { type StrongWolfeOptions, strongWolfe } from './strong-wolfe';
export type { Move, Situation, UpdateRule } from './update-rule';
export { warmUp } from './warm-up';
