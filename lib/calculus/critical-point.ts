import { requireVector } from './arguments';
import { gradient as numericalGradient, type ScalarField } from './gradient';
import { hessian as numericalHessian } from './hessian';
import { symmetricEigen } from './symmetric-eigen';
import { norm, type Vector } from './vector';

/** @see classifyCriticalPoint */
export interface CriticalPointOptions {
  /** The gradient of f; default: central differences. */
  readonly gradient?: (x: readonly number[]) => Vector;
  /** Up to which ‖∇f‖ the point counts as critical, and up to which |eigenvalue| (relative to the largest) curvature counts as 0; default 1e-5. */
  readonly tolerance?: number;
}

/** What a point is to a function, and the numbers that say so. */
export interface CriticalPoint {
  /** `undecided`: some curvature is 0, so that second derivatives cannot tell. */
  readonly kind: 'minimum' | 'maximum' | 'saddle' | 'undecided' | 'not critical';
  readonly gradientNorm: number;
  /** The curvatures: the Hessian's eigenvalues in rising order. */
  readonly curvatures: number[];
  /** Unit vectors along which f has these curvatures. */
  readonly directions: number[][];
}

/**
 * Says whether a point is a minimum, a maximum, a saddle point, or none of them.
 *
 * Where ∇f = 0, f looks like ½ Σ λₖ tₖ² along the eigenvectors of its Hessian: a minimum when all λₖ > 0, a maximum when all
 * λₖ < 0, a saddle when both signs occur.
 *
 * @param f a function of n variables, smooth near x
 * @param x the point, n finite numbers
 * @param options gradient and tolerance
 * @returns the kind of point, with curvatures and directions
 * @throws TypeError or RangeError as `gradient`, and when f is not finite near x
 * @example
 * import { classifyCriticalPoint } from 'nabla';
 * classifyCriticalPoint(([x, y]) => x ** 2 - y ** 2, [0, 0]).kind; // → 'saddle'
 * @source Curriculum 01 and 02
 */
export function classifyCriticalPoint(
  f: ScalarField,
  x: Vector,
  { gradient, tolerance = 1e-5 }: CriticalPointOptions = {},
): CriticalPoint {
  const point = requireVector('classifyCriticalPoint', 'x', x);
  const gradientNorm = norm(gradient ? gradient(point) : numericalGradient(f, point));
  const { values, vectors } = symmetricEigen(
    numericalHessian(f, point, gradient ? { gradient } : {}),
  );
  return {
    kind: gradientNorm > tolerance ? 'not critical' : kindOf(values, tolerance),
    gradientNorm,
    curvatures: values,
    directions: vectors,
  };
}

function kindOf(curvatures: readonly number[], tolerance: number): CriticalPoint['kind'] {
  const zero = tolerance * Math.max(1, ...curvatures.map(Math.abs));
  const positive = curvatures.filter((value) => value > zero).length;
  const negative = curvatures.filter((value) => value < -zero).length;
  if (positive > 0 && negative > 0) return 'saddle';
  if (positive === curvatures.length) return 'minimum';
  return negative === curvatures.length ? 'maximum' : 'undecided';
}
