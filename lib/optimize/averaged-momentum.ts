import { requireBetween } from '../calculus/arguments';
import type { UpdateRule } from './update-rule';

/**
 * Momentum as a moving average of gradients, in the lectures' convention.
 *
 * v ← βv + (1 − β) g from v = 0,  Δx = −α v. The average of g and older gradients is about as long as g, and too short in the first
 * 1/(1 − β) steps. With the rate α/(1 − β) in place of α, `momentum` takes the same path.
 *
 * @param options `beta` β in [0, 1): how much of the velocity is kept; default 0.9
 * @returns the update rule, with a default rate of 0.1
 * @throws RangeError when beta is out of its range
 * @example
 * import { averagedMomentum, descend } from 'nabla';
 * const { history } = descend(([w]) => w ** 2, [1], { method: averagedMomentum({ beta: 0.5 }), rate: 0.5, maxIterations: 2, gradient: ([w]) => [2 * w] });
 * history.points; // → [[1], [0.5], [0]]
 * @source Curriculum 09
 */
export function averagedMomentum({ beta = 0.9 }: { readonly beta?: number } = {}): UpdateRule {
  requireBetween('averagedMomentum', 'beta', beta, [0, 1]);
  return {
    name: 'averaged momentum',
    defaultRate: 0.1,
    begin(dimension) {
      let velocity = new Array<number>(dimension).fill(0);
      return ({ gradient, rate }) => {
        velocity = velocity.map((v, i) => beta * v + (1 - beta) * gradient[i]);
        return velocity.map((v) => -rate * v);
      };
    },
  };
}
