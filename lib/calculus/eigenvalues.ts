import { requireSameLength, requireVector, shown } from './arguments';
import type { Vector } from './vector';

/** Jacobi's method needs 5 to 10 sweeps; one that needs more is broken. */
const MOST_SWEEPS = 50;

/**
 * The eigenvalues of a symmetric matrix, such as a Hessian: the curvatures along its principal directions.
 *
 * H v = λ v. All λ > 0: a bowl; of both signs: a saddle; λ_max/λ_min of a bowl is its condition number. Gradient descent on a
 * quadratic multiplies the error along v by 1 − αλ and converges for α < 2/λ_max.
 * Jacobi's method: rotate two coordinates at a time until nothing is left beside the diagonal.
 *
 * @param h n rows of n finite numbers with hᵢⱼ = hⱼᵢ, up to a relative 1e-6 (a numerical Hessian is not exactly symmetric)
 * @returns n numbers in rising order
 * @throws RangeError when h is not square or not symmetric, or an entry is not finite
 * @example
 * import { eigenvalues } from 'nabla';
 * eigenvalues([[2, 0], [0, 10]]); // → [2, 10]
 * @source G. Golub, C. Van Loan, Matrix Computations, 4th ed., section 8.5; curriculum 02, 05
 */
export function eigenvalues(h: readonly Vector[]): number[] {
  const a = symmetricCopy(h);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < a.length; p++) {
      for (let q = p + 1; q < a.length; q++) rotated = rotate(a, p, q) || rotated;
    }
    if (!rotated) break;
  }
  return a.map((row, i) => row[i]).sort((left, right) => left - right);
}

/** Turns coordinates p and q so that a[p][q] becomes 0; false where it is 0 beside the diagonal already. */
function rotate(a: number[][], p: number, q: number): boolean {
  const off = a[p][q];
  if (Math.abs(off) <= Number.EPSILON * Math.sqrt(Math.abs(a[p][p] * a[q][q]))) return false;
  const half = (a[q][q] - a[p][p]) / (2 * off);
  // The smaller of the two angles that do it; hypot(1, half) cannot overflow.
  const tan = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.hypot(1, half));
  const cos = 1 / Math.hypot(1, tan);
  const sin = tan * cos;
  for (let k = 0; k < a.length; k++) {
    const [left, right] = [a[k][p], a[k][q]];
    a[k][p] = cos * left - sin * right;
    a[k][q] = sin * left + cos * right;
  }
  for (let k = 0; k < a.length; k++) {
    const [upper, lower] = [a[p][k], a[q][k]];
    a[p][k] = cos * upper - sin * lower;
    a[q][k] = sin * upper + cos * lower;
  }
  a[p][q] = 0;
  a[q][p] = 0;
  return true;
}

/** The mean of h and its transpose, after the checks. */
function symmetricCopy(h: readonly Vector[]): number[][] {
  const rows = h.map((row, i) => requireVector('eigenvalues', `row ${i} of h`, row));
  rows.forEach((row, i) => {
    requireSameLength('eigenvalues', ['h', rows], [`row ${i} of h`, row]);
  });
  const largest = Math.max(0, ...rows.flat().map(Math.abs));
  return rows.map((row, i) =>
    row.map((entry, j) => {
      const mirrored = rows[j][i];
      if (Math.abs(entry - mirrored) <= 1e-6 * largest) return (entry + mirrored) / 2;
      throw new RangeError(
        `eigenvalues: h must be symmetric, but h[${i}][${j}] is ${shown(entry)} and h[${j}][${i}] is ${shown(mirrored)}.`,
      );
    }),
  );
}
