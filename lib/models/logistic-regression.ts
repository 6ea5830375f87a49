import type { Vector } from '../calculus/vector';
import type { Features } from '../data/matrix';
import { crossEntropyLoss } from './cross-entropy';
import { requireLabels } from './labels';
import { type LinearModel, type LinearModelOptions, linearRisk } from './linear-risk';
import { sigmoid } from './sigmoid';

/** A linear model of probabilities; `predict` gives scores z, `probability` gives σ(z). */
export interface LogisticModel extends LinearModel {
  /** The probability of label 1 for each row of x, n numbers. */
  probability(theta: Vector, x: Features): number[];
}

/**
 * Logistic regression: the probability of label 1 is σ(θ₀ + θ₁x₁ + … + θ_d x_d).
 *
 * J(θ) = mean cross-entropy, ∇J(θ) = (1/n) Xᵀ(σ(Xθ) − y) (+ λθ): linear regression's gradient with σ around the prediction.
 * Convex. When the classes can be separated, J has no minimum: θ grows for ever unless l2 > 0.
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the labels, n numbers, each 0 or 1
 * @param options intercept, penalty
 * @returns cost, gradient, scores and probabilities as functions of θ
 * @throws RangeError when x or y is empty, their lengths differ, an entry is not finite, or a label is neither 0 nor 1
 * @example
 * import { descend, logisticRegression } from 'nabla';
 * const model = logisticRegression([1, 2, 3, 4], [0, 1, 0, 1]);
 * const { point } = descend(model.cost, [0, 0], { gradient: model.gradient, rate: 0.3, maxIterations: 5000 });
 * model.probability(point, [2.5]).map((p) => Number(p.toFixed(3))); // → [0.5]
 * @source Curriculum 10
 */
export function logisticRegression(
  x: Features,
  y: Vector,
  options: LinearModelOptions = {},
): LogisticModel {
  requireLabels('logisticRegression', y, [0, 1]);
  const model = linearRisk(crossEntropyLoss, x, y, options);
  return {
    ...model,
    probability: (theta, features) => model.predict(theta, features).map(sigmoid),
  };
}
