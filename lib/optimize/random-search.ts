import { requireSameLength, requireVector } from '../calculus/arguments';
import { subtract, type Vector } from '../calculus/vector';
import type { Random } from '../data/random';
import type { UpdateRule } from './update-rule';

/** @see randomSearch */
export interface RandomSearchOptions {
  /** The box's lower corner, n numbers. */
  readonly lower: Vector;
  /** The box's upper corner, n numbers, none below its lower one. */
  readonly upper: Vector;
  /** Where the random numbers come from, such as `seededRandom(1)`. */
  readonly random: Random;
}

/**
 * Random search: draw a point from a box, keep it if it is better, forget it if it is not.
 *
 * It looks at values only, one per iteration, and learns nothing from the points it has seen.
 * A draw that is not better is a step of length 0.
 *
 * @param options the box and the source of random numbers
 * @returns an update rule for `descend`; the rate is not used
 * @throws RangeError when the corners do not make a box
 * @example
 * import { descend, randomSearch, seededRandom } from 'nabla';
 * const method = randomSearch({ lower: [-5, -5], upper: [5, 5], random: seededRandom(1) });
 * descend(([x, y]) => x ** 2 + y ** 2, [3, -2], { method, maxIterations: 200 }).value < 1; // → true
 * @source Curriculum 04, lecture [4]
 */
export function randomSearch({ lower, upper, random }: RandomSearchOptions): UpdateRule {
  const low = requireVector('randomSearch', 'lower', lower);
  const high = requireVector('randomSearch', 'upper', upper);
  requireSameLength('randomSearch', ['lower', low], ['upper', high]);
  return {
    name: 'random search',
    defaultRate: 1,
    usesGradient: false,
    begin: (dimension) => {
      requireSameLength('randomSearch', ['lower', low], ['the point', new Float64Array(dimension)]);
      return ({ point, value, objective }) => {
        const candidate = low.map((edge, i) => random.uniform(edge, high[i]));
        const candidateValue = objective.value([...candidate]);
        if (!(candidateValue < value)) return { step: point.map(() => 0), value };
        return { point: candidate, step: subtract(candidate, point), value: candidateValue };
      };
    },
  };
}
