import { shown } from '../calculus/arguments';
import type { DescentResult } from './result';

/** One row of the table: what a step started from, and where it led. Numbers for one variable, arrays for several. */
export interface IterationRow {
  readonly iteration: number;
  readonly w: number | number[];
  readonly loss: number;
  readonly gradient: number | number[];
  readonly Δw: number | number[];
  readonly 'new w': number | number[];
}

/**
 * A run as the table that is drawn by hand: iteration, w, loss, gradient, Δw, new w.
 *
 * @param result what `descend` returned
 * @returns one row per recorded step, ready for `console.table`
 * @throws TypeError when result has no history of steps
 * @example
 * import { descend, iterationTable } from 'nabla';
 * const rows = iterationTable(descend(([w]) => w ** 2, [-4], { rate: 0.25, maxIterations: 3 }));
 * rows[1]['new w']; // → -1
 * @source Curriculum 04
 */
export function iterationTable(result: Pick<DescentResult, 'history'>): IterationRow[] {
  const history = result?.history;
  if (history?.steps === undefined) {
    throw new TypeError(
      `iterationTable: result must come from descend, but it is ${shown(result)}.`,
    );
  }
  return history.steps.map((step, i) => ({
    iteration: history.iterations[i],
    w: unwrap(history.points[i]),
    loss: history.values[i],
    gradient: unwrap(history.gradients[i]),
    Δw: unwrap(step),
    'new w': unwrap(history.points[i].map((coordinate, j) => coordinate + step[j])),
  }));
}

function unwrap(vector: number[]): number | number[] {
  return vector.length === 1 ? vector[0] : vector;
}
