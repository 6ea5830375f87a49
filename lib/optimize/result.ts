import type { History } from './history';
import type { Evaluations } from './progress';

/**
 * Why a run ended:
 * - `converged`: a stopping rule found the point good enough;
 * - `iteration-limit`, `evaluation-limit`, `time-limit`: the budget was spent first;
 * - `no-improvement`: patience ran out;
 * - `stalled`: the method found no acceptable step;
 * - `diverged`: the value grew far above its start;
 * - `not-finite`: f or its gradient became NaN or infinite; the point returned is the last good one;
 * - `stopped`: a rule of your own ended it.
 */
export type DescentStatus =
  | 'converged'
  | 'iteration-limit'
  | 'evaluation-limit'
  | 'time-limit'
  | 'no-improvement'
  | 'stalled'
  | 'diverged'
  | 'not-finite'
  | 'stopped';

/** What every method of this library returns. */
export interface DescentResult {
  /** The last point, n numbers. */
  readonly point: number[];
  /** f at the point. */
  readonly value: number;
  /** ∇f at the point, n numbers; empty when the method uses no gradient. */
  readonly gradient: number[];
  /** Steps taken. */
  readonly iterations: number;
  readonly evaluations: Evaluations;
  readonly status: DescentStatus;
  /** True only when the status is `converged`. */
  readonly converged: boolean;
  /** The reason the run ended, as a sentence. */
  readonly message: string;
  /** The run, iteration by iteration. */
  readonly history: History;
}
