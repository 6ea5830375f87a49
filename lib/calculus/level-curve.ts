import { requireCount, requirePositive, requireVector } from './arguments';
import { gradient, type ScalarField } from './gradient';
import { norm, type Vector } from './vector';

/** @see levelCurve */
export interface LevelCurveOptions {
  /** The distance between points, in the units of x, above 0; default 0.05. */
  readonly step?: number;
  /** The most points; default 1000. */
  readonly maxPoints?: number;
}

/**
 * Follows the level set of a function of two variables from a point: where f keeps its value.
 *
 * The tangent is the gradient turned by 90°, because ∇f · x′(t) = 0 along the curve. After each step along the tangent, Newton
 * steps along the gradient bring the point back to the level.
 *
 * @param f a function of two variables
 * @param start a point of the curve, 2 finite numbers, where the gradient is not 0
 * @param options step and number of points
 * @returns points of the curve; the first again at the end when the curve closes. Shorter when the gradient vanishes on the way.
 * @throws RangeError when the start has not 2 numbers, or the gradient there is 0
 * @example
 * import { levelCurve } from 'nabla';
 * const circle = levelCurve(([x, y]) => x ** 2 + y ** 2, [2, 0]);
 * circle.every(([x, y]) => Math.abs(Math.hypot(x, y) - 2) < 1e-9); // → true
 * @source Curriculum 02 and 03
 */
export function levelCurve(
  f: ScalarField,
  start: Vector,
  { step = 0.05, maxPoints = 1000 }: LevelCurveOptions = {},
): number[][] {
  const first = requireVector('levelCurve', 'start', start);
  requirePositive('levelCurve', 'step', step);
  requireCount('levelCurve', 'maxPoints', maxPoints, 2);
  if (first.length !== 2 || !(norm(gradient(f, first)) > 0)) {
    throw new RangeError(
      `levelCurve: start must be 2 numbers where the gradient is not 0 (nor NaN), but it is [${first.join(', ')}].`,
    );
  }
  const level = f(first);
  const points = [first];
  while (points.length < maxPoints) {
    const next = nextPoint(f, points[points.length - 1], step, level);
    if (next === undefined) return points;
    points.push(next);
    const isClosed = points.length > 3 && distance(next, first) < 0.75 * step;
    if (isClosed) return [...points.slice(0, -1), first];
  }
  return points;
}

function nextPoint(
  f: ScalarField,
  point: readonly number[],
  step: number,
  level: number,
): number[] | undefined {
  const [gx, gy] = gradient(f, point);
  const length = Math.hypot(gx, gy);
  if (!(length > 0)) return undefined;
  let [x, y] = [point[0] - (step * gy) / length, point[1] + (step * gx) / length];
  for (let correction = 0; correction < 5; correction++) {
    const [cx, cy] = gradient(f, [x, y]);
    const share = (level - f([x, y])) / (cx * cx + cy * cy);
    if (!Number.isFinite(share)) return undefined;
    [x, y] = [x + share * cx, y + share * cy];
  }
  return [x, y];
}

function distance([ax, ay]: readonly number[], [bx, by]: readonly number[]): number {
  return Math.hypot(ax - bx, ay - by);
}
