import { requireBetween, requireFinite, requireVector } from './arguments';
import type { RealFunction } from './derivative';
import { derivatives } from './derivatives';
import type { Vector } from './vector';

/** A Taylor polynomial, ready to be evaluated. */
export interface TaylorPolynomial {
  /** x₀, the point it is built around. */
  readonly center: number;
  /** f⁽ᵏ⁾(x₀)/k! for k = 0, …, n. */
  readonly coefficients: number[];
  /** The polynomial's value at x. */
  at(x: number): number;
  /** The polynomial of a lower order. */
  truncated(order: number): TaylorPolynomial;
  /** Lagrange's bound of |f(x) − polynomial(x)|: M·|x − x₀|ⁿ⁺¹/(n+1)!, when |f⁽ⁿ⁺¹⁾| ≤ M between x₀ and x. */
  remainderBound(x: number, nextDerivativeBound: number): number;
}

/**
 * The Taylor polynomial of a function.
 *
 * f(x₀) + f′(x₀)(x − x₀) + ½ f″(x₀)(x − x₀)² + … + f⁽ⁿ⁾(x₀)/n! (x − x₀)ⁿ: of all polynomials of order n, the one whose value and first
 * n derivatives at x₀ are those of f. It is good near x₀, and need not be good elsewhere, whatever its order.
 *
 * @param f the function, smooth near x₀
 * @param center x₀, finite
 * @param order n, from 0 to 12
 * @returns the polynomial, with coefficients correct to about 1e-9 for functions that are smooth within 0.3 of x₀
 * @throws RangeError when the center is not finite or the order is not 0 to 12
 * @example
 * import { taylor } from 'nabla';
 * Number(taylor(Math.cos, 0, 4).at(1).toFixed(6)); // → 0.541667
 * @source Curriculum 03
 */
export function taylor(f: RealFunction, center: number, order: number): TaylorPolynomial {
  return taylorFromDerivatives(derivatives(f, center, order), center);
}

/**
 * The Taylor polynomial from derivatives that are known.
 *
 * @param values f(x₀), f′(x₀), …, f⁽ⁿ⁾(x₀): n + 1 finite numbers
 * @param center x₀, finite
 * @returns the polynomial of order n
 * @throws RangeError when there is no derivative or one is not finite
 * @example
 * import { taylorFromDerivatives } from 'nabla';
 * const cos4 = taylorFromDerivatives([1, 0, -1, 0, 1], 0);
 * cos4.coefficients[4] === 1 / 24; // → true
 * cos4.remainderBound(1, 1) === 1 / 120; // → true
 * @source Curriculum 03
 */
export function taylorFromDerivatives(values: Vector, center: number): TaylorPolynomial {
  requireFinite('taylor', 'center', center);
  const known = requireVector('taylor', 'the derivatives', values);
  let factorial = 1;
  const coefficients = known.map((value, k) => {
    factorial *= Math.max(1, k);
    return value / factorial;
  });
  const order = known.length - 1;
  return {
    center,
    coefficients,
    at: (x) => coefficients.reduceRight((sum, c) => sum * (x - center) + c, 0),
    truncated: (lower) =>
      taylorFromDerivatives(
        known.slice(0, requireBetween('taylor', 'order', lower, [0, order + 1]) + 1),
        center,
      ),
    remainderBound: (x, bound) =>
      (bound * Math.abs(x - center) ** (order + 1)) / (factorial * (order + 1)),
  };
}
