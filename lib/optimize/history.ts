import type { Progress } from './progress';

/**
 * A run, one entry per recorded iteration. Entry i of every column belongs to iteration `iterations[i]`:
 * the step `steps[i]` leads from `points[i]` to the next point. The last point has no step, so `steps` and `rates` are one shorter.
 */
export interface History {
  /** Iteration numbers; 0, 1, 2, … unless the run was thinned. */
  readonly iterations: number[];
  readonly points: number[][];
  /** f at each point. */
  readonly values: number[];
  /** ∇f at each point; empty arrays when the method uses no gradient. */
  readonly gradients: number[][];
  /** ‖∇f‖ at each point; NaN when the method uses no gradient. */
  readonly gradientNorms: number[];
  /** The step Δx taken from each point. */
  readonly steps: number[][];
  /** The rate of each step. */
  readonly rates: number[];
  /** Calls of f and of the given gradient together, up to each point. */
  readonly evaluations: number[];
  /** Seconds from the start of the run to each point. */
  readonly seconds: number[];
}

interface Entry {
  readonly progress: Progress;
  readonly step: readonly number[];
  readonly rate: number;
}

/** At most this many numbers are kept in a history by default: 32 MB. */
const NUMBERS_KEPT = 4_000_000;
const ENTRIES_KEPT = 20_000;

/** The number of entries kept by default for points of `dimension` numbers, each with a gradient and a step beside it. */
export function defaultHistoryLimit(dimension: number): number {
  return Math.max(2, Math.min(ENTRIES_KEPT, Math.floor(NUMBERS_KEPT / (3 * dimension + 8))));
}

/**
 * Records a run within a limit. Thinning rule: when there are more than `limit` entries, every second one is dropped and
 * from then on only every second iteration is kept (later every fourth, eighth, …). The first and the last point always stay.
 */
export class HistoryRecorder {
  private entries: Entry[] = [];
  private stride = 1;

  constructor(private readonly limit: number) {}

  add(progress: Progress, step: readonly number[], rate: number): void {
    if (progress.iteration % this.stride !== 0) return;
    this.entries.push({ progress, step, rate });
    if (this.entries.length <= this.limit) return;
    this.stride *= 2;
    this.entries = this.entries.filter((entry) => entry.progress.iteration % this.stride === 0);
  }

  /** The columns, with `last` as the final point. */
  finish(last: Progress): History {
    const rows = [...this.entries.map((entry) => entry.progress), last];
    return {
      iterations: rows.map((row) => row.iteration),
      points: rows.map((row) => [...row.point]),
      values: rows.map((row) => row.value),
      gradients: rows.map((row) => [...row.gradient]),
      gradientNorms: rows.map((row) => row.gradientNorm),
      steps: this.entries.map((entry) => [...entry.step]),
      rates: this.entries.map((entry) => entry.rate),
      evaluations: rows.map((row) => row.evaluations.value + row.evaluations.gradient),
      seconds: rows.map((row) => row.seconds),
    };
  }
}
