import type { Objective } from './objective';
import type { Progress } from './progress';

/** What an update rule sees before a step. */
export interface Situation extends Progress {
  /** The rate that the schedule gives for this step. */
  readonly rate: number;
  /** f and ∇f, counted: for rules that look before they leap, such as a line search. */
  readonly objective: Objective;
}

/** A step of a rule that has more to say than where to go. */
export interface Move {
  /** Δx, n numbers. */
  readonly step: readonly number[];
  /** The new point, when x + Δx would only be near it after rounding. */
  readonly point?: readonly number[];
  /** The rate really used, when the rule chose it itself. */
  readonly rate?: number;
  /** f at the new point, when the rule has computed it. */
  readonly value?: number;
  /** ∇f at the new point, when the rule has computed it. */
  readonly gradient?: readonly number[];
  /** A sentence that says why no acceptable step exists; ends the run with status `stalled`. */
  readonly stalled?: string;
}

/** One way to turn gradients into steps: plain gradient descent, momentum, Adam, Newton, … */
export interface UpdateRule {
  readonly name: string;
  /** The rate when `descend` is given none. */
  readonly defaultRate: number;
  /** False for methods that look at values only; default true. */
  readonly usesGradient?: boolean;
  /** Starts with fresh memory and returns the function that gives each step Δx. */
  begin(dimension: number): (now: Situation) => readonly number[] | Move;
}
