import { jacobian, type VectorField } from './jacobian';
import type { Vector } from './vector';

/**
 * The curl of a vector field in three dimensions: how the field turns around a point. A vector.
 *
 * ∇ × v = (∂v₃/∂y − ∂v₂/∂z, ∂v₁/∂z − ∂v₃/∂x, ∂v₂/∂x − ∂v₁/∂y)
 *
 * @param v a field that takes 3 numbers and gives 3
 * @param x the point, 3 finite numbers
 * @returns the curl at x, 3 numbers; that of a gradient field is 0
 * @throws RangeError when the field or the point is not three-dimensional
 * @example
 * import { curl } from 'nabla';
 * curl(([x, y]) => [-y, x, 0], [1, 2, 3]); // → [0, 0, 2]
 * @source Curriculum 02
 */
export function curl(v: VectorField, x: Vector): [number, number, number] {
  const rows = jacobian(v, x);
  if (rows.length !== 3 || x.length !== 3) {
    throw new RangeError(
      `curl: it needs 3 components at a point of 3 numbers, but it has ${rows.length} at a point of ${x.length}.`,
    );
  }
  const [[, xy, xz], [yx, , yz], [zx, zy]] = rows;
  return [zy - yz, xz - zx, yx - xy];
}
