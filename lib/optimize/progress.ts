/** How often a run has called the functions it was given. */
export interface Evaluations {
  /** Calls of f, those that a numerical gradient made included. */
  readonly value: number;
  /** Calls of the given gradient; 0 when the gradient is numerical. */
  readonly gradient: number;
}

/** Where a run stands: what stopping rules, schedules and update rules may look at. */
export interface Progress {
  /** Steps taken so far; 0 at the start. */
  readonly iteration: number;
  /** The current point, n numbers. */
  readonly point: readonly number[];
  /** f at the point. */
  readonly value: number;
  /** ∇f at the point, n numbers; empty when the method uses no gradient. */
  readonly gradient: readonly number[];
  /** ‖∇f‖ at the point; NaN when the method uses no gradient. */
  readonly gradientNorm: number;
  /** The last step, Δx, n numbers; absent at the start. */
  readonly step?: readonly number[];
  /** f before the last step; absent at the start. */
  readonly previousValue?: number;
  readonly evaluations: Evaluations;
  /** Seconds since the run began. */
  readonly seconds: number;
}
