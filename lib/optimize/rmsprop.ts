import { requireBetween } from '../calculus/arguments';
import type { UpdateRule } from './update-rule';

/** @see rmsprop */
export interface RmspropOptions {
  /** How much of the mean square is kept, in [0, 1); default 0.99. */
  readonly decay?: number;
  /** ε > 0 outside the root; default 1e-8. */
  readonly epsilon?: number;
  /** Whether the mean gradient is taken off, which leaves the variance; default false. */
  readonly centered?: boolean;
  /** β in [0, 1) of a momentum on the scaled gradients; default 0. */
  readonly beta?: number;
}

/**
 * RMSprop: AdaGrad with a memory that fades, so that rates can grow again.
 *
 * s ← ρs + (1 − ρ) g²,  Δx = −α g / (√s + ε), entry by entry; centered: √(s − m²) with m ← ρm + (1 − ρ) g.
 * There is no bias correction: the first step is α/√(1 − ρ) long. PyTorch's defaults; Keras and optax use ρ = 0.9, and optax puts ε inside the root.
 *
 * @param options ρ, ε, centering and momentum
 * @returns the update rule, with a default rate of 0.01
 * @throws RangeError when an option is out of its range
 * @example
 * import { descend, rmsprop } from 'nabla';
 * const run = descend(([w]) => w ** 2, [1], { method: rmsprop(), maxIterations: 1 });
 * Number(run.point[0].toFixed(6)); // → 0.9
 * @source G. Hinton, Coursera lecture 6e, 2012; A. Graves 2013 (centered); curriculum 09
 */
export function rmsprop({
  decay = 0.99,
  epsilon = 1e-8,
  centered = false,
  beta = 0,
}: RmspropOptions = {}): UpdateRule {
  requireBetween('rmsprop', 'decay', decay, [0, 1]);
  requireBetween('rmsprop', 'epsilon', epsilon, [0, Infinity]);
  requireBetween('rmsprop', 'beta', beta, [0, 1]);
  return {
    name: 'RMSprop',
    defaultRate: 0.01,
    begin(dimension) {
      const squares = new Float64Array(dimension);
      const means = new Float64Array(dimension);
      const velocity = new Float64Array(dimension);
      return ({ gradient, rate }) =>
        gradient.map((g, i) => {
          squares[i] = decay * squares[i] + (1 - decay) * g * g;
          if (centered) means[i] = decay * means[i] + (1 - decay) * g;
          // Rounding can take a variance of 0 below 0.
          const spread = Math.sqrt(Math.max(0, squares[i] - means[i] ** 2));
          const scaled = g === 0 ? 0 : g / (spread + epsilon);
          velocity[i] = beta * velocity[i] + scaled;
          return -rate * velocity[i];
        });
    },
  };
}
