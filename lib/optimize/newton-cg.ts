import { dot, norm, scale } from '../calculus/vector';
import { armijo } from './armijo';
import type { LineSearch } from './line-search';
import { moveAlong } from './line-search-move';
import type { Situation, UpdateRule } from './update-rule';

/**
 * Newton-CG: Newton's step by conjugate gradients, without ever forming the Hessian.
 *
 * H p = −∇f is solved only as precisely as the step deserves (‖rest‖ ≤ min(½, √‖∇f‖)·‖∇f‖), from products H v ≈ (∇f(x + hv) − ∇f(x))/h:
 * one gradient each. Where vᵀHv ≤ 0 is met, the direction found so far is taken, which still leads down.
 *
 * @param options `search`: default `armijo()`
 * @returns the update rule; the rate is the length that each search tries first, default 1
 * @example
 * import { descend, newtonCg } from 'nabla';
 * const f = (x: readonly number[]) => x.reduce((sum, c, i) => sum + (i + 1) * c * c, 0);
 * descend(f, new Array(50).fill(1), { method: newtonCg() }).converged; // → true
 * @source J. Nocedal, S. Wright, Numerical Optimization, 2nd ed., algorithm 7.1
 */
export function newtonCg({ search = armijo() }: { readonly search?: LineSearch } = {}): UpdateRule {
  return {
    name: 'Newton-CG',
    defaultRate: 1,
    begin: () => (now) => moveAlong(now, truncatedNewtonDirection(now), search, now.rate),
  };
}

function truncatedNewtonDirection(now: Situation): number[] {
  const { gradient, gradientNorm } = now;
  const tolerance = Math.min(0.5, Math.sqrt(gradientNorm)) * gradientNorm;
  const z = gradient.map(() => 0);
  const rest = [...gradient];
  let direction = scale(gradient, -1);
  let square = dot(rest, rest);
  for (let k = 0; k < 2 * gradient.length; k++) {
    const image = hessianTimes(now, direction);
    const curvature = dot(direction, image);
    const length = square / curvature;
    // Not NaN either, nor infinite, as products of huge slopes are.
    const isUsable = curvature > 0 && length > 0 && Number.isFinite(length);
    if (!isUsable) return k === 0 ? direction : z;
    for (let i = 0; i < z.length; i++) {
      z[i] += length * direction[i];
      rest[i] += length * image[i];
    }
    const nextSquare = dot(rest, rest);
    if (Math.sqrt(nextSquare) <= tolerance) return z;
    const share = nextSquare / square;
    direction = direction.map((entry, i) => share * entry - rest[i]);
    square = nextSquare;
  }
  return z;
}

/** H·v from two gradients; the step balances truncation against round-off. */
function hessianTimes({ objective, point, gradient }: Situation, v: readonly number[]): number[] {
  const length = norm(v);
  const h = (Math.sqrt(Number.EPSILON) * Math.max(1, norm(point))) / length;
  const ahead = objective.gradient(point.map((c, i) => c + h * v[i]));
  return ahead.map((slope, i) => (slope - gradient[i]) / h);
}
