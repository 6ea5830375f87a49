import { requirePositive } from '../calculus/arguments';
import { add } from '../calculus/vector';
import type { Random } from '../data/random';
import type { UpdateRule } from './update-rule';

/** @see randomLocalSearch */
export interface RandomLocalSearchOptions {
  /** The size of a trial step in every coordinate, in the units of x, above 0; default 1e-4. */
  readonly size?: number;
  /** Where the random numbers come from, such as `seededRandom(1)`. */
  readonly random: Random;
}

/**
 * Random local search: try a small step in a random direction, take it if it leads down.
 *
 * Δx = s·z with z from the standard normal distribution, when f(x + Δx) < f(x), and 0 otherwise.
 * It looks at values only, one per iteration. In many dimensions hardly any direction leads down steeply,
 * which is what the gradient knows at once.
 *
 * @param options the size s and the source of random numbers
 * @returns an update rule for `descend`; the rate is not used
 * @throws RangeError when the size is not above 0
 * @example
 * import { descend, randomLocalSearch, seededRandom } from 'nabla';
 * const method = randomLocalSearch({ size: 0.1, random: seededRandom(1) });
 * descend(([x, y]) => x ** 2 + y ** 2, [3, -2], { method, maxIterations: 500 }).value < 0.1; // → true
 * @source Curriculum 04, lecture [4]
 */
export function randomLocalSearch({ size = 1e-4, random }: RandomLocalSearchOptions): UpdateRule {
  requirePositive('randomLocalSearch', 'size', size);
  return {
    name: 'random local search',
    defaultRate: 1,
    usesGradient: false,
    begin:
      () =>
      ({ point, value, objective }) => {
        const trial = point.map(() => random.normal(0, size));
        const trialValue = objective.value(add(point, trial));
        return trialValue < value
          ? { step: trial, value: trialValue }
          : { step: point.map(() => 0), value };
      },
  };
}
