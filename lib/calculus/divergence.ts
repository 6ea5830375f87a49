import { requireSameLength } from './arguments';
import { jacobian, type VectorField } from './jacobian';
import type { Vector } from './vector';

/**
 * The divergence of a vector field: how much flows out of a point. One number.
 *
 * ∇ · v = Σ ∂vᵢ/∂xᵢ
 *
 * @param v a field that takes n numbers and gives n
 * @param x the point, n finite numbers
 * @returns the divergence at x; that of a gradient field is the trace of the Hessian
 * @throws RangeError when the field gives another number of components than x has
 * @example
 * import { divergence } from 'nabla';
 * divergence(([x, y]) => [x, y], [1, 2]); // → 2
 * @source Curriculum 02
 */
export function divergence(v: VectorField, x: Vector): number {
  const rows = jacobian(v, x);
  requireSameLength('divergence', ['x', x], ['the field', rows]);
  return rows.reduce((sum, row, i) => sum + row[i], 0);
}
