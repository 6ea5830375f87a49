import type { Vector } from '../calculus/vector';
import { type Features, matrix, withIntercept } from '../data/matrix';
import { cholesky, choleskySolve } from '../optimize/cholesky';
import { requireTargets } from './model-arguments';

/**
 * The normal equation taken literally: form XᵀX and Xᵀy, and solve XᵀXθ = Xᵀy by Cholesky's method.
 *
 * O(d²n) to form, O(d³) to solve, O(d²) memory. It squares the condition number of X, so it has half as many correct digits as
 * `normalEquation`: use it to measure the cost that textbooks count.
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the targets, n numbers
 * @param options `intercept`: whether a column of ones comes first; default true
 * @returns θ, the intercept first if there is one
 * @throws RangeError when XᵀX is singular to rounding, when x or y is empty, or their lengths differ
 * @example
 * import { normalEquationByCholesky } from 'nabla';
 * normalEquationByCholesky([1, 2, 3], [3, 5, 7]).map((c) => Number(c.toFixed(9))); // → [1, 2]
 * @source Curriculum 08
 */
export function normalEquationByCholesky(
  x: Features,
  y: Vector,
  { intercept = true }: { readonly intercept?: boolean } = {},
): number[] {
  const { rows, columns, data } = intercept ? withIntercept(x) : matrix(x);
  const targets = requireTargets(y, rows);
  const gram = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
  const right = new Array<number>(columns).fill(0);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    for (let j = 0; j < columns; j++) {
      const entry = data[start + j];
      right[j] += entry * targets[i];
      for (let k = 0; k <= j; k++) gram[j][k] += entry * data[start + k];
    }
  }
  const lower = cholesky(gram);
  if (lower !== undefined) return choleskySolve(lower, right);
  throw new RangeError(
    'normalEquationByCholesky: XᵀX is singular to rounding; columns depend on each other, and normalEquation can say which.',
  );
}
