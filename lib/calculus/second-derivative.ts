import { numberValued, requireFinite, requirePositive } from './arguments';
import type { RealFunction } from './derivative';

/**
 * The second derivative of a function of one variable: how the slope changes.
 *
 * f″(x) ≈ (f(x+h) − 2f(x) + f(x−h)) / h², with an error of order h² + ε/h²; the default h is ε^(1/4)·max(1, |x|).
 * Above 0 at a minimum, below 0 at a maximum.
 *
 * @param f the function, smooth near x
 * @param x the point, finite
 * @param step h > 0; default ε^(1/4)·max(1, |x|) ≈ 1.2e-4
 * @returns f″(x), about 7 correct digits
 * @throws TypeError when f is no function; RangeError when x is not finite or the step is not above 0
 * @example
 * import { secondDerivative } from 'nabla';
 * Math.round(secondDerivative((x) => x ** 3, 2)); // → 12
 * @source Curriculum 01
 */
export function secondDerivative(
  f: RealFunction,
  x: number,
  step = Number.EPSILON ** (1 / 4) * Math.max(1, Math.abs(x)),
): number {
  const numeric = numberValued('secondDerivative', f);
  requireFinite('secondDerivative', 'x', x);
  requirePositive('secondDerivative', 'step', step);
  // The distance that was really taken, after rounding.
  const h = x + step - x;
  return (numeric(x + h) - 2 * numeric(x) + numeric(x - h)) / h ** 2;
}
