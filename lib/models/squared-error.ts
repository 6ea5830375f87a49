import { requireCount, requireSameLength } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import type { Loss } from './loss';

/**
 * The squared loss of one example, (z − y)², and its slope 2(z − y).
 *
 * @example
 * import { squaredLoss } from 'nabla';
 * [squaredLoss.value(5, 2), squaredLoss.slope(5, 2)]; // → [9, 6]
 * @source Curriculum 05
 */
export const squaredLoss: Loss = {
  name: 'squared',
  value: (z, y) => (z - y) ** 2,
  slope: (z, y) => 2 * (z - y),
};

/**
 * Half the squared loss of one example, ½(z − y)², and its slope z − y: the ½ cancels the 2 of the derivative.
 *
 * @example
 * import { halfSquaredLoss } from 'nabla';
 * [halfSquaredLoss.value(5, 2), halfSquaredLoss.slope(5, 2)]; // → [4.5, 3]
 * @source Curriculum 05
 */
export const halfSquaredLoss: Loss = {
  name: 'half squared',
  value: (z, y) => (z - y) ** 2 / 2,
  slope: (z, y) => z - y,
};

/**
 * The residual sum of squares, RSS = Σ (ŷᵢ − yᵢ)² = ‖ŷ − y‖².
 *
 * @param predictions ŷ, n numbers
 * @param targets y, n numbers
 * @returns the sum, at least 0, in the square of y's units
 * @throws RangeError when there is no number or the lengths differ
 * @example
 * import { residualSumOfSquares } from 'nabla';
 * residualSumOfSquares([1, 2, 3], [4, 4, 4]); // → 14
 * @source Curriculum 05
 */
export function residualSumOfSquares(predictions: Vector, targets: Vector): number {
  requireSameLength('residualSumOfSquares', ['predictions', predictions], ['targets', targets]);
  requireCount('residualSumOfSquares', 'the number of predictions', predictions.length, 1);
  let sum = 0;
  for (let i = 0; i < targets.length; i++) sum += (predictions[i] - targets[i]) ** 2;
  return sum;
}

/**
 * The mean squared error, MSE = RSS/n. Some books divide by 2n: that is half of this.
 *
 * @param predictions ŷ, n numbers
 * @param targets y, n numbers
 * @returns the mean, at least 0, in the square of y's units
 * @throws RangeError when there is no number or the lengths differ
 * @example
 * import { meanSquaredError } from 'nabla';
 * meanSquaredError([4, 4, 4, 4], [1, 2, 3, 4]); // → 3.5
 * @source Curriculum 05
 */
export function meanSquaredError(predictions: Vector, targets: Vector): number {
  return residualSumOfSquares(predictions, targets) / targets.length;
}
