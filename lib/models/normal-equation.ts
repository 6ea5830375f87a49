import { dot, type Vector } from '../calculus/vector';
import { type Features, matrix, withIntercept } from '../data/matrix';
import type { QrFactors } from './householder-qr';
import { leastSquares } from './least-squares';
import { requireTargets } from './model-arguments';

/** A line or plane fitted by least squares, with what statistics says about it. */
export interface LeastSquaresFit {
  /** θ, the intercept first if there is one. */
  readonly coefficients: number[];
  /** ŷ for the fitted examples, n numbers. */
  readonly fitted: number[];
  /** y − ŷ, n numbers. */
  readonly residuals: number[];
  /** RSS = Σ(y − ŷ)². */
  readonly residualSumOfSquares: number;
  /** R² = 1 − RSS/Σ(y − ȳ)², with Σy² in place of Σ(y − ȳ)² when there is no intercept; 1 when that sum is 0. */
  readonly rSquared: number;
  /** √(RSS/(n − rank)); absent when n equals the rank, because then nothing is left to estimate it from. */
  readonly residualStandardDeviation?: number;
  /** The standard error of each coefficient; absent when the residual standard deviation is. */
  readonly standardErrors?: number[];
  /** How many columns are independent. */
  readonly rank: number;
  /** A lower bound of the condition number of X with columns of length 1; beyond 1e8 few digits are certain. */
  readonly condition: number;
  /** A sentence, when columns depend on each other. */
  readonly warning?: string;
}

/**
 * Linear regression without iterations: the θ at which the gradient of ‖y − Xθ‖² vanishes.
 *
 * θ solves the normal equation XᵀXθ = Xᵀy. It is computed from a Householder QR factorisation of X and refined, because
 * forming XᵀX squares the condition number. Time O(nd²), memory O(nd).
 *
 * When columns depend on each other there are many best θ: the one returned has 0 for columns that the others explain,
 * and `warning` names them.
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the targets, n numbers
 * @param options `intercept`: whether a column of ones comes first; default true
 * @returns the coefficients, residuals, R², standard errors, rank
 * @throws RangeError when x or y is empty, their lengths differ, or an entry is not finite
 * @example
 * import { normalEquation } from 'nabla';
 * normalEquation([1, 2, 3], [3, 5, 7]).coefficients; // → [1, 2]
 * @source Curriculum 05 and 08
 */
export function normalEquation(
  x: Features,
  y: Vector,
  { intercept = true }: { readonly intercept?: boolean } = {},
): LeastSquaresFit {
  const design = intercept ? withIntercept(x) : matrix(x);
  const targets = requireTargets(y, design.rows);
  const { theta, residuals, factors } = leastSquares(design, targets);
  const rss = dot(residuals, residuals);
  const freedom = design.rows - factors.rank;
  return {
    coefficients: theta,
    fitted: Array.from(targets, (target, i) => target - residuals[i]),
    residuals: Array.from(residuals),
    residualSumOfSquares: rss,
    rSquared: rSquared(targets, rss, intercept),
    ...(freedom > 0 && errorEstimates(rss / freedom, factors)),
    rank: factors.rank,
    condition: factors.condition,
    ...(factors.rank < design.columns && { warning: dependenceWarning(factors, intercept) }),
  };
}

function rSquared(y: Float64Array, rss: number, intercept: boolean): number {
  const centre = intercept ? y.reduce((sum, value) => sum + value, 0) / y.length : 0;
  const total = y.reduce((sum, value) => sum + (value - centre) ** 2, 0);
  return total === 0 ? 1 : 1 - rss / total;
}

function errorEstimates(variance: number, factors: QrFactors) {
  return {
    residualStandardDeviation: Math.sqrt(variance),
    standardErrors: factors.inverseGramDiagonal().map((entry) => Math.sqrt(variance * entry)),
  };
}

function dependenceWarning({ rank, order }: QrFactors, intercept: boolean): string {
  const dropped = order.slice(rank).sort((a, b) => a - b);
  const names = dropped.map((j) => {
    if (!intercept) return `column ${j}`;
    return j === 0 ? 'the intercept' : `column ${j - 1}`;
  });
  return `Only ${rank} of ${order.length} columns are independent; the others explain ${names.join(', ')}, whose coefficient was set to 0.`;
}
