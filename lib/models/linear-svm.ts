import type { Vector } from '../calculus/vector';
import type { Features } from '../data/matrix';
import { hingeLoss } from './hinge';
import { requireLabels } from './labels';
import { type LinearModel, type LinearModelOptions, linearRisk } from './linear-risk';

/**
 * The linear support vector machine: the boundary with the widest margin.
 *
 * J(θ) = (1/n) Σ max(0, 1 − yᵢzᵢ) + (λ/2)‖w‖², z = θ₀ + wᵀx. Only examples inside the margin or on the wrong side pull.
 * The cost has kinks: at them `gradient` is one of the subgradients, and a falling rate is needed to settle.
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @param y the labels, n numbers, each −1 or +1
 * @param options intercept, penalty `l2` λ, default 0.01
 * @returns cost, gradient and scores as functions of θ; the sign of a score is the predicted label
 * @throws RangeError when x or y is empty, their lengths differ, an entry is not finite, or a label is neither −1 nor 1
 * @example
 * import { linearSvm } from 'nabla';
 * const model = linearSvm([-2, -1, 1, 2], [-1, -1, 1, 1], { l2: 0 });
 * [model.cost([0, 0]), model.cost([0, 1])]; // → [1, 0]
 * @source C. Cortes, V. Vapnik 1995; curriculum 10
 */
export function linearSvm(
  x: Features,
  y: Vector,
  { l2 = 0.01, ...options }: LinearModelOptions = {},
): LinearModel {
  requireLabels('linearSvm', y, [-1, 1]);
  return linearRisk(hingeLoss, x, y, { ...options, l2 });
}
