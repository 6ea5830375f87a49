import { requireBetween } from '../calculus/arguments';
import type { UpdateRule } from './update-rule';

/**
 * Nesterov's momentum: look where the velocity leads before adding the gradient.
 *
 * v ← βv + g,  Δx = −α (g + βv): PyTorch's form, whose points are the places looked at, so that one gradient per step is enough.
 *
 * @param options `beta` β in [0, 1): how much of the velocity is kept; default 0.9
 * @returns the update rule, with a default rate of 0.01
 * @throws RangeError when beta is out of its range
 * @example
 * import { descend, nesterov } from 'nabla';
 * descend(([w]) => w ** 2, [-4], { method: nesterov(), rate: 0.05 }).converged; // → true
 * @source Y. Nesterov 1983; I. Sutskever et al. 2013; curriculum 09
 */
export function nesterov({ beta = 0.9 }: { readonly beta?: number } = {}): UpdateRule {
  requireBetween('nesterov', 'beta', beta, [0, 1]);
  return {
    name: 'Nesterov momentum',
    defaultRate: 0.01,
    begin(dimension) {
      let velocity = new Array<number>(dimension).fill(0);
      return ({ gradient, rate }) => {
        velocity = velocity.map((v, i) => beta * v + gradient[i]);
        return velocity.map((v, i) => -rate * (gradient[i] + beta * v));
      };
    },
  };
}
