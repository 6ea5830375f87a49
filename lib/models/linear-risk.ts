import { requireBetween, requireList } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, type Matrix, matrix, withIntercept } from '../data/matrix';
import type { FiniteSum } from '../optimize/finite-sum';
import type { Loss } from './loss';
import { requireExamples, requireTargets } from './model-arguments';

/** @see linearRisk */
export interface LinearModelOptions {
  /** Whether θ₀ is an intercept (x₀ = 1 for every example); default true. */
  readonly intercept?: boolean;
  /** The penalty λ ≥ 0 of (λ/2)‖θ‖², intercept excluded; default 0. */
  readonly l2?: number;
}

/** A model whose output is linear in its parameters, z = θ₀ + θ₁x₁ + … + θ_d x_d, with the examples it is fitted to. */
export interface LinearModel extends FiniteSum {
  /** z for each row of x, n numbers. */
  predict(theta: Vector, x: Features): number[];
}

/**
 * The mean loss of a linear model over its examples, and its gradient.
 *
 * J(θ) = (1/n) Σ ℓ(xᵢᵀθ, yᵢ) + (λ/2)‖θ‖²,  ∇J(θ) = (1/n) Σ ℓ′(xᵢᵀθ, yᵢ) xᵢ + λθ
 *
 * Linear regression, logistic regression and the linear support vector machine are this, with different losses.
 *
 * @param loss ℓ and its slope
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the targets, n numbers
 * @param options intercept and penalty
 * @returns cost, gradient and predictions as functions of θ (d + 1 numbers with an intercept, d without)
 * @throws RangeError when x or y is empty, their lengths differ, or an entry is not finite
 * @example
 * import { linearRisk, squaredLoss } from 'nabla';
 * const risk = linearRisk(squaredLoss, [1, 2, 3], [1, 2, 3]);
 * risk.cost([0, 1]); // → 0
 * @source Curriculum 05 and 10
 */
export function linearRisk(
  loss: Loss,
  x: Features,
  y: Vector,
  { intercept = true, l2 = 0 }: LinearModelOptions = {},
): LinearModel {
  const design = intercept ? withIntercept(x) : matrix(x);
  const targets = requireTargets(y, design.rows);
  requireBetween('linearRisk', 'l2', l2, [0, Infinity]);
  const problem = { loss, design, targets, l2, firstPenalised: intercept ? 1 : 0 };
  const all = Uint32Array.from({ length: design.rows }, (_, i) => i);
  return {
    size: design.rows,
    dimension: design.columns,
    costOf: (theta, examples) => meanLoss(problem, theta, examples),
    gradientOf: (theta, examples) => meanGradient(problem, theta, examples),
    cost: (theta) => meanLoss(problem, theta, all),
    gradient: (theta) => meanGradient(problem, theta, all),
    predict(theta, features) {
      const rows = intercept ? withIntercept(features) : matrix(features);
      requireTheta(theta, rows.columns);
      return Array.from({ length: rows.rows }, (_, i) => rowDot(rows, i, theta));
    },
  };
}

/** What the cost is made of. */
interface Problem {
  readonly loss: Loss;
  readonly design: Matrix;
  readonly targets: Float64Array;
  readonly l2: number;
  /** 1 when θ₀ is an intercept, which bears no penalty. */
  readonly firstPenalised: number;
}

function meanLoss(
  { loss, design, targets, l2, firstPenalised }: Problem,
  theta: Vector,
  examples: ArrayLike<number>,
): number {
  requireTheta(theta, design.columns);
  requireExamples('linear model', examples, design.rows);
  let sum = 0;
  for (let k = 0; k < examples.length; k++) {
    const i = examples[k];
    sum += loss.value(rowDot(design, i, theta), targets[i]);
  }
  let squares = 0;
  for (let j = firstPenalised; j < theta.length; j++) squares += theta[j] ** 2;
  return sum / examples.length + (l2 / 2) * squares;
}

function meanGradient(
  { loss, design, targets, l2, firstPenalised }: Problem,
  theta: Vector,
  examples: ArrayLike<number>,
): number[] {
  requireTheta(theta, design.columns);
  requireExamples('linear model', examples, design.rows);
  const { columns, data } = design;
  const sum = new Float64Array(columns);
  for (let k = 0; k < examples.length; k++) {
    const i = examples[k];
    const slope = loss.slope(rowDot(design, i, theta), targets[i]);
    for (let j = 0; j < columns; j++) sum[j] += slope * data[i * columns + j];
  }
  return Array.from(
    sum,
    (entry, j) => entry / examples.length + (j < firstPenalised ? 0 : l2 * theta[j]),
  );
}

/** xᵢᵀθ. */
function rowDot({ columns, data }: Matrix, row: number, theta: Vector): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += data[row * columns + j] * theta[j];
  return sum;
}

function requireTheta(theta: Vector, columns: number): void {
  requireList('linear model', 'theta', theta);
  if (theta.length === columns) return;
  throw new RangeError(
    `linear model: theta must have ${columns} numbers, one per column (the intercept first), but it has ${theta.length}.`,
  );
}
