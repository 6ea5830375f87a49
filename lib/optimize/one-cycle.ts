import { requireCount, requirePositive } from '../calculus/arguments';
import { halfCosine } from './cosine-schedules';
import type { Schedule } from './schedule';

/**
 * One cycle: the rate rises along half a cosine, then falls along a longer one to nearly 0.
 *
 * From peak/25 to the peak in the first 30 % of the iterations, then down to peak/250,000, as in PyTorch.
 *
 * @param peak the highest rate, above 0
 * @param iterations the length of the cycle, at least 2
 * @returns the schedule; after the cycle it keeps its last rate
 * @throws RangeError when a number is out of its range
 * @example
 * import { oneCycle } from 'nabla';
 * const rate = oneCycle(1, 101);
 * [rate(0), rate(29.3)].map((r) => Number(r.toFixed(9))); // → [0.04, 1]
 * @source L. Smith, N. Topin 2019; curriculum 13
 */
export function oneCycle(peak: number, iterations: number): Schedule {
  requirePositive('oneCycle', 'peak', peak);
  requireCount('oneCycle', 'iterations', iterations, 2);
  const [start, end] = [peak / 25, peak / 25 / 1e4];
  const top = 0.3 * iterations - 1;
  const last = iterations - 1;
  return (iteration) => {
    if (iteration <= top) return halfCosine(start, peak, iteration / top);
    return halfCosine(peak, end, Math.min(1, (iteration - top) / (last - top)));
  };
}
