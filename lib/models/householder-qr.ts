import { norm } from '../calculus/vector';
import type { Matrix } from '../data/matrix';
import { bringLongestForward, makeReflector, reflect, tailLength } from './householder-reflection';
import { backSubstitute, forwardSubstitute } from './triangular';

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
  // Column-major: each reflection runs down columns.
  const vectors = Array.from({ length: x.columns }, (_, j) => columnOf(x, j));
  const lengths = vectors.map((vector) => norm(vector) || 1);
  vectors.forEach((vector, j) => {
    for (let i = 0; i < x.rows; i++) vector[i] /= lengths[j];
  });
  return new Factors(eliminate(vectors, x.rows), lengths);
}

/** The reflections that were made: vectors and factors τ, the diagonal of R, and the order of the columns. */
interface Elimination {
  readonly columns: readonly Float64Array[];
  readonly order: readonly number[];
  readonly diagonal: readonly number[];
  readonly taus: readonly number[];
}

/** Overwrites the columns with the reflectors below and R above the diagonal. */
function eliminate(columns: Float64Array[], rows: number): Elimination {
  const order = [...columns.keys()];
  const diagonal: number[] = [];
  const taus: number[] = [];
  const tolerance = Math.max(rows, columns.length) * Number.EPSILON;
  for (let k = 0; k < Math.min(rows, columns.length); k++) {
    bringLongestForward(columns, order, k);
    const pivot = tailLength(columns[k], k);
    if (pivot <= tolerance * Math.abs(diagonal[0] ?? 1)) break;
    const [beta, tau] = makeReflector(columns[k], k, pivot);
    for (let j = k + 1; j < columns.length; j++) reflect(columns[j], columns[k], tau, k);
    diagonal.push(beta);
    taus.push(tau);
  }
  return { columns, order, diagonal, taus };
}

class Factors implements QrFactors {
  readonly rank: number;
  readonly order: readonly number[];
  readonly condition: number;

  constructor(
    private readonly made: Elimination,
    /** What the columns were divided by, in the order of X. */
    private readonly lengths: readonly number[],
  ) {
    const { diagonal, order } = made;
    this.rank = diagonal.length;
    this.order = order;
    this.condition = this.rank === 0 ? Infinity : Math.abs(diagonal[0] / diagonal[this.rank - 1]);
  }

  rotate(y: Float64Array): Float64Array {
    const { columns, taus } = this.made;
    const rotated = Float64Array.from(y);
    for (let k = 0; k < this.rank; k++) reflect(rotated, columns[k], taus[k], k);
    return rotated;
  }

  rotateBack(y: Float64Array): Float64Array {
    const { columns, taus } = this.made;
    const rotated = Float64Array.from(y);
    for (let k = this.rank - 1; k >= 0; k--) reflect(rotated, columns[k], taus[k], k);
    return rotated;
  }

  solveUpper(b: ArrayLike<number>): number[] {
    const theta = this.lengths.map(() => 0);
    backSubstitute(this.made, b).forEach((value, k) => {
      theta[this.order[k]] = value / this.lengths[this.order[k]];
    });
    return theta;
  }

  solveLower(g: ArrayLike<number>): number[] {
    const scaled = this.made.diagonal.map((_, k) => g[this.order[k]] / this.lengths[this.order[k]]);
    return forwardSubstitute(this.made, scaled);
  }

  /** (XᵀX)⁻¹ = MMᵀ for the M whose columns `solveUpper` gives for unit vectors. */
  inverseGramDiagonal(): number[] {
    const sums = this.lengths.map(() => 0);
    for (let i = 0; i < this.rank; i++) {
      const unit = this.made.diagonal.map((_, k) => (k === i ? 1 : 0));
      this.solveUpper(unit).forEach((entry, j) => {
        sums[j] += entry ** 2;
      });
    }
    return sums;
  }
}

/** A copy of column j. */
export function columnOf({ rows, columns, data }: Matrix, j: number): Float64Array {
  const column = new Float64Array(rows);
  for (let i = 0; i < rows; i++) column[i] = data[i * columns + j];
  return column;
}
