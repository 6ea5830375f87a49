import type { Loss } from './loss';
import { sigmoid, softplus } from './sigmoid';

/**
 * The cross-entropy of a score z with a label y of 0 or 1: −y ln σ(z) − (1 − y) ln(1 − σ(z)).
 *
 * Computed as softplus(z) − yz, which is exact for |z| = 1000, where σ(z) rounds to 0 or 1 and its logarithm would be infinite.
 * Its slope is σ(z) − y. It is convex in z; the squared error of σ(z) is not.
 *
 * @example
 * import { crossEntropyLoss } from 'nabla';
 * [crossEntropyLoss.value(1000, 0), crossEntropyLoss.value(1000, 1), crossEntropyLoss.slope(0, 1)]; // → [1000, 0, -0.5]
 * @source Curriculum 10
 */
export const crossEntropyLoss: Loss = {
  name: 'cross-entropy',
  value: (z, y) => (y === 1 ? softplus(-z) : softplus(z) - y * z),
  slope: (z, y) => (y === 1 ? -sigmoid(-z) : sigmoid(z) - y),
};

/**
 * The logistic loss of a score z with a label y of −1 or +1: ln(1 + e^(−yz)). The same as the cross-entropy with labels 0 and 1.
 *
 * @example
 * import { logisticLoss } from 'nabla';
 * [logisticLoss.value(1000, -1), logisticLoss.value(0, 1) === Math.LN2]; // → [1000, true]
 * @source Curriculum 10
 */
export const logisticLoss: Loss = {
  name: 'logistic',
  value: (z, y) => softplus(-y * z),
  slope: (z, y) => -y * sigmoid(-y * z),
};

/**
 * The squared error of a probability, (σ(z) − y)², with labels 0 and 1. It is not convex in z: far on the wrong side it is flat,
 * so that descent hardly starts. That is why cross-entropy is used.
 *
 * @example
 * import { sigmoidSquaredLoss } from 'nabla';
 * [sigmoidSquaredLoss.value(0, 1), sigmoidSquaredLoss.slope(1000, 0)]; // → [0.25, 0]
 * @source Curriculum 02 and 10
 */
export const sigmoidSquaredLoss: Loss = {
  name: 'squared error of the sigmoid',
  value: (z, y) => (sigmoid(z) - y) ** 2,
  slope: (z, y) => 2 * (sigmoid(z) - y) * sigmoid(z) * sigmoid(-z),
};
