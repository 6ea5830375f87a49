/** Where an axis begins and ends; the first number is the smaller. */
export type Interval = readonly [number, number];

/** @throws RangeError unless both ends are finite and in order. */
export function requireInterval(caller: string, name: string, [from, to]: Interval): Interval {
  if (Number.isFinite(from) && Number.isFinite(to) && from < to) return [from, to];
  throw new RangeError(
    `${caller}: ${name} must be two finite numbers in rising order, but [${from}, ${to}] came.`,
  );
}

/** `count` evenly spaced numbers from one end to the other, both included. */
export function evenly([from, to]: Interval, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));
}

/**
 * The smallest interval around the finite values, widened by `padding` (a fraction of its length)
 * at both ends; around equal values one unit each way, and [−1, 1] around none.
 */
export function around(values: Iterable<number>, padding = 0.08): Interval {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [-1, 1];
  if (low === high) return [low - 1, high + 1];
  const pad = (high - low) * padding;
  return [low - pad, high + pad];
}

/** The number, moved to the nearer end where it lies outside; not a number stays so. */
export function clamp(value: number, [low, high]: Interval): number {
  return Math.min(Math.max(value, low), high);
}
