import { requireBetween } from '../calculus/arguments';
import type { UpdateRule } from './update-rule';

/** @see adagrad */
export interface AdagradOptions {
  /** ε ≥ 0, added outside the root; default 1e-10. */
  readonly epsilon?: number;
  /** Divides the rate by 1 + k·rateDecay at step k = 0, 1, …; default 0. */
  readonly rateDecay?: number;
}

/**
 * AdaGrad: each coordinate has its own rate, which falls as its squared gradients add up.
 *
 * s ← s + g²,  Δx = −α g / (√s + ε), entry by entry. Flat directions take long steps, steep ones short steps.
 * The sum never shrinks, so the run slows down for good. PyTorch's ε; Keras and optax start s at 0.1 and use ε = 1e-7.
 *
 * @param options ε and the decay of the rate
 * @returns the update rule, with a default rate of 0.01
 * @throws RangeError when an option is below 0
 * @example
 * import { adagrad, descend } from 'nabla';
 * const { steps } = descend(([x, y]) => x ** 2 + 100 * y ** 2, [1, 1], { method: adagrad(), rate: 0.5, maxIterations: 1 }).history;
 * steps[0].map((s) => Number(s.toFixed(6))); // → [-0.5, -0.5]
 * @source J. Duchi, E. Hazan, Y. Singer 2011; curriculum 09
 */
export function adagrad({ epsilon = 1e-10, rateDecay = 0 }: AdagradOptions = {}): UpdateRule {
  requireBetween('adagrad', 'epsilon', epsilon, [0, Infinity]);
  requireBetween('adagrad', 'rateDecay', rateDecay, [0, Infinity]);
  return {
    name: 'AdaGrad',
    defaultRate: 0.01,
    begin(dimension) {
      const squares = new Float64Array(dimension);
      return ({ gradient, rate, iteration }) => {
        const current = rate / (1 + iteration * rateDecay);
        return gradient.map((g, i) => {
          squares[i] += g * g;
          return g === 0 ? 0 : (-current * g) / (Math.sqrt(squares[i]) + epsilon);
        });
      };
    },
  };
}
