import { requireSameLength, requireVector } from './arguments';
import { type DerivativeOptions, derivative } from './derivative';
import type { ScalarField } from './gradient';
import { norm, scale, type Vector } from './vector';

/**
 * The slope of f in a direction: how fast f changes per unit of length along u.
 *
 * D_u f = ∇f · u/‖u‖ = ‖∇f‖ cos θ, θ the angle between the gradient and u: largest along the gradient, 0 along the level set.
 *
 * @param f a function of n variables
 * @param x the point, n finite numbers
 * @param direction u, n finite numbers, not all 0; only where it points matters, not its length
 * @param options the difference formula and its step
 * @returns the slope, in units of f per unit of x
 * @throws RangeError when the direction is 0 or has another length than x
 * @example
 * import { directionalDerivative } from 'nabla';
 * directionalDerivative(([x, y]) => x ** 2 + y ** 2, [3, 4], [3, 4]); // → 10
 * @source Curriculum 02
 */
export function directionalDerivative(
  f: ScalarField,
  x: Vector,
  direction: Vector,
  options: DerivativeOptions = {},
): number {
  const point = requireVector('directionalDerivative', 'x', x);
  const u = requireVector('directionalDerivative', 'direction', direction);
  requireSameLength('directionalDerivative', ['x', point], ['direction', u]);
  const length = norm(u);
  if (length === 0) {
    throw new RangeError('directionalDerivative: direction must not be the zero vector.');
  }
  const unit = scale(u, 1 / length);
  // The step must be felt beside coordinates of this size.
  const size = Math.max(1, norm(point));
  return (
    derivative(
      (t) => f(point.map((coordinate, i) => coordinate + t * size * unit[i])),
      0,
      options,
    ) / size
  );
}
