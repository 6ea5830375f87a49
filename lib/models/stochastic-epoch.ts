import { requireBetween, requireSameLength } from '../calculus/arguments';
import type { Matrix } from '../data/matrix';
import type { Loss } from './loss';
import { readAhead, rowsAhead } from './read-ahead';

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
 * @throws RangeError when lengths differ, the rate is below 0, or an index has no example; then theta may hold the updates before it
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
  const { rows, columns } = x;
  requireSameLength('stochasticEpoch', ['the rows of x', { length: rows }], ['y', y]);
  requireSameLength('stochasticEpoch', ['the columns of x', { length: columns }], ['theta', theta]);
  requireBetween('stochasticEpoch', 'rate', rate, [0, Infinity]);
  const block = rowsAhead(columns);
  for (let from = 0; from < order.length; from += block) {
    const to = Math.min(from + block, order.length);
    requireExamples(order, from, to, rows);
    readAhead(x, y, order, from, to);
    updates(loss, x, y, theta, rate, order, from, to);
  }
}

/** The updates of examples order[from], …, order[to − 1]. */
function updates(
  loss: Loss,
  { columns, data }: Matrix,
  y: Float64Array,
  theta: Float64Array,
  rate: number,
  order: ArrayLike<number>,
  from: number,
  to: number,
): void {
  for (let k = from; k < to; k++) {
    const i = order[k];
    const start = i * columns;
    let score = 0;
    for (let j = 0; j < columns; j++) score += data[start + j] * theta[j];
    const step = rate * loss.slope(score, y[i]);
    for (let j = 0; j < columns; j++) theta[j] -= step * data[start + j];
  }
}

function requireExamples(order: ArrayLike<number>, from: number, to: number, rows: number): void {
  for (let k = from; k < to; k++) {
    if (Number.isInteger(order[k]) && order[k] >= 0 && order[k] < rows) continue;
    throw new RangeError(
      `stochasticEpoch: there is no example ${order[k]}; there are 0 to ${rows - 1}.`,
    );
  }
}
