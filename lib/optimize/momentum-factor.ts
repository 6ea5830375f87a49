import { requireBetween, requireVector } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';

/**
 * By which factor momentum shrinks the distance to the minimum of a quadratic in the long run, per iteration.
 *
 * Along a direction of curvature λ, `momentum` with rate α follows eₖ₊₁ = (1 + β − αλ)eₖ − βeₖ₋₁, whose factor is the larger root
 * of z² − (1 + β − αλ)z + β = 0 in absolute value. The slowest direction decides. Below 1 the run converges, above it diverges;
 * β = 0 is plain gradient descent, with its wall at α = 2/λ.
 *
 * @param rate α ≥ 0
 * @param beta β in [0, 1)
 * @param curvatures the eigenvalues λ of the Hessian, at least one, above 0 for a bowl
 * @returns the factor, at least 0
 * @throws RangeError when a number is out of its range
 * @example
 * import { momentumFactor } from 'nabla';
 * [momentumFactor(0.5, 0, [1, 3]), momentumFactor(1, 0, [1, 3])]; // → [0.5, 2]
 * @source B. Polyak 1964; G. Goh, Why momentum really works, Distill 2017; curriculum 09
 */
export function momentumFactor(rate: number, beta: number, curvatures: Vector): number {
  requireBetween('momentumFactor', 'rate', rate, [0, Infinity]);
  requireBetween('momentumFactor', 'beta', beta, [0, 1]);
  const factors = requireVector('momentumFactor', 'curvatures', curvatures).map((curvature) =>
    largerRoot(1 + beta - rate * curvature, beta),
  );
  return Math.max(...factors);
}

/** The larger |z| of z² − bz + c = 0; complex roots both have the length √c. */
function largerRoot(b: number, c: number): number {
  const discriminant = b * b - 4 * c;
  return discriminant < 0 ? Math.sqrt(c) : (Math.abs(b) + Math.sqrt(discriminant)) / 2;
}
