import { requireCount, requireList, requireSameLength, requireVector, shown } from './arguments';
import type { Vector } from './vector';

/** Eigenvalues in rising order; `vectors[k]` is a unit vector with A·v = `values[k]`·v. */
export interface SymmetricEigen {
  readonly values: number[];
  readonly vectors: number[][];
}

/** Jacobi's method needs 5 to 10 sweeps; one that needs more is broken. */
const MOST_SWEEPS = 50;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
 *
 * A v = λ v. Each rotation makes one pair of off-diagonal entries 0; sweep after sweep all of them vanish, and the diagonal holds
 * the eigenvalues. When the matrix is a Hessian, the curvature of its function along `vectors[k]` is `values[k]`.
 *
 * @param a n rows of n finite numbers with aᵢⱼ = aⱼᵢ, up to a relative 1e-6 (a numerical Hessian is not exactly symmetric)
 * @returns eigenvalues in rising order and their unit vectors
 * @throws RangeError when the matrix is not square or not symmetric, or an entry is not finite
 * @example
 * import { symmetricEigen } from 'nabla';
 * symmetricEigen([[3, 0], [0, 1]]); // → { values: [1, 3], vectors: [[0, 1], [1, 0]] }
 * @source C. Jacobi 1846; G. Golub, C. Van Loan, Matrix Computations, 4th ed., section 8.5
 */
export function symmetricEigen(a: readonly Vector[]): SymmetricEigen {
  const m = symmetricCopy(a);
  const v = m.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < m.length; p++) {
      for (let q = p + 1; q < m.length; q++) rotated = rotate(m, v, p, q) || rotated;
    }
    if (!rotated) break;
  }
  const order = m.map((_, k) => k).sort((i, j) => m[i][i] - m[j][j]);
  return {
    values: order.map((k) => m[k][k]),
    vectors: order.map((k) => v.map((row) => row[k])),
  };
}

/** Turns coordinates p and q so that m[p][q] becomes 0, in m and in v; false where it is 0 beside the diagonal already. */
function rotate(m: number[][], v: number[][], p: number, q: number): boolean {
  const off = m[p][q];
  if (Math.abs(off) <= Number.EPSILON * Math.sqrt(Math.abs(m[p][p] * m[q][q]))) return false;
  const half = (m[q][q] - m[p][p]) / (2 * off);
  // The smaller of the two angles that do it; hypot(1, half) cannot overflow.
  const tan = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.hypot(1, half));
  const cos = 1 / Math.hypot(1, tan);
  const sin = tan * cos;
  const turn = (row: number[]) => {
    [row[p], row[q]] = [cos * row[p] - sin * row[q], sin * row[p] + cos * row[q]];
  };
  m.forEach(turn);
  for (let k = 0; k < m.length; k++) {
    [m[p][k], m[q][k]] = [cos * m[p][k] - sin * m[q][k], sin * m[p][k] + cos * m[q][k]];
  }
  m[p][q] = 0;
  m[q][p] = 0;
  v.forEach(turn);
  return true;
}

/** The mean of h and its transpose, after the checks. */
function symmetricCopy(h: readonly Vector[]): number[][] {
  requireList('eigenvalues', 'h', h);
  requireCount('eigenvalues', 'the number of rows of h', h.length, 1);
  const rows = Array.from(h, (row, i) => requireVector('eigenvalues', `row ${i} of h`, row));
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
