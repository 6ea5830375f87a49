import { requireBetween } from '../calculus/arguments';
import type { AdamOptions } from './adam';
import type { UpdateRule } from './update-rule';

/**
 * NAdam: Adam with Nesterov's look ahead.
 *
 * As Adam, but Δx = −α ((1 − μₖ) g/(1 − Πμ₁…μₖ) + μₖ₊₁ m/(1 − Πμ₁…μₖ₊₁)) / (√v̂ + ε), with a momentum that warms up,
 * μₖ = β₁(1 − ½·0.96^(kψ)) at step k = 1, 2, …, as in PyTorch; optax and Keras differ in μ.
 *
 * @param options β₁, β₂, ε, and `momentumDecay` ψ ≥ 0, default 0.004
 * @returns the update rule, with a default rate of 0.002
 * @throws RangeError when an option is out of its range
 * @example
 * import { descend, nadam } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { method: nadam(), rate: 0.2 }).converged; // → true
 * @source T. Dozat 2016
 */
export function nadam({
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
  momentumDecay = 0.004,
}: AdamOptions & { readonly momentumDecay?: number } = {}): UpdateRule {
  requireBetween('nadam', 'beta1', beta1, [0, 1]);
  requireBetween('nadam', 'beta2', beta2, [0, 1]);
  requireBetween('nadam', 'epsilon', epsilon, [0, Infinity]);
  requireBetween('nadam', 'momentumDecay', momentumDecay, [0, Infinity]);
  const momentumAt = (k: number) => beta1 * (1 - 0.5 * 0.96 ** (k * momentumDecay));
  return {
    name: 'NAdam',
    defaultRate: 0.002,
    begin(dimension) {
      const means = new Float64Array(dimension);
      const squares = new Float64Array(dimension);
      let product = 1;
      return ({ gradient, rate, iteration }) => {
        const k = iteration + 1;
        const [now, next] = [momentumAt(k), momentumAt(k + 1)];
        product *= now;
        const squareCorrection = 1 - beta2 ** k;
        return gradient.map((g, i) => {
          means[i] = beta1 * means[i] + (1 - beta1) * g;
          squares[i] = beta2 * squares[i] + (1 - beta2) * g * g;
          const ahead = ((1 - now) * g) / (1 - product) + (next * means[i]) / (1 - product * next);
          const scale = Math.sqrt(squares[i] / squareCorrection) + epsilon;
          return ahead === 0 ? 0 : (-rate * ahead) / scale;
        });
      };
    },
  };
}
