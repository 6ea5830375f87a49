import { requireCount, requireVector } from './arguments';
import { type DerivativeOptions, derivative } from './derivative';
import type { ScalarField } from './gradient';
import type { Vector } from './vector';

/**
 * The partial derivative ∂f/∂xᵢ: one coordinate moves, the others stand still.
 *
 * @param f a function of n variables
 * @param x the point, n finite numbers
 * @param i which coordinate moves, counted from 0
 * @param options the difference formula and its step
 * @returns ∂f/∂xᵢ at x
 * @throws RangeError when there is no coordinate i, and as `derivative`
 * @example
 * import { partial } from 'nabla';
 * partial(([E, t]) => E * t ** 2, [-1, 1], 1); // → -2
 * @source Curriculum 02
 */
export function partial(
  f: ScalarField,
  x: Vector,
  i: number,
  options: DerivativeOptions = {},
): number {
  const point = requireVector('partial', 'x', x);
  if (requireCount('partial', 'i', i) >= point.length) {
    throw new RangeError(
      `partial: x has the coordinates 0 to ${point.length - 1}, so there is no coordinate ${i}.`,
    );
  }
  const slice = (t: number) => f(point.map((coordinate, j) => (j === i ? t : coordinate)));
  return derivative(slice, point[i], options);
}
