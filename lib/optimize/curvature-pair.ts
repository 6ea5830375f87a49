import { dot, norm, subtract } from '../calculus/vector';
import type { Situation } from './update-rule';

/** A step that was taken, and how the gradient changed over it: H·step ≈ change. */
export interface CurvaturePair {
  readonly step: number[];
  readonly change: number[];
  readonly product: number;
}

/** Pairs each step with its change of the gradient; skips pairs without positive curvature, which would spoil B. */
export function pairObserver(): (now: Situation) => CurvaturePair | undefined {
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

/** Before any curvature is known, the first trial step is at most 1 long. */
export function firstLength({ rate, gradientNorm }: Situation): number {
  return rate * Math.min(1, 1 / gradientNorm);
}
