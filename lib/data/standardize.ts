import type { Features } from './matrix';
import { columnsOf, type Scaling, scalingOf } from './scaling';

/**
 * Standardises columns: mean 0 and standard deviation 1.
 *
 * x′ = (x − μ)/σ with μ = Σx/n and σ = √(Σ(x − μ)²/n): the population's standard deviation, with n and not n − 1,
 * as most machine-learning libraries have it. A constant column becomes 0 (its σ of 0 is replaced by 1).
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @returns the scaled rows, and the functions that scale more examples, scale back, and map coefficients back
 * @throws as `matrix`
 * @example
 * import { standardize } from 'nabla';
 * const scaling = standardize([[0], [4]]);
 * scaling.scaled; // → [[-1], [1]]
 * scaling.coefficients([10, 6]); // → [4, 3]
 * @source Curriculum 05
 */
export function standardize(x: Features): Scaling {
  const columns = columnsOf(x);
  const means = columns.map((column) => (isConstant(column) ? column[0] : mean(column)));
  const deviations = columns.map((column, j) => {
    if (isConstant(column)) return 0;
    return Math.sqrt(mean(column.map((value) => (value - means[j]) ** 2)));
  });
  return scalingOf(x, means, deviations);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isConstant(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
