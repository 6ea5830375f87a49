import { requireBetween } from '../calculus/arguments';
import type { UpdateRule } from './update-rule';

/** @see momentum */
export interface MomentumOptions {
  /** β in [0, 1): how much of the velocity is kept; default 0.9. */
  readonly beta?: number;
  /** A share in [0, 1) taken off every gradient after the first; default 0. */
  readonly dampening?: number;
  /** λ ≥ 0, which adds λx to the gradient; default 0. */
  readonly weightDecay?: number;
}

/**
 * Momentum, the heavy ball: steps add up while gradients agree and cancel where they alternate.
 *
 * v ← βv + (1 − d) g,  Δx = −α v,  with v = g at the first step. This is PyTorch's convention: where gradients agree, the step grows
 * to α/(1 − β) times the gradient. For v ← βv + (1 − β) g, as the lectures have it, see `averagedMomentum`: the same path at α/(1 − β).
 *
 * @param options β, dampening d, weight decay
 * @returns the update rule, with a default rate of 0.01
 * @throws RangeError when an option is out of its range
 * @example
 * import { descend, momentum } from 'nabla';
 * const { history } = descend(([w]) => w ** 2, [1], { method: momentum({ beta: 0.5 }), rate: 0.25, maxIterations: 2, gradient: ([w]) => [2 * w] });
 * history.points; // → [[1], [0.5], [0]]
 * @source B. Polyak 1964; curriculum 09
 */
export function momentum({
  beta = 0.9,
  dampening = 0,
  weightDecay = 0,
}: MomentumOptions = {}): UpdateRule {
  requireBetween('momentum', 'beta', beta, [0, 1]);
  requireBetween('momentum', 'dampening', dampening, [0, 1]);
  requireBetween('momentum', 'weightDecay', weightDecay, [0, Infinity]);
  return {
    name: 'momentum',
    defaultRate: 0.01,
    begin() {
      let velocity: number[] | undefined;
      return ({ point, gradient, rate }) => {
        const pull = gradient.map((slope, i) => slope + weightDecay * point[i]);
        velocity = velocity ? velocity.map((v, i) => beta * v + (1 - dampening) * pull[i]) : pull;
        return velocity.map((v) => -rate * v);
      };
    },
  };
}
