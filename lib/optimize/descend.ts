import { requireVector } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import type { DescendOptions } from './descend-options';
import { DescentRun } from './descent-run';
import type { ObjectiveFunction } from './objective';
import type { DescentResult } from './result';

/**
 * Walks down a function of n variables, step by step, until a stopping rule fires.
 *
 * xₖ₊₁ = xₖ − α ∇f(xₖ) by default; other methods replace the step. A run always ends with `not-finite` when f or its gradient
 * becomes NaN or infinite, and with `diverged` when the value explodes.
 *
 * For a convex f whose gradient has the Lipschitz constant L, gradient descent converges for every rate below 2/L.
 *
 * @param f the function to minimise; it takes one array of n numbers
 * @param start the first point, n finite numbers
 * @param options rate, gradient, method, stopping rules
 * @returns the last point, its value and gradient, the reason why the run ended, and its history
 * @throws TypeError or RangeError when an argument is of the wrong kind; never because the run went badly
 * @example
 * import { descend } from 'nabla';
 * const result = descend(([x, y]) => x ** 2 + y ** 2, [3, -2], { rate: 0.25 });
 * result.history.points[1]; // → [1.5, -1]
 * result.converged; // → true
 * @source Curriculum 04
 */
export function descend(
  f: ObjectiveFunction,
  start: Vector,
  options: DescendOptions = {},
): DescentResult {
  const run = new DescentRun(f, requireVector('descend', 'start', start), options);
  let verdict = run.judge();
  while (verdict === undefined) {
    verdict = run.advance() ?? run.judge();
  }
  return run.finish(verdict);
}
