import { requireBetween, requireCount, requireFunction } from '../calculus/arguments';
import type { Schedule } from './schedule';

/**
 * Puts a linear rise before a schedule: small steps until a good direction is known.
 *
 * At iteration k < n the rate is (k + 1)/n of the schedule's first; from n on the schedule runs from its beginning.
 *
 * @param schedule what follows, or one rate for all later iterations
 * @param iterations n, at least 1
 * @returns the schedule with its rise
 * @throws RangeError when iterations is not at least 1
 * @example
 * import { warmUp } from 'nabla';
 * [0, 1, 3, 10].map(warmUp(1, 4)); // → [0.25, 0.5, 1, 1]
 * @source Curriculum 13
 */
export function warmUp(schedule: Schedule | number, iterations: number): Schedule {
  requireCount('warmUp', 'iterations', iterations, 1);
  if (typeof schedule === 'number') requireBetween('warmUp', 'schedule', schedule, [0, Infinity]);
  else requireFunction('warmUp', 'schedule', schedule);
  const after = typeof schedule === 'number' ? () => schedule : schedule;
  return (iteration) =>
    iteration < iterations
      ? (after(0) * (iteration + 1)) / iterations
      : after(iteration - iterations);
}
