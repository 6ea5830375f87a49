import { requireBetween, requireCount, requirePositive } from '../calculus/arguments';
import type { AdaptiveSchedule } from './schedule';

/** @see reduceOnPlateau */
export interface ReduceOnPlateauOptions {
  /** What the rate is multiplied with, in (0, 1); default 0.1. */
  readonly factor?: number;
  /** How many iterations without improvement are accepted; default 10. */
  readonly patience?: number;
  /** An improvement is a value below best − threshold·|best|; default 1e-4. */
  readonly threshold?: number;
  /** The lowest rate; default 0. */
  readonly floor?: number;
}

/**
 * A rate that falls when the value no longer does.
 *
 * @param initial the first rate, above 0
 * @param options factor, patience, threshold, floor; PyTorch's defaults
 * @returns an adaptive schedule for `descend`'s rate
 * @throws RangeError when a number is out of its range
 * @example
 * import { descend, reduceOnPlateau } from 'nabla';
 * const rate = reduceOnPlateau(1, { factor: 0.5, patience: 1 });
 * const run = descend(([w]) => w ** 2, [-4], { rate, gradient: ([w]) => [2 * w], maxIterations: 3 });
 * run.history.rates; // → [1, 1, 0.5]
 * @source Curriculum 13
 */
export function reduceOnPlateau(
  initial: number,
  { factor = 0.1, patience = 10, threshold = 1e-4, floor = 0 }: ReduceOnPlateauOptions = {},
): AdaptiveSchedule {
  requirePositive('reduceOnPlateau', 'initial', initial);
  requirePositive('reduceOnPlateau', 'factor', factor);
  requireBetween('reduceOnPlateau', 'factor', factor, [0, 1]);
  requireCount('reduceOnPlateau', 'patience', patience);
  requireBetween('reduceOnPlateau', 'threshold', threshold, [0, Infinity]);
  requireBetween('reduceOnPlateau', 'floor', floor, [0, Infinity]);
  return {
    begin() {
      let rate = initial;
      let best = Infinity;
      let waited = 0;
      return ({ value }) => {
        if (best === Infinity || value < best - threshold * Math.abs(best)) {
          best = value;
          waited = 0;
        } else {
          waited += 1;
        }
        if (waited > patience) {
          rate = Math.max(floor, rate * factor);
          waited = 0;
        }
        return rate;
      };
    },
  };
}
