import { requireBetween } from '../calculus/arguments';
import {
  initialSlope,
  type Line,
  type LinePoint,
  type LineSearch,
  roundOff,
  slopeAlong,
  valueAt,
} from './line-search';

/** @see strongWolfe */
export interface StrongWolfeOptions {
  /** c₁ in (0, c₂): the share of the predicted fall that is enough; default 1e-4. */
  readonly sufficient?: number;
  /** c₂ in (c₁, 1): the share of the slope that may remain; default 0.9, and 0.1 for precise searches. */
  readonly curvature?: number;
}

/** A point of the line whose slope is known too. */
interface Sampled extends LinePoint {
  readonly gradient: number[];
  readonly slope: number;
}

/** The two Wolfe conditions, and what counts as no difference. */
interface Conditions {
  tooHigh(point: LinePoint): boolean;
  flatEnough(slope: number): boolean;
  readonly noise: number;
}

const MOST_TRIALS = 30;
/** An interpolated point must stay this share of the interval away from its ends. */
const MARGIN = 0.1;

/**
 * A line search that finds a step neither too long nor too short.
 *
 * Strong Wolfe conditions: f(x + tp) ≤ f(x) + c₁t φ′(0) and |φ′(t)| ≤ c₂|φ′(0)|, φ(t) = f(x + tp). The second makes sure that
 * the gradient has changed enough to learn the curvature from, which BFGS needs.
 * Values that differ by no more than their round-off count as equal: near a minimum only slopes can tell.
 * First the length grows until an interval with such a point is found, then cubic interpolation narrows it down.
 *
 * @param options c₁ and c₂
 * @returns a line search for `lineSearchDescent`, `newton`, `bfgs` or `lbfgs`
 * @throws RangeError when an option is out of its range
 * @example
 * import { descend, lineSearchDescent, strongWolfe } from 'nabla';
 * const method = lineSearchDescent({ search: strongWolfe({ curvature: 0.1 }) });
 * descend(([x, y]) => x ** 2 + 100 * y ** 2, [1, 1], { method }).converged; // → true
 * @source J. Nocedal, S. Wright, Numerical Optimization, 2nd ed., algorithms 3.5 and 3.6; curriculum 11
 */
export function strongWolfe({
  sufficient = 1e-4,
  curvature = 0.9,
}: StrongWolfeOptions = {}): LineSearch {
  requireBetween('strongWolfe', 'sufficient', sufficient, [0, 1]);
  requireBetween('strongWolfe', 'curvature', curvature, [sufficient, 1]);
  return (line, first) => {
    const slope0 = initialSlope(line);
    const noise = roundOff(line, first);
    const tooHigh = ({ t, value }: LinePoint) =>
      value > line.value + sufficient * t * slope0 + noise;
    const flatEnough = (slope: number) => Math.abs(slope) <= -curvature * slope0;
    let previous = startOf(line, slope0);
    let t = first;
    for (let trial = 0; trial < MOST_TRIALS; trial++) {
      const current = sample(line, t);
      if (tooHigh(current) || (trial > 0 && current.value > previous.value + noise)) {
        return zoom(line, previous, current, { tooHigh, flatEnough, noise });
      }
      if (flatEnough(current.slope)) return current;
      if (current.slope >= 0) return zoom(line, current, previous, { tooHigh, flatEnough, noise });
      previous = current;
      t *= 2;
    }
    return previous;
  };
}

/** Narrows an interval whose end `low` is the best point so far, and which goes down from there towards `high`. */
function zoom(
  line: Line,
  firstLow: Sampled,
  firstHigh: Sampled,
  { tooHigh, flatEnough, noise }: Conditions,
): LinePoint | undefined {
  let low = firstLow;
  let high = firstHigh;
  for (let trial = 0; trial < MOST_TRIALS; trial++) {
    const current = sample(line, between(low, high));
    if (tooHigh(current) || current.value > low.value + noise) {
      high = current;
    } else {
      if (flatEnough(current.slope)) return current;
      if (current.slope * (high.t - low.t) >= 0) high = low;
      low = current;
    }
  }
  // Round-off hides the condition near a minimum; a lower point is still progress.
  return low.t > 0 ? low : undefined;
}

/** The minimum of the cubic through both ends' values and slopes, or the middle where that is of no use. */
function between(a: Sampled, b: Sampled): number {
  const width = b.t - a.t;
  const middle = a.t + width / 2;
  if (!Number.isFinite(b.value) || !Number.isFinite(b.slope)) return middle;
  const d1 = a.slope + b.slope - (3 * (b.value - a.value)) / width;
  const square = d1 * d1 - a.slope * b.slope;
  if (!(square >= 0)) return middle;
  const d2 = Math.sign(width) * Math.sqrt(square);
  const t = b.t - (width * (b.slope + d2 - d1)) / (b.slope - a.slope + 2 * d2);
  const share = (t - a.t) / width;
  return share >= MARGIN && share <= 1 - MARGIN ? t : middle;
}

function sample(line: Line, t: number): Sampled {
  const there = valueAt(line, t);
  // Where f is infinite there is no gradient to ask for; the search only needs to know that it is too high.
  if (!Number.isFinite(there.value)) return { ...there, gradient: [], slope: Number.NaN };
  const gradient = line.objective.gradient([...there.point]);
  return { ...there, gradient, slope: slopeAlong(gradient, line) };
}

function startOf({ point, value, gradient }: Line, slope: number): Sampled {
  return { t: 0, point: [...point], value, gradient: [...gradient], slope };
}
