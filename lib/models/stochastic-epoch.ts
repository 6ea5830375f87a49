import { requireBetween, requireSameLength } from '../calculus/arguments';
import type { Matrix } from '../data/matrix';
import type { Loss } from './loss';

/**
 * Changes theta in place: one update of stochastic gradient descent per example, in the order given.
 *
 * θ ← θ − α ℓ′(xᵢᵀθ, yᵢ) xᵢ for i = order₀, order₁, … The bare loop, without history and allocations, for millions of updates a second;
 * `descendInBatches` is the comfortable way.
 *
 * @param loss ℓ and its slope
 * @param x the features, n × d, a column of ones included if there is an intercept (`withIntercept`)
 * @param y the targets, n numbers
 * @param theta θ, d numbers; overwritten
 * @param options `rate` α ≥ 0; `order`: indices of examples, such as a permutation
 * @returns nothing; theta holds NaN afterwards when the rate was too large
 * @throws RangeError when lengths differ, the rate is below 0, or an index has no example
 * @example
 * import { matrix, squaredLoss, stochasticEpoch } from 'nabla';
 * const theta = Float64Array.of(0);
 * stochasticEpoch(squaredLoss, matrix([1, 2]), Float64Array.of(1, 2), theta, { rate: 0.25, order: [0, 1] });
 * theta; // → [1.5]
 * @source Curriculum 06
 */
export function stochasticEpoch(
  loss: Loss,
  x: Matrix,
  y: Float64Array,
  theta: Float64Array,
  { rate, order }: { readonly rate: number; readonly order: ArrayLike<number> },
): void {
  const { rows, columns, data } = x;
  requireSameLength('stochasticEpoch', ['the rows of x', { length: rows }], ['y', y]);
  requireSameLength('stochasticEpoch', ['the columns of x', { length: columns }], ['theta', theta]);
  requireBetween('stochasticEpoch', 'rate', rate, [0, Infinity]);
  for (let k = 0; k < order.length; k++) {
    const i = order[k];
    if (!(i >= 0 && i < rows)) {
      throw new RangeError(
        `stochasticEpoch: there is no example ${i}; there are 0 to ${rows - 1}.`,
      );
    }
    const start = i * columns;
    let score = 0;
    for (let j = 0; j < columns; j++) score += data[start + j] * theta[j];
    const step = rate * loss.slope(score, y[i]);
    for (let j = 0; j < columns; j++) theta[j] -= step * data[start + j];
  }
}
