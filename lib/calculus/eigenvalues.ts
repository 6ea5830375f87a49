import { symmetricEigen } from './symmetric-eigen';
import type { Vector } from './vector';

/**
 * The eigenvalues of a symmetric matrix, such as a Hessian: the curvatures along its principal directions.
 *
 * H v = λ v. All λ > 0: a bowl; of both signs: a saddle; λ_max/λ_min of a bowl is its condition number. Gradient descent on a
 * quadratic multiplies the error along v by 1 − αλ and converges for α < 2/λ_max.
 *
 * @param h n rows of n finite numbers with hᵢⱼ = hⱼᵢ, up to a relative 1e-6 (a numerical Hessian is not exactly symmetric)
 * @returns n numbers in rising order
 * @throws RangeError when h is not square or not symmetric, or an entry is not finite
 * @example
 * import { eigenvalues } from 'nabla';
 * eigenvalues([[2, 0], [0, 10]]); // → [2, 10]
 * @source G. Golub, C. Van Loan, Matrix Computations, 4th ed., section 8.5; curriculum 02, 05
 */
export function eigenvalues(h: readonly Vector[]): number[] {
  return symmetricEigen(h).values;
}
