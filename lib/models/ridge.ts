import { requireBetween } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, type Matrix, matrix, withIntercept } from '../data/matrix';
import { leastSquares } from './least-squares';
import { requireTargets } from './model-arguments';

/**
 * Ridge regression: least squares with a price on long coefficient vectors.
 *
 * θ minimises Σ(yᵢ − ŷᵢ)² + λ Σⱼ θⱼ², the intercept left out of the penalty. It is the least-squares solution of X with the rows
 * √λ·eⱼ below it. The same θ minimises `linearRegression` with l2 = λ/n (convention `half-mean`) or 2λ/n (`mean`).
 *
 * @param x the features: n rows of d numbers, or n numbers; standardise them first, or the penalty depends on their units
 * @param y the targets, n numbers
 * @param lambda λ ≥ 0; 0 gives `normalEquation`'s coefficients
 * @param options `intercept`: whether a column of ones comes first; default true
 * @returns θ, the intercept first if there is one
 * @throws RangeError when x or y is empty, their lengths differ, an entry is not finite, or lambda is below 0
 * @example
 * import { ridge } from 'nabla';
 * ridge([-1, 0, 1], [-2, 0, 2], 2).map((c) => c + 0); // → [0, 1]
 * @source A. Hoerl, R. Kennard, Ridge regression, 1970
 */
export function ridge(
  x: Features,
  y: Vector,
  lambda: number,
  { intercept = true }: { readonly intercept?: boolean } = {},
): number[] {
  requireBetween('ridge', 'lambda', lambda, [0, Infinity]);
  const design = intercept ? withIntercept(x) : matrix(x);
  const targets = requireTargets(y, design.rows);
  const extended = withPenaltyRows(design, Math.sqrt(lambda), intercept ? 1 : 0);
  const extendedTargets = new Float64Array(extended.rows);
  extendedTargets.set(targets);
  return leastSquares(extended, extendedTargets).theta;
}

function withPenaltyRows({ rows, columns, data }: Matrix, weight: number, first: number): Matrix {
  const extra = columns - first;
  const extended = new Float64Array((rows + extra) * columns);
  extended.set(data);
  for (let k = 0; k < extra; k++) extended[(rows + k) * columns + first + k] = weight;
  return { rows: rows + extra, columns, data: extended };
}
