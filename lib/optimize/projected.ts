import {
  requireFunction,
  requirePositive,
  requireSameLength,
  requireVector,
} from '../calculus/arguments';
import { norm, subtract, type Vector } from '../calculus/vector';
import type { UpdateRule } from './update-rule';

/** Takes a point to the nearest point of a set. */
export type Projection = (x: readonly number[]) => number[];

/**
 * Projected gradient descent: step, then return to the allowed set.
 *
 * xₖ₊₁ = P(xₖ − α ∇f(xₖ)). At a solution on the border the gradient does not vanish, so stop with `stepBelow`.
 *
 * @param projection P, such as `boxProjection([0, 0], [1, 1])`
 * @returns the update rule, with a default rate of 0.1
 * @throws TypeError when projection is no function
 * @example
 * import { boxProjection, descend, projectedGradient, stepBelow } from 'nabla';
 * const method = projectedGradient(boxProjection([1, -1], [2, 1]));
 * descend(([x, y]) => x ** 2 + y ** 2, [2, 1], { method, rate: 0.5, stop: stepBelow(1e-9) }).point[0]; // → 1
 * @source Curriculum 11
 */
export function projectedGradient(projection: Projection): UpdateRule {
  requireFunction('projectedGradient', 'projection', projection);
  return {
    name: 'projected gradient descent',
    defaultRate: 0.1,
    begin:
      () =>
      ({ point, gradient, rate }) => {
        const landed = projection(point.map((c, i) => c - rate * gradient[i]));
        requireSameLength('projectedGradient', ['x', point], ['the projected point', landed]);
        return { point: landed, step: subtract(landed, point) };
      },
  };
}

/**
 * The nearest point of a box: each coordinate clipped to its interval.
 *
 * @param lower the box's lower corner, n numbers
 * @param upper its upper corner, n numbers, none below its lower one
 * @returns the projection
 * @throws RangeError when the corners do not make a box
 * @example
 * import { boxProjection } from 'nabla';
 * boxProjection([0, 0], [1, 1])([-3, 0.5]); // → [0, 0.5]
 * @source S. Boyd, L. Vandenberghe, Convex Optimization, 8.1
 */
export function boxProjection(lower: Vector, upper: Vector): Projection {
  const low = requireVector('boxProjection', 'lower', lower);
  const high = requireVector('boxProjection', 'upper', upper);
  requireSameLength('boxProjection', ['lower', low], ['upper', high]);
  const crossed = low.findIndex((edge, i) => edge > high[i]);
  if (crossed >= 0) {
    throw new RangeError(
      `boxProjection: lower[${crossed}] = ${low[crossed]} must not exceed upper[${crossed}] = ${high[crossed]}.`,
    );
  }
  return (x) => x.map((c, i) => Math.min(high[i], Math.max(low[i], c)));
}

/**
 * The nearest point of a ball.
 *
 * @param center its middle, n numbers
 * @param radius above 0
 * @returns the projection
 * @throws RangeError when the radius is not above 0
 * @example
 * import { ballProjection } from 'nabla';
 * ballProjection([0, 0], 1)([3, 4]).map((c) => Number(c.toFixed(9))); // → [0.6, 0.8]
 * @source S. Boyd, L. Vandenberghe, Convex Optimization, 8.1
 */
export function ballProjection(center: Vector, radius: number): Projection {
  const middle = requireVector('ballProjection', 'center', center);
  requirePositive('ballProjection', 'radius', radius);
  return (x) => {
    const offset = subtract(x, middle);
    const share = Math.min(1, radius / norm(offset));
    return middle.map((c, i) => c + share * offset[i]);
  };
}
