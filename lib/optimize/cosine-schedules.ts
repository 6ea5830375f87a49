import { requireBetween, requireCount, requirePositive } from '../calculus/arguments';
import type { Schedule } from './schedule';

/**
 * A rate that falls along half a cosine: slowly, fast in the middle, slowly again.
 *
 * floor + (α₀ − floor)(1 + cos(πk/T))/2 for k ≤ T, and the floor from then on.
 *
 * @param initial α₀ > 0
 * @param options `iterations` T, at least 1; `floor` in [0, α₀], default 0
 * @returns the schedule
 * @throws RangeError when a number is out of its range
 * @example
 * import { cosineDecay } from 'nabla';
 * [0, 50, 100, 200].map(cosineDecay(1, { iterations: 100 })).map((r) => Number(r.toFixed(9))); // → [1, 0.5, 0, 0]
 * @source I. Loshchilov, F. Hutter 2017; curriculum 13
 */
export function cosineDecay(
  initial: number,
  { iterations, floor = 0 }: { readonly iterations: number; readonly floor?: number },
): Schedule {
  requirePositive('cosineDecay', 'initial', initial);
  requireCount('cosineDecay', 'iterations', iterations, 1);
  requireBetween('cosineDecay', 'floor', floor, [0, initial], { highIncluded: true });
  return (iteration) => halfCosine(initial, floor, Math.min(1, iteration / iterations));
}

/**
 * A rate that falls along half a cosine again and again, jumping back up in between.
 *
 * @param initial α₀ > 0, the rate after every restart
 * @param options `period`: iterations to the first restart; `growth`: the factor ≥ 1 by which later periods are longer, default 1;
 * `floor` in [0, α₀], default 0
 * @returns the schedule
 * @throws RangeError when a number is out of its range
 * @example
 * import { cosineRestarts } from 'nabla';
 * [0, 5, 10, 20].map(cosineRestarts(1, { period: 10, growth: 2 })).map((r) => Number(r.toFixed(9))); // → [1, 0.5, 1, 0.5]
 * @source I. Loshchilov, F. Hutter 2017; curriculum 13
 */
export function cosineRestarts(
  initial: number,
  {
    period,
    growth = 1,
    floor = 0,
  }: { readonly period: number; readonly growth?: number; readonly floor?: number },
): Schedule {
  requirePositive('cosineRestarts', 'initial', initial);
  requireCount('cosineRestarts', 'period', period, 1);
  requireBetween('cosineRestarts', 'growth', growth, [1, Infinity]);
  requireBetween('cosineRestarts', 'floor', floor, [0, initial], { highIncluded: true });
  return (iteration) => {
    let length = period;
    let since = iteration;
    while (since >= length) {
      since -= length;
      length *= growth;
    }
    return halfCosine(initial, floor, since / length);
  };
}

/** From `high` at progress 0 to `low` at progress 1. */
export function halfCosine(high: number, low: number, progress: number): number {
  return low + ((high - low) * (1 + Math.cos(Math.PI * progress))) / 2;
}
