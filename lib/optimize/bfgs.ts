import { requireCount } from '../calculus/arguments';
import { dot, norm, scale, subtract } from '../calculus/vector';
import type { LineSearch } from './line-search';
import { moveAlong } from './line-search-move';
import { strongWolfe } from './strong-wolfe';
import type { Situation, UpdateRule } from './update-rule';

/** A step that was taken, and how the gradient changed over it: H·step ≈ change. */
interface CurvaturePair {
  readonly step: number[];
  readonly change: number[];
  readonly product: number;
}

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

/** Before any curvature is known, the first trial step is at most 1 long. */
function firstLength({ rate, gradientNorm }: Situation): number {
  return rate * Math.min(1, 1 / gradientNorm);
}

/** Pairs each step with its change of the gradient; skips pairs without positive curvature, which would spoil B. */
function pairObserver(): (now: Situation) => CurvaturePair | undefined {
  let previous: Situation | undefined;
  return (now) => {
    const before = previous;
    previous = now;
    if (before === undefined) return undefined;
    const step = subtract(now.point, before.point);
    const change = subtract(now.gradient, before.gradient);
    const product = dot(step, change);
    return product > 1e-10 * norm(step) * norm(change) ? { step, change, product } : undefined;
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
