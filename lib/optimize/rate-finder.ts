import { requireBetween, requireCount, requirePositive } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { descend } from './descend';
import type { DescendOptions } from './descend-options';
import type { ObjectiveFunction } from './objective';

/** @see findRate */
export interface RateFinderOptions extends Omit<DescendOptions, 'rate' | 'stop' | 'maxIterations'> {
  /** The lowest rate, above 0; default 1e-6. */
  readonly from?: number;
  /** The highest rate; default 10. */
  readonly to?: number;
  /** How many rates are tried, at least 4; default 100. */
  readonly steps?: number;
}

/** The value seen at each rate, and the rate that was best. */
export interface RateFinderResult {
  /** Rates in rising order. */
  readonly rates: number[];
  /** The value after a step at each rate. */
  readonly values: number[];
  /** The rate at which the value fell most in proportion to itself: a good first choice. */
  readonly suggestion: number;
}

/**
 * Finds a learning rate: one run whose rate grows at every step, until the value explodes.
 *
 * αₖ = from·(to/from)^(k/(steps − 1)). Too small rates change nothing, good ones make the value fall, too large ones make it grow.
 *
 * @param f the function to minimise
 * @param start the first point, n finite numbers
 * @param options range of rates, and what `descend` takes
 * @returns rates, values, and a suggestion
 * @throws RangeError when the range is empty or f is not finite at the start
 * @example
 * import { findRate } from 'nabla';
 * const { suggestion } = findRate(([w]) => w ** 2, [-4], { gradient: ([w]) => [2 * w] });
 * suggestion > 0.01 && suggestion < 1; // → true
 * @source L. Smith, Cyclical learning rates, 2017; curriculum 13
 */
export function findRate(
  f: ObjectiveFunction,
  start: Vector,
  { from = 1e-6, to = 10, steps = 100, ...options }: RateFinderOptions = {},
): RateFinderResult {
  requirePositive('findRate', 'from', from);
  requireBetween('findRate', 'from', from, [0, to]);
  requireCount('findRate', 'steps', steps, 4);
  const { history, status } = descend(f, start, {
    divergenceFactor: 4,
    ...options,
    rate: (iteration) => from * (to / from) ** (iteration / (steps - 1)),
    stop: [],
    maxIterations: steps,
  });
  const { rates } = history;
  if (rates.length === 0) {
    throw new RangeError(`findRate: f must be finite at the start, but the run ended ${status}.`);
  }
  const values = history.values.slice(1);
  const falls = values.map((value, k) => (history.values[k] - value) / Math.abs(history.values[k]));
  return { rates, values, suggestion: rates[falls.indexOf(Math.max(...falls))] };
}
