import { numberValued, requireSameLength, requireVector } from './arguments';
import type { ScalarField } from './gradient';
import { jacobian } from './jacobian';
import type { Vector } from './vector';

/** @see hessian */
export interface HessianOptions {
  /** The gradient of f; with it the Hessian is its Jacobian, more exact (about 10 digits instead of 7) and cheaper. */
  readonly gradient?: (x: readonly number[]) => Vector;
}

/**
 * The Hessian: all second partial derivatives, Hᵢⱼ = ∂²f/∂xᵢ∂xⱼ.
 *
 * From values alone, Hᵢⱼ ≈ (f(+,+) − f(+,−) − f(−,+) + f(−,−)) / 4hᵢhⱼ, where the signs say how coordinates i and j are moved and
 * hᵢ = ε^(1/4)·max(1, |xᵢ|); on the diagonal that moves by 2h.
 *
 * @param f a function of n variables, twice continuously differentiable near x
 * @param x the point, n finite numbers
 * @param options its gradient, if known
 * @returns a symmetric matrix, n rows of n numbers
 * @throws TypeError when f is no function; RangeError when x is empty or not finite
 * @example
 * import { hessian } from 'nabla';
 * hessian(([x, y]) => x ** 2 + 3 * x * y, [1, 2]).flat().map(Math.round); // → [2, 3, 3, 0]
 * @source Curriculum 02
 */
export function hessian(f: ScalarField, x: Vector, options: HessianOptions = {}): number[][] {
  const numeric = numberValued('hessian', f);
  const point = requireVector('hessian', 'x', x);
  if (options.gradient !== undefined) {
    const rows = jacobian(options.gradient, point);
    requireSameLength('hessian', ['x', point], ['the gradient', rows]);
    return symmetric(rows);
  }
  // Both ends of each step as they are after rounding.
  const up = point.map((c) => c + Number.EPSILON ** (1 / 4) * Math.max(1, Math.abs(c)));
  const h = point.map((c, i) => up[i] - c);
  const moved = (i: number, a: number, j: number, b: number) =>
    numeric(point.map((c, k) => c + (k === i ? a * h[i] : 0) + (k === j ? b * h[j] : 0)));
  const result = point.map(() => new Array<number>(point.length).fill(0));
  for (let i = 0; i < point.length; i++) {
    for (let j = i; j < point.length; j++) {
      const twist =
        moved(i, 1, j, 1) - moved(i, 1, j, -1) - moved(i, -1, j, 1) + moved(i, -1, j, -1);
      result[i][j] = twist / (4 * h[i] * h[j]);
      result[j][i] = result[i][j];
    }
  }
  return result;
}

/** Mixed derivatives do not depend on the order: the mean of both halves its round-off. */
function symmetric(m: readonly number[][]): number[][] {
  return m.map((row, i) => row.map((entry, j) => (entry + m[j][i]) / 2));
}
