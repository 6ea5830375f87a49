import { scale } from '../calculus/vector';
import type { UpdateRule } from './update-rule';

/**
 * Plain gradient descent: a step against the gradient.
 *
 * Δx = −α ∇f(x)
 *
 * @returns the update rule that `descend` uses by default, with a default rate of 0.1
 * @example
 * import { descend, gradientStep } from 'nabla';
 * const result = descend(([w]) => w ** 2, [-4], { method: gradientStep(), rate: 0.25, maxIterations: 1 });
 * result.point; // → [-2]
 * @source Curriculum 04
 */
export function gradientStep(): UpdateRule {
  return {
    name: 'gradient descent',
    defaultRate: 0.1,
    begin:
      () =>
      ({ gradient, rate }) =>
        scale(gradient, -rate),
  };
}
