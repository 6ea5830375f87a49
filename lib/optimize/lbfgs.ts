import { requireCount } from '../calculus/arguments';
import { dot, scale } from '../calculus/vector';
import { type CurvaturePair, firstLength, pairObserver } from './curvature-pair';
import type { LineSearch } from './line-search';
import { moveAlong } from './line-search-move';
import { strongWolfe } from './strong-wolfe';
import type { UpdateRule } from './update-rule';

/**
 * L-BFGS: BFGS that remembers only the last few steps, for many variables.
 *
 * B ∇f is computed from the last m pairs of steps and gradient changes, without any matrix: time and memory O(mn) a step.
 *
 * @param options `memory` m, at least 1, default 10; `search`: default `strongWolfe()`
 * @returns the update rule; the rate is the length that each search tries first, default 1
 * @throws RangeError when memory is not at least 1
 * @example
 * import { descend, lbfgs } from 'nabla';
 * const f = (x: readonly number[]) => x.reduce((sum, c, i) => sum + (i + 1) * c * c, 0);
 * descend(f, new Array(100).fill(1), { method: lbfgs() }).converged; // → true
 * @source J. Nocedal 1980; Numerical Optimization, 2nd ed., algorithms 7.4 and 7.5; curriculum 11
 */
export function lbfgs({
  memory = 10,
  search = strongWolfe(),
}: {
  readonly memory?: number;
  readonly search?: LineSearch;
} = {}): UpdateRule {
  requireCount('lbfgs', 'memory', memory, 1);
  return {
    name: 'L-BFGS',
    defaultRate: 1,
    begin() {
      const observe = pairObserver();
      let pairs: CurvaturePair[] = [];
      return (now) => {
        const pair = observe(now);
        if (pair !== undefined) pairs = [...pairs, pair].slice(-memory);
        if (pairs.length === 0)
          return moveAlong(now, scale(now.gradient, -1), search, firstLength(now));
        return moveAlong(now, scale(twoLoops(now.gradient, pairs), -1), search, now.rate);
      };
    },
  };
}

/** B·g from the newest pair to the oldest and back. */
function twoLoops(gradient: readonly number[], pairs: readonly CurvaturePair[]): number[] {
  const q = [...gradient];
  const alphas = pairs.map(() => 0);
  for (let k = pairs.length - 1; k >= 0; k--) {
    const { step, change, product } = pairs[k];
    alphas[k] = dot(step, q) / product;
    for (let i = 0; i < q.length; i++) q[i] -= alphas[k] * change[i];
  }
  const newest = pairs[pairs.length - 1];
  const size = newest.product / dot(newest.change, newest.change);
  for (let i = 0; i < q.length; i++) q[i] *= size;
  pairs.forEach(({ step, change, product }, k) => {
    const share = alphas[k] - dot(change, q) / product;
    for (let i = 0; i < q.length; i++) q[i] += share * step[i];
  });
  return q;
}
