import { requireSameLength } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import { type Features, matrix } from '../data/matrix';
import { requireLabels } from './labels';

/** The lectures' loss, as functions of θ = (w₀, w). */
export interface MarginLoss {
  cost(theta: Vector): number;
  gradient(theta: Vector): number[];
}

/**
 * The lectures' loss of a boundary wᵀx + w₀ = 0: minus the sum of signed distances, −Σ yᵢ(wᵀxᵢ + w₀)/‖w‖.
 *
 * Its negative is the "gain". The distance of an example counts as positive on its right side. Nothing keeps w₀ in check: when
 * there are more examples of one label, w₀ → ±∞ makes the loss fall for ever, and far examples outvote those near the boundary.
 * With equal numbers of both labels w₀ has no say at all. Hinge and cross-entropy repair that.
 *
 * @param x the features: n rows of d numbers
 * @param y the labels, n numbers, each −1 or +1
 * @returns cost and gradient as functions of θ, d + 1 numbers, w₀ first; NaN at w = 0, where the boundary is not defined
 * @throws RangeError when x or y is empty, their lengths differ, or a label is neither −1 nor 1
 * @example
 * import { marginLoss } from 'nabla';
 * const loss = marginLoss([[3, 4], [-3, -4]], [1, -1]);
 * [loss.cost([0, 3, 4]), loss.cost([0, 30, 40])]; // → [-10, -10]
 * @source Lecture [0]; curriculum 10
 */
export function marginLoss(x: Features, y: Vector): MarginLoss {
  requireLabels('marginLoss', y, [-1, 1]);
  const { rows, columns, data } = matrix(x);
  requireSameLength('marginLoss', ['the rows of x', new Float64Array(rows)], ['y', y]);
  // The loss is linear in θ before the division: two sums over the data are enough.
  const labelSum = Array.from(y).reduce((sum, label) => sum + label, 0);
  const featureSums = Array.from({ length: columns }, (_, j) =>
    Array.from(y).reduce((sum, label, i) => sum + label * data[i * columns + j], 0),
  );
  const parts = (theta: Vector) => {
    requireSameLength('marginLoss', ['theta', theta], ['(1, features)', [1, ...featureSums]]);
    const [offset, ...w] = theta;
    const length = Math.hypot(...w);
    const score = w.reduce((sum, weight, j) => sum + weight * featureSums[j], offset * labelSum);
    return { w, length, score };
  };
  return {
    cost(theta) {
      const { length, score } = parts(theta);
      return -score / length;
    },
    gradient(theta) {
      const { w, length, score } = parts(theta);
      const slopes = w.map((weight, j) => (score * weight) / length ** 3 - featureSums[j] / length);
      return [-labelSum / length, ...slopes];
    },
  };
}
