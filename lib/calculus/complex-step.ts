import { requireFinite, requireFunction, shown } from './arguments';
import { Complex } from './complex';

/** So small that its square vanishes beside any value of f, and there is no subtraction in which digits could be lost. */
const TINY = 1e-200;

/**
 * The derivative to full precision, from one complex value of f.
 *
 * f′(x) ≈ Im f(x + ih)/h with h = 1e-200: the Taylor series f(x + ih) = f(x) + ih f′(x) − h²f″(x)/2 − … has f′ alone in its
 * imaginary part up to h², and no difference is taken, so nothing cancels.
 *
 * @param f an analytic function, written with the methods of `Complex`; |·|, max and comparisons are not analytic
 * @param x the point, finite
 * @returns f′(x), correct to the last digits
 * @throws TypeError when f is no function; RangeError when x is not finite
 * @example
 * import { complexStep } from 'nabla';
 * complexStep((x) => x.power(3), 2); // → 12
 * @source W. Squire, G. Trapp, Using complex variables to estimate derivatives of real functions, 1998; curriculum 01
 */
export function complexStep(f: (x: Complex) => Complex, x: number): number {
  requireFunction('complexStep', 'f', f);
  requireFinite('complexStep', 'x', x);
  const value: unknown = f(new Complex(x, TINY));
  if (value instanceof Complex) return value.imaginary / TINY;
  throw new TypeError(
    `complexStep: f must give a Complex, made with its methods such as x.times(2), but it gave ${shown(value)}.`,
  );
}
