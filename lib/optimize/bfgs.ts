import { dot, scale } from '../calculus/vector';
import { type CurvaturePair, firstLength, pairObserver } from './curvature-pair';
import type { LineSearch } from './line-search';
import { moveAlong } from './line-search-move';
import { strongWolfe } from './strong-wolfe';
import type { UpdateRule } from './update-rule';

/**
 * BFGS: Newton's method with a Hessian learnt from gradients.
 *
 * Δx = −t B ∇f, where B ≈ H⁻¹ starts as a multiple of the identity. After each step s, with the change y of the gradient,
 * B ← (I − ρsyᵀ) B (I − ρysᵀ) + ρssᵀ, ρ = 1/(yᵀs): the smallest change after which B y = s. Time and memory O(n²) a step.
 *
 * @param options `search`: a line search that keeps yᵀs > 0; default `strongWolfe()`
 * @returns the update rule; the rate is the length that each search tries first, default 1
 * @example
 * import { bfgs, descend } from 'nabla';
 * const rosenbrock = ([x, y]: readonly number[]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
 * descend(rosenbrock, [-1.2, 1], { method: bfgs() }).point.map((c) => Number(c.toFixed(4))); // → [1, 1]
 * @source J. Nocedal, S. Wright, Numerical Optimization, 2nd ed., algorithm 6.1; curriculum 11
 */
export function bfgs({
  search = strongWolfe(),
}: {
  readonly search?: LineSearch;
} = {}): UpdateRule {
  return {
    name: 'BFGS',
    defaultRate: 1,
    begin() {
      const observe = pairObserver();
      let inverse: number[][] | undefined;
      return (now) => {
        const pair = observe(now);
        if (pair !== undefined) {
          inverse = updated(inverse ?? scaledIdentity(now.point.length, pair), pair);
        }
        if (inverse === undefined)
          return moveAlong(now, scale(now.gradient, -1), search, firstLength(now));
        const direction = inverse.map((row) => -dot(row, now.gradient));
        return moveAlong(now, direction, search, now.rate);
      };
    },
  };
}

/** The identity times yᵀs/yᵀy: about the size of H⁻¹ along the last step. */
function scaledIdentity(n: number, { change, product }: CurvaturePair): number[][] {
  const size = product / dot(change, change);
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? size : 0)),
  );
}

function updated(
  inverse: readonly number[][],
  { step, change, product }: CurvaturePair,
): number[][] {
  const image = inverse.map((row) => dot(row, change));
  const stretch = (1 + dot(change, image) / product) / product;
  return inverse.map((row, i) =>
    row.map(
      (entry, j) =>
        entry + stretch * step[i] * step[j] - (image[i] * step[j] + step[i] * image[j]) / product,
    ),
  );
}
