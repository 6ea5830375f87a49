import { requireFunction, requireVector, shown } from './arguments';
import { type DerivativeOptions, derivative } from './derivative';
import type { Vector } from './vector';

/** A function that takes n numbers and gives m. */
export type VectorField = (x: readonly number[]) => Vector;

/**
 * The Jacobian: all partial derivatives of a function with several outputs.
 *
 * Jᵢⱼ = ∂fᵢ/∂xⱼ; row i is the gradient of output i.
 *
 * @param f takes n numbers and gives m
 * @param x the point, n finite numbers
 * @param options the difference formula and its step
 * @returns m rows of n numbers
 * @throws TypeError when f gives no array of numbers; RangeError when x is empty or not finite
 * @example
 * import { jacobian } from 'nabla';
 * jacobian(([r, a]) => [r * Math.cos(a), r * Math.sin(a)], [2, 0]); // → [[1, 0], [0, 2]]
 * @source Curriculum 02
 */
export function jacobian(f: VectorField, x: Vector, options: DerivativeOptions = {}): number[][] {
  requireFunction('jacobian', 'f', f);
  const point = requireVector('jacobian', 'x', x);
  const outputs: unknown = f([...point]);
  if (!Array.isArray(outputs) && !(outputs instanceof Float64Array)) {
    throw new TypeError(
      `jacobian: f must give an array of numbers, but it gave ${shown(outputs)}.`,
    );
  }
  const columns = point.map((start, j) => {
    // All outputs come from the same few values of f, so each is computed once.
    const known = new Map<number, Vector>([[start, outputs]]);
    const at = (t: number): Vector => {
      const values = known.get(t) ?? f(point.map((c, k) => (k === j ? t : c)));
      known.set(t, values);
      return values;
    };
    return Array.from(outputs, (_, i) => derivative((t) => at(t)[i], start, options));
  });
  return Array.from(outputs, (_, i) => columns.map((column) => column[i]));
}
