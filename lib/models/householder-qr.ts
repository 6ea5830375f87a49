import { norm } from '../calculus/vector';
import type { Matrix } from '../data/matrix';

/** A factorisation X·P·D = Q·R: D scales columns to length 1, P orders them, Q is orthogonal, R upper triangular. */
export interface QrFactors {
  /** How many columns are independent, to rounding. */
  readonly rank: number;
  /** The order of the columns: position k holds column `order[k]` of X. */
  readonly order: readonly number[];
  /** |R₁₁| / |R_rr|, a lower bound of the condition number of X with columns of length 1. */
  readonly condition: number;
  /** Qᵀy, n numbers. */
  rotate(y: Float64Array): Float64Array;
  /** Qy, n numbers. */
  rotateBack(y: Float64Array): Float64Array;
  /** The θ (in the order and scale of X) for which R D⁻¹Pᵀθ equals the first `rank` entries of b; 0 for dependent columns. */
  solveUpper(b: ArrayLike<number>): number[];
  /** The w for which Rᵀw = DPᵀg on the independent columns, `rank` numbers. */
  solveLower(g: ArrayLike<number>): number[];
  /** The diagonal of (XᵀX)⁻¹ for the independent columns, 0 for the others. */
  inverseGramDiagonal(): number[];
}

/**
 * Householder QR with column pivoting, Businger and Golub 1965; see G. Golub, C. Van Loan, Matrix Computations, 5.2 and 5.4.
 *
 * Each reflection H = I − τvvᵀ turns the rest of one column into a multiple of e₁. The column with the longest rest comes first,
 * so the diagonal of R falls, and dependent columns show as (nearly) zero at its end.
 */
export function householderQr(x: Matrix): QrFactors {
  const { rows, columns } = x;
  // Column-major: each reflection runs down columns.
  const vectors = Array.from({ length: columns }, (_, j) => columnOf(x, j));
  const lengths = vectors.map((vector) => norm(vector) || 1);
  vectors.forEach((vector, j) => {
    for (let i = 0; i < rows; i++) vector[i] /= lengths[j];
  });
  const order = Array.from({ length: columns }, (_, j) => j);
  const diagonal: number[] = [];
  const taus: number[] = [];
  const tolerance = Math.max(rows, columns) * Number.EPSILON;

  for (let k = 0; k < Math.min(rows, columns); k++) {
    bringLongestForward(vectors, order, k);
    const pivot = tailLength(vectors[k], k);
    if (pivot <= tolerance * Math.abs(diagonal[0] ?? 1)) break;
    const [beta, tau] = makeReflector(vectors[k], k, pivot);
    for (let j = k + 1; j < columns; j++) reflect(vectors[j], vectors[k], tau, k);
    diagonal.push(beta);
    taus.push(tau);
  }

  const rank = diagonal.length;
  const solveUpper = (b: ArrayLike<number>): number[] => {
    const theta = new Array<number>(columns).fill(0);
    backSubstitute(vectors, diagonal, b).forEach((value, k) => {
      theta[order[k]] = value / lengths[order[k]];
    });
    return theta;
  };
  return {
    rank,
    order,
    condition: rank === 0 ? Infinity : Math.abs(diagonal[0] / diagonal[rank - 1]),
    rotate(y) {
      const rotated = Float64Array.from(y);
      for (let k = 0; k < rank; k++) reflect(rotated, vectors[k], taus[k], k);
      return rotated;
    },
    rotateBack(y) {
      const rotated = Float64Array.from(y);
      for (let k = rank - 1; k >= 0; k--) reflect(rotated, vectors[k], taus[k], k);
      return rotated;
    },
    solveUpper,
    solveLower: (g) =>
      forwardSubstitute(
        vectors,
        diagonal,
        diagonal.map((_, k) => g[order[k]] / lengths[order[k]]),
      ),
    inverseGramDiagonal() {
      // (XᵀX)⁻¹ = MMᵀ for the M whose columns solveUpper gives for unit vectors.
      const sums = new Array<number>(columns).fill(0);
      for (let i = 0; i < rank; i++) {
        const unit = diagonal.map((_, k) => (k === i ? 1 : 0));
        solveUpper(unit).forEach((entry, j) => {
          sums[j] += entry ** 2;
        });
      }
      return sums;
    },
  };
}

/** A copy of column j. */
export function columnOf({ rows, columns, data }: Matrix, j: number): Float64Array {
  const column = new Float64Array(rows);
  for (let i = 0; i < rows; i++) column[i] = data[i * columns + j];
  return column;
}

function tailLength(vector: Float64Array, from: number): number {
  let sum = 0;
  for (let i = from; i < vector.length; i++) sum += vector[i] ** 2;
  return Math.sqrt(sum);
}

function bringLongestForward(vectors: Float64Array[], order: number[], k: number): void {
  let longest = k;
  let most = -1;
  for (let j = k; j < vectors.length; j++) {
    const length = tailLength(vectors[j], k);
    if (length > most) [longest, most] = [j, length];
  }
  [vectors[k], vectors[longest]] = [vectors[longest], vectors[k]];
  [order[k], order[longest]] = [order[longest], order[k]];
}

/** Overwrites the tail with v, v_k = 1, such that (I − τvvᵀ)·tail = β e₁; the sign of β avoids cancellation. */
function makeReflector(
  vector: Float64Array,
  k: number,
  length: number,
): [beta: number, tau: number] {
  const head = vector[k];
  const beta = head > 0 ? -length : length;
  for (let i = k + 1; i < vector.length; i++) vector[i] /= head - beta;
  vector[k] = 1;
  return [beta, (beta - head) / beta];
}

/** Overwrites the target with (I − τvvᵀ)·target, from entry k on. */
function reflect(target: Float64Array, v: Float64Array, tau: number, k: number): void {
  let projection = 0;
  for (let i = k; i < target.length; i++) projection += v[i] * target[i];
  projection *= tau;
  for (let i = k; i < target.length; i++) target[i] -= projection * v[i];
}

/** Solves R z = b for the leading block of R; its entries above the diagonal lie in the heads of the columns. */
function backSubstitute(
  vectors: readonly Float64Array[],
  diagonal: readonly number[],
  b: ArrayLike<number>,
): number[] {
  const z = new Array<number>(diagonal.length).fill(0);
  for (let k = diagonal.length - 1; k >= 0; k--) {
    let sum = b[k];
    for (let j = k + 1; j < diagonal.length; j++) sum -= vectors[j][k] * z[j];
    z[k] = sum / diagonal[k];
  }
  return z;
}

/** Solves Rᵀw = g for the leading block of R. */
function forwardSubstitute(
  vectors: readonly Float64Array[],
  diagonal: readonly number[],
  g: readonly number[],
): number[] {
  const w: number[] = [];
  for (let k = 0; k < diagonal.length; k++) {
    let sum = g[k];
    for (let j = 0; j < k; j++) sum -= vectors[k][j] * w[j];
    w.push(sum / diagonal[k]);
  }
  return w;
}
