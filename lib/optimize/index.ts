export { ascend } from './ascend';
export { type DescendOptions, descend } from './descend';
export { gradientStep } from './gradient-step';
export type { History } from './history';
export { type IterationRow, iterationTable } from './iteration-table';
export type { GradientFunction, Objective, ObjectiveFunction } from './objective';
export type { Evaluations, Progress } from './progress';
export { type RandomLocalSearchOptions, randomLocalSearch } from './random-local-search';
export { type RandomSearchOptions, randomSearch } from './random-search';
export type { DescentResult, DescentStatus } from './result';
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
export type { Move, Situation, UpdateRule } from './update-rule';
