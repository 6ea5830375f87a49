import { requireBetween } from '../calculus/arguments';
import type { UpdateRule } from './update-rule';

/** @see adam */
export interface AdamOptions {
  /** β₁ in [0, 1): how much of the mean gradient is kept; default 0.9. */
  readonly beta1?: number;
  /** β₂ in [0, 1): how much of the mean square is kept; default 0.999. */
  readonly beta2?: number;
  /** ε ≥ 0, outside the root, after bias correction; default 1e-8. */
  readonly epsilon?: number;
}

/**
 * Adam: momentum on the mean gradient, scaled by the root of the mean square.
 *
 * m ← β₁m + (1 − β₁) g,  v ← β₂v + (1 − β₂) g²,  m̂ = m/(1 − β₁ᵏ),  v̂ = v/(1 − β₂ᵏ),  Δx = −α m̂ / (√v̂ + ε) at step k = 1, 2, …
 * m and v start at 0 and are too small at first: the divisions correct that, so the first step is α long in every coordinate.
 * PyTorch's ε; Keras uses 1e-7.
 *
 * @param options β₁, β₂, ε
 * @returns the update rule, with a default rate of 0.001
 * @throws RangeError when an option is out of its range
 * @example
 * import { adam, descend } from 'nabla';
 * const run = descend(([x, y]) => x ** 2 + 100 * y ** 2, [1, 1], { method: adam(), rate: 0.1, maxIterations: 1 });
 * run.point.map((c) => Number(c.toFixed(6))); // → [0.9, 0.9]
 * @source D. Kingma, J. Ba 2015; curriculum 09
 */
export function adam(options: AdamOptions = {}): UpdateRule {
  return adamRule('Adam', options, { weightDecay: 0, keepLargest: false });
}

/**
 * AMSGrad: Adam whose scale never forgets a large gradient.
 *
 * As `adam`, with the largest v so far in place of v, which repairs the cases where Adam does not converge.
 *
 * @param options β₁, β₂, ε
 * @returns the update rule, with a default rate of 0.001
 * @throws RangeError when an option is out of its range
 * @example
 * import { amsgrad, descend } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { method: amsgrad(), rate: 0.5 }).converged; // → true
 * @source S. Reddi, S. Kale, S. Kumar 2018
 */
export function amsgrad(options: AdamOptions = {}): UpdateRule {
  return adamRule('AMSGrad', options, { weightDecay: 0, keepLargest: true });
}

/**
 * AdamW: Adam with weight decay beside the gradient, not inside it.
 *
 * Δx = −αλx + Adam's step. Inside the gradient the decay would be divided by √v̂ like everything else, and large weights
 * with large gradients would hardly decay.
 *
 * @param options β₁, β₂, ε, and `weightDecay` λ ≥ 0, default 0.01 (optax: 1e-4)
 * @returns the update rule, with a default rate of 0.001
 * @throws RangeError when an option is out of its range
 * @example
 * import { adamw, descend } from 'nabla';
 * const run = descend(() => 1, [1], { method: adamw({ weightDecay: 0.5 }), rate: 0.5, maxIterations: 1, stop: [] });
 * run.point; // → [0.75]
 * @source I. Loshchilov, F. Hutter 2019; curriculum 09
 */
export function adamw({
  weightDecay = 0.01,
  ...options
}: AdamOptions & { readonly weightDecay?: number } = {}): UpdateRule {
  requireBetween('adamw', 'weightDecay', weightDecay, [0, Infinity]);
  return adamRule('AdamW', options, { weightDecay, keepLargest: false });
}

function adamRule(
  name: string,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 }: AdamOptions,
  { weightDecay, keepLargest }: { readonly weightDecay: number; readonly keepLargest: boolean },
): UpdateRule {
  requireBetween(name, 'beta1', beta1, [0, 1]);
  requireBetween(name, 'beta2', beta2, [0, 1]);
  requireBetween(name, 'epsilon', epsilon, [0, Infinity]);
  return {
    name,
    defaultRate: 0.001,
    begin(dimension) {
      const means = new Float64Array(dimension);
      const squares = new Float64Array(dimension);
      const largest = new Float64Array(dimension);
      return ({ point, gradient, rate, iteration }) => {
        const meanCorrection = 1 - beta1 ** (iteration + 1);
        const squareCorrection = Math.sqrt(1 - beta2 ** (iteration + 1));
        return gradient.map((g, i) => {
          means[i] = beta1 * means[i] + (1 - beta1) * g;
          squares[i] = beta2 * squares[i] + (1 - beta2) * g * g;
          largest[i] = Math.max(largest[i], squares[i]);
          const square = keepLargest ? largest[i] : squares[i];
          const mean = means[i] / meanCorrection;
          const adaptive = mean === 0 ? 0 : mean / (Math.sqrt(square) / squareCorrection + epsilon);
          return -rate * weightDecay * point[i] - rate * adaptive;
        });
      };
    },
  };
}
