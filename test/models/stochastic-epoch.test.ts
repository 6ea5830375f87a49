import { describe, expect, it } from 'vitest';
import { matrix, seededRandom } from '../../lib/data';
import { linearRisk, squaredLoss, stochasticEpoch } from '../../lib/models';

const random = seededRandom(5);
const rows = Array.from({ length: 30 }, () => [random.normal(), random.normal()]);
const x = matrix(rows);
const y = Float64Array.from(rows, ([a, b]) => 2 * a - b);

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
    const short = new Float64Array(1);
    expect(() => stochasticEpoch(squaredLoss, x, y, short, { rate: 0.1, order: [] })).toThrow(
      'the columns of x and theta must have the same length',
    );
  });
});
