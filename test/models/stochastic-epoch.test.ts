import { describe, expect, it } from 'vitest';
import { type Matrix, matrix, seededRandom } from '../../lib/data';
import { linearRisk, squaredLoss, stochasticEpoch } from '../../lib/models';

const random = seededRandom(5);
const rows = Array.from({ length: 30 }, () => [random.normal(), random.normal()]);
const x = matrix(rows);
const y = Float64Array.from(rows, ([a, b]) => 2 * a - b);

/** The updates as the formula has them, one example at a time. */
function plainLoop(
  { columns, data }: Matrix,
  targets: Float64Array,
  order: Uint32Array,
  rate: number,
): Float64Array {
  const theta = new Float64Array(columns);
  for (const i of order) {
    const row = data.subarray(i * columns, (i + 1) * columns);
    const score = row.reduce((sum, entry, j) => sum + entry * (theta[j] ?? 0), 0);
    const step = rate * squaredLoss.slope(score, targets[i] ?? 0);
    row.forEach((entry, j) => {
      theta[j] = (theta[j] ?? 0) - step * entry;
    });
  }
  return theta;
}

describe('stochasticEpoch', () => {
  it('makes the updates that gradients of single examples make', () => {
    const risk = linearRisk(squaredLoss, x, y, { intercept: false });
    const order = random.permutation(30);
    const theta = new Float64Array(2);
    stochasticEpoch(squaredLoss, x, y, theta, { rate: 0.05, order });
    let expected = [0, 0];
    for (const i of order) {
      const slope = risk.gradientOf(expected, [i]);
      expected = expected.map((entry, j) => entry - 0.05 * slope[j]);
    }
    expected.forEach((entry, j) => {
      expect(theta[j]).toBeCloseTo(entry, 14);
    });
  });

  it.each([1, 3, 10, 2500])(
    'gives the very numbers of the plain loop, whatever is read ahead: %i columns',
    (columns) => {
      const wide = {
        rows: 60,
        columns,
        data: Float64Array.from({ length: 60 * columns }, () => random.normal()),
      };
      const targets = Float64Array.from({ length: 60 }, () => random.normal());
      const order = Uint32Array.from({ length: 1500 }, () => random.integer(60));
      const rate = 0.1 / columns;
      const theta = new Float64Array(columns);
      stochasticEpoch(squaredLoss, wide, targets, theta, { rate, order });
      expect(theta).toEqual(plainLoop(wide, targets, order, rate));
    },
  );

  it('learns the law behind the examples', () => {
    const theta = new Float64Array(2);
    for (let epoch = 0; epoch < 100; epoch++) {
      stochasticEpoch(squaredLoss, x, y, theta, { rate: 0.05, order: random.permutation(30) });
    }
    expect(theta[0]).toBeCloseTo(2, 9);
    expect(theta[1]).toBeCloseTo(-1, 9);
  });

  it('refuses examples that are not there, and lengths that differ', () => {
    const theta = new Float64Array(2);
    expect(() => stochasticEpoch(squaredLoss, x, y, theta, { rate: 0.1, order: [30] })).toThrow(
      'there is no example 30; there are 0 to 29',
    );
    for (const index of [-1, 0.5, Number.NaN, 1e12]) {
      expect(() =>
        stochasticEpoch(squaredLoss, x, y, theta, { rate: 0.1, order: [index] }),
      ).toThrow(`there is no example ${index}`);
    }
    expect(Array.from(theta)).toEqual([0, 0]);
    const short = new Float64Array(1);
    expect(() => stochasticEpoch(squaredLoss, x, y, short, { rate: 0.1, order: [] })).toThrow(
      'the columns of x and theta must have the same length',
    );
  });
});
