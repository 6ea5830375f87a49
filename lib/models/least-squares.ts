import { accurateDot } from '../calculus/accurate-dot';
import { norm } from '../calculus/vector';
import type { Matrix } from '../data/matrix';
import { columnOf, householderQr, type QrFactors } from './householder-qr';

/** The solution of a least-squares problem, and the factors it came from. */
export interface LeastSquaresSolution {
  /** θ, one number per column; 0 for dependent columns. */
  readonly theta: number[];
  /** y − Xθ, one number per row. */
  readonly residuals: Float64Array;
  readonly factors: QrFactors;
}

const REFINEMENTS = 10;

/**
 * The θ that makes ‖y − Xθ‖ least, by Householder QR and iterative refinement.
 *
 * QR alone loses digits when the residuals are large and X is ill-conditioned. Refinement (Å. Björck, 1967) solves again for
 * what is left over in both conditions of a least-squares solution, r + Xθ = y and Xᵀr = 0, with leftovers computed in twice the digits.
 */
export function leastSquares(x: Matrix, y: Float64Array): LeastSquaresSolution {
  const factors = householderQr(x);
  const rotated = factors.rotate(y);
  let theta = factors.solveUpper(rotated);
  let residuals = factors.rotateBack(rotated.fill(0, 0, factors.rank));
  let lastChange = Infinity;
  for (let round = 0; round < REFINEMENTS; round++) {
    const correction = correctionOf(x, y, theta, residuals, factors);
    const change = norm(correction.theta);
    // A correction that no longer shrinks is round-off: it would add noise.
    if (!(change < lastChange / 2)) break;
    theta = theta.map((entry, j) => entry + correction.theta[j]);
    residuals = residuals.map((entry, i) => entry + correction.residuals[i]);
    lastChange = change;
    if (change <= Number.EPSILON * norm(theta)) break;
  }
  return { theta, residuals, factors };
}

/** Solves δr + Xδθ = f, Xᵀδr = g for the leftovers f = y − r − Xθ and g = −Xᵀr. */
function correctionOf(
  x: Matrix,
  y: Float64Array,
  theta: readonly number[],
  residuals: Float64Array,
  factors: QrFactors,
): { theta: number[]; residuals: Float64Array } {
  const { rows, columns, data } = x;
  const weights = [...theta.map((entry) => -entry), 1, -1];
  const line = new Float64Array(columns + 2);
  const f = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    line.set(data.subarray(i * columns, (i + 1) * columns));
    line[columns] = y[i];
    line[columns + 1] = residuals[i];
    f[i] = accurateDot(line, weights);
  }
  const g = theta.map((_, j) => -accurateDot(columnOf(x, j), residuals));
  const rotated = factors.rotate(f);
  const lower = factors.solveLower(g);
  const upper = lower.map((entry, k) => rotated[k] - entry);
  lower.forEach((entry, k) => {
    rotated[k] = entry;
  });
  return { theta: factors.solveUpper(upper), residuals: factors.rotateBack(rotated) };
}
