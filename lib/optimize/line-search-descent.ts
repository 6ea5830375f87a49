import { scale } from '../calculus/vector';
import { armijo } from './armijo';
import type { LineSearch } from './line-search';
import { moveAlong } from './line-search-move';
import type { UpdateRule } from './update-rule';

/**
 * Gradient descent that finds the rate of every step by a line search.
 *
 * Δx = −t ∇f(x), t from the search, which starts at twice the last accepted length.
 *
 * @param options `search`: `armijo()` (default) or `strongWolfe()`
 * @returns the update rule; the rate is the length that the first search tries, default 1
 * @example
 * import { descend, lineSearchDescent } from 'nabla';
 * descend(([x, y]) => x ** 2 + 25 * y ** 2, [1, 1], { method: lineSearchDescent() }).converged; // → true
 * @source A.-L. Cauchy 1847; curriculum 11
 */
export function lineSearchDescent({
  search = armijo(),
}: {
  readonly search?: LineSearch;
} = {}): UpdateRule {
  return {
    name: 'gradient descent with line search',
    defaultRate: 1,
    begin() {
      let first: number | undefined;
      return (now) => {
        const move = moveAlong(now, scale(now.gradient, -1), search, first ?? now.rate);
        first = 2 * (move.rate ?? now.rate);
        return move;
      };
    },
  };
}
