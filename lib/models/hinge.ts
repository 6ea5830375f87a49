import type { Loss } from './loss';

/**
 * The hinge loss of a score z with a label y of −1 or +1: max(0, 1 − yz). 0 for examples on the right side by a margin of 1;
 * its slope is −y for all others, and 0 at the kink.
 *
 * @example
 * import { hingeLoss } from 'nabla';
 * [hingeLoss.value(0.5, 1), hingeLoss.value(2, 1), hingeLoss.slope(0.5, 1)]; // → [0.5, 0, -1]
 * @source Curriculum 10
 */
export const hingeLoss: Loss = {
  name: 'hinge',
  value: (z, y) => Math.max(0, 1 - y * z),
  slope: (z, y) => (y * z < 1 ? -y : 0),
};
