import { requirePositive } from '../calculus/arguments';
import type { Loss } from './loss';

/**
 * The absolute loss |z − y|, whose slope is −1 or +1, and 0 at the kink. Its mean is least at the median: outliers pull no harder
 * than other points.
 *
 * @example
 * import { absoluteLoss } from 'nabla';
 * [absoluteLoss.value(5, 2), absoluteLoss.slope(5, 2)]; // → [3, 1]
 * @source Curriculum 05
 */
export const absoluteLoss: Loss = {
  name: 'absolute',
  value: (z, y) => Math.abs(z - y),
  slope: (z, y) => Math.sign(z - y),
};

/**
 * Huber's loss: ½r² for residuals r = z − y up to δ, and δ(|r| − ½δ) beyond: a parabola that goes on as straight lines.
 *
 * @param delta δ > 0, in the units of y; default 1
 * @returns the loss; its slope is r, cut off at ±δ
 * @throws RangeError when delta is not above 0
 * @example
 * import { huberLoss } from 'nabla';
 * [huberLoss(1).value(0.5, 0), huberLoss(1).value(3, 0)]; // → [0.125, 2.5]
 * @source P. Huber 1964
 */
export function huberLoss(delta = 1): Loss {
  requirePositive('huberLoss', 'delta', delta);
  return {
    name: 'Huber',
    value(z, y) {
      const size = Math.abs(z - y);
      return size <= delta ? size ** 2 / 2 : delta * (size - delta / 2);
    },
    slope: (z, y) => Math.max(-delta, Math.min(delta, z - y)),
  };
}
