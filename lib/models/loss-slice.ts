import { numberValued, requireList, requireSameLength, requireVector } from '../calculus/arguments';
import { norm, scale, type Vector } from '../calculus/vector';
import type { Random } from '../data/random';

/** A loss along one line: f(W + aW₁) for each a. */
export interface LossLine {
  readonly a: number[];
  readonly values: number[];
}

/** A loss on a plane: `values[i][j]` = f(W + aⱼW₁ + bᵢW₂), rows along b, as heat maps and contours want them. */
export interface LossPlane {
  readonly a: number[];
  readonly b: number[];
  readonly values: number[][];
}

/**
 * The loss along a line through a point in any number of dimensions: f(W + aW₁).
 *
 * @param f the loss, of n weights
 * @param w W, n finite numbers
 * @param direction W₁, n finite numbers
 * @param a where to look, in units of W₁
 * @returns a, and the loss at each
 * @throws RangeError when the lengths differ
 * @example
 * import { lossAlongLine } from 'nabla';
 * lossAlongLine(([x, y]) => x * x + y * y, [0, 1], [1, 0], [-1, 0, 1]).values; // → [2, 1, 2]
 * @source Lecture [4]; curriculum 12
 */
export function lossAlongLine(
  f: (w: readonly number[]) => number,
  w: Vector,
  direction: Vector,
  a: readonly number[],
): LossLine {
  const base = requireVector('lossAlongLine', 'w', w);
  const numeric = numberValued('lossAlongLine', f);
  const places = requireVector('lossAlongLine', 'a', a);
  requireSameLength('lossAlongLine', ['w', base], ['direction', direction]);
  return {
    a: places,
    values: places.map((t) => numeric(base.map((c, i) => c + t * direction[i]))),
  };
}

/**
 * The loss on a plane through a point in any number of dimensions: f(W + aW₁ + bW₂).
 *
 * @param f the loss, of n weights
 * @param w W, n finite numbers
 * @param directions W₁ and W₂, n finite numbers each
 * @param a where to look along W₁
 * @param b where to look along W₂; default: as a
 * @returns a, b, and the loss at each pair, one row per b
 * @throws RangeError when the lengths differ
 * @example
 * import { lossOnPlane } from 'nabla';
 * lossOnPlane(([x, y]) => x + 10 * y, [0, 0], [[1, 0], [0, 1]], [0, 1], [0, 2]).values; // → [[0, 1], [20, 21]]
 * @source Lecture [4]; curriculum 12
 */
export function lossOnPlane(
  f: (w: readonly number[]) => number,
  w: Vector,
  directions: readonly [Vector, Vector],
  a: readonly number[],
  b: readonly number[] = a,
): LossPlane {
  requireList('lossOnPlane', 'directions', directions);
  const [first, second] = directions;
  requireList('lossOnPlane', 'b', b);
  const values = b.map((t) => {
    requireSameLength('lossOnPlane', ['w', w], ['the second direction', second]);
    const shifted = Array.from(w, (c, i) => c + t * second[i]);
    return lossAlongLine(f, shifted, first, a).values;
  });
  return { a: [...a], b: [...b], values };
}

/**
 * A random direction with the length of the weights it belongs to, so that a = 1 is a change as large as the weights themselves.
 *
 * @param w the weights, n finite numbers
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns n numbers with the norm of w (norm 1 when w is 0)
 * @throws RangeError when w is empty or not finite
 * @example
 * import { norm, randomDirection, seededRandom } from 'nabla';
 * Number(norm(randomDirection([3, 4], seededRandom(1))).toFixed(9)); // → 5
 * @source Lecture [4]; curriculum 12
 */
export function randomDirection(w: Vector, random: Random): number[] {
  const weights = requireVector('randomDirection', 'w', w);
  const direction = weights.map(() => random.normal());
  return scale(direction, (norm(weights) || 1) / norm(direction));
}
