import type { Features } from './matrix';
import { columnsOf, type Scaling, scalingOf } from './scaling';

/**
 * Scales columns to the interval [0, 1].
 *
 * x′ = (x − min)/(max − min), both taken per column. A constant column becomes 0. One outlier squeezes all other values
 * together, which standardising does less.
 *
 * @param x the features: n rows of d numbers, or n numbers
 * @returns the scaled rows, and the functions that scale more examples (which may leave [0, 1]), scale back, and map coefficients back
 * @throws as `matrix`
 * @example
 * import { minMax } from 'nabla';
 * minMax([[10], [15], [20]]).scaled; // → [[0], [0.5], [1]]
 * @source Curriculum 05
 */
export function minMax(x: Features): Scaling {
  const ranges = columnsOf(x).map((column) =>
    column.reduce(
      ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
      [Infinity, -Infinity],
    ),
  );
  return scalingOf(
    x,
    ranges.map(([low]) => low),
    ranges.map(([low, high]) => high - low),
  );
}
