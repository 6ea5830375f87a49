import { shown } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import type { Features } from '../data/matrix';
import { type LinearModel, type LinearModelOptions, linearRisk } from './linear-risk';
import { halfSquaredLoss, squaredLoss } from './squared-error';

/** How the squared residuals are averaged: `'mean'` divides by n, `'half-mean'` by 2n. */
export type SquaredErrorConvention = 'mean' | 'half-mean';

/** @see linearRegression */
export interface LinearRegressionOptions extends LinearModelOptions {
  /** Default `'mean'`. The gradient of `'half-mean'` is half as long, so the same steps need twice the rate. */
  readonly convention?: SquaredErrorConvention;
}

/**
 * Linear regression: the cost of a line (or plane) through the examples, and its gradient.
 *
 * ŷ = θ₀ + θ₁x₁ + … + θ_d x_d. With convention `mean`, J(θ) = (1/n) Σ (ŷᵢ − yᵢ)² and ∇J(θ) = (2/n) Xᵀ(Xθ − y);
 * with `half-mean`, J(θ) = (1/2n) Σ (ŷᵢ − yᵢ)² and ∇J(θ) = (1/n) Xᵀ(Xθ − y). X has a first column of ones.
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the targets, n numbers
 * @param options convention, intercept, penalty
 * @returns cost and gradient as functions of θ, ready for `descend`, and predictions
 * @throws RangeError when x or y is empty, their lengths differ, or an entry is not finite
 * @example
 * import { linearRegression } from 'nabla';
 * const model = linearRegression([1, 2, 4, 5], [2, 3, 4, 5], { convention: 'half-mean' });
 * model.gradient([0, 0]); // → [-3.5, -12.25]
 * model.predict([1, 2], [10]); // → [21]
 * @source Curriculum 05
 */
export function linearRegression(
  x: Features,
  y: Vector,
  { convention = 'mean', ...options }: LinearRegressionOptions = {},
): LinearModel {
  const losses = { mean: squaredLoss, 'half-mean': halfSquaredLoss };
  if (Object.hasOwn(losses, convention)) return linearRisk(losses[convention], x, y, options);
  throw new RangeError(
    `linearRegression: convention must be 'mean' or 'half-mean', but it is ${shown(convention)}.`,
  );
}
