// The numbers of curriculum 07, 08, 10 and 12 (lectures [0], [2], [3] and [4]), by the library.
import { describe, expect, it } from 'vitest';
import { linearExamples, seededRandom } from '../../lib/data';
import {
  crossEntropyLoss,
  he,
  linearRegression,
  lossAlongLine,
  lossOnPlane,
  marginLoss,
  multiclassHinge,
  normalEquation,
  normalEquationByCholesky,
  roundToHalf,
  sigmoidSquaredLoss,
  xavier,
} from '../../lib/models';
import { descend } from '../../lib/optimize';

describe('lesson 07, why SGD works', () => {
  it('the mean of all single gradients is the full gradient: sum and derivative change places', () => {
    const { x, y } = linearExamples(200, [1, -2, 0.5], 0.3, seededRandom(1));
    const model = linearRegression(x, y);
    const theta = [0.3, 0.1, -0.7];
    const singles = y.map((_, i) => model.gradientOf(theta, [i]));
    model.gradient(theta).forEach((slope, j) => {
      const mean = singles.reduce((sum, g) => sum + (g[j] ?? 0), 0) / singles.length;
      expect(mean).toBeCloseTo(slope, 12);
    });
  });

  it('without replacement the variance of a batch is σ²/b · (n − b)/(n − 1), with it σ²/b', () => {
    const { x, y } = linearExamples(40, [0, 1], 1, seededRandom(3));
    const model = linearRegression(x, y);
    const theta = [0, 0];
    const random = seededRandom(4);
    const full = model.gradient(theta)[1] ?? 0;
    const slopes = y.map((_, i) => model.gradientOf(theta, [i])[1] ?? 0);
    const variance = slopes.reduce((sum, g) => sum + (g - full) ** 2, 0) / slopes.length;
    const measured = (b: number, replace: boolean) => {
      const draws = Array.from({ length: 6000 }, () => {
        const batch = random.choice([...slopes.keys()], b, { replace });
        return ((model.gradientOf(theta, batch)[1] ?? 0) - full) ** 2;
      });
      return draws.reduce((sum, d) => sum + d, 0) / draws.length;
    };
    for (const b of [4, 20]) {
      // 6000 draws fix a variance to about 2 %; 10 % are five of these.
      expect(measured(b, true) / (variance / b)).toBeCloseTo(1, 0.7);
      const finite = ((variance / b) * (40 - b)) / 39;
      expect(measured(b, false) / finite).toBeCloseTo(1, 0.7);
    }
  });
});

describe('lesson 08, what it costs', () => {
  // Lecture [3] leaves the 1/n out of its comparison.
  it('gradient descent with the 2/n of its cost arrives where both normal equations are at once', () => {
    const { x, y } = linearExamples(100, [2, 1, -1], 0.1, seededRandom(5));
    const model = linearRegression(x, y);
    const { point } = descend(model.cost, [0, 0, 0], { gradient: model.gradient, rate: 0.2 });
    const exact = normalEquation(x, y).coefficients;
    const squared = normalEquationByCholesky(x, y);
    exact.forEach((coefficient, j) => {
      expect(point[j]).toBeCloseTo(coefficient, 5);
      expect(squared[j]).toBeCloseTo(coefficient, 10);
    });
  });
});

describe('lesson 10, classification', () => {
  it('the gain of lecture [0] is Σ (wᵀx + w₀)y/‖w‖, its negative a loss without a floor', () => {
    const x = [
      [1, 2],
      [3, 1],
      [-1, -1],
    ];
    const y = [1, 1, -1];
    const [w0, w] = [0.5, [3, 4]];
    const gain = x.reduce((sum, row, i) => {
      const score = w0 + row.reduce((s, c, j) => s + c * (w[j] ?? 0), 0);
      return sum + (score * (y[i] ?? 0)) / 5;
    }, 0);
    const loss = marginLoss(x, y);
    expect(loss.cost([w0, ...w])).toBeCloseTo(-gain, 12);
    expect(loss.cost([1e6, ...w])).toBeLessThan(loss.cost([1e3, ...w]));
  });

  it('the multi-class hinge has −count·x for the true class and +x for each violating one', () => {
    const x = [[2, -1]];
    const model = multiclassHinge([...x, [0, 0], [0, 0], [0, 0]], [2, 0, 1, 3], {
      intercept: false,
    });
    // The first example scores 1, 5, 1 and −9 by class: classes 0 and 1 violate the margin of class 2.
    const theta = [0.5, 0, 2, -1, 0, -1, -4, 1];
    expect(model.gradientOf(theta, [0])).toEqual([2, -1, 2, -1, -4, 2, 0, 0]);
  });

  it('far on the wrong side the squared error is flat, and cross-entropy is not', () => {
    expect(Math.abs(sigmoidSquaredLoss.slope(-20, 1))).toBeLessThan(1e-8);
    expect(crossEntropyLoss.slope(-20, 1)).toBeCloseTo(-1, 8);
  });
});

describe('lesson 12, deep learning', () => {
  it('weights have the variance 2/(in + out) from Xavier and 2/in from He', () => {
    const variance = (weights: ArrayLike<number>) =>
      Array.from(weights).reduce((sum, w) => sum + w * w, 0) / weights.length;
    const [inputs, outputs] = [300, 100];
    const random = seededRandom(6);
    expect(variance(xavier(inputs, outputs, random)) * 200).toBeCloseTo(1, 1);
    expect(variance(he(inputs, outputs, random)) * 150).toBeCloseTo(1, 1);
  });

  it('slices of the loss are f(W + aW₁) and f(W + aW₁ + bW₂), as lecture [4] draws them', () => {
    const f = ([u = 0, v = 0]: readonly number[]) => u * u + 10 * v;
    expect(lossAlongLine(f, [1, 2], [1, 0], [0, 3]).values).toEqual([21, 36]);
    expect(
      lossOnPlane(
        f,
        [1, 2],
        [
          [1, 0],
          [0, 1],
        ],
        [0, 3],
        [0, 1],
      ).values,
    ).toEqual([
      [21, 36],
      [31, 46],
    ]);
  });

  it('16 bits hold 65,504 and 2⁻²⁴ and nothing beyond', () => {
    expect([65_504, 65_520, 2 ** -24, 2 ** -25].map(roundToHalf)).toEqual([
      65_504,
      Number.POSITIVE_INFINITY,
      2 ** -24,
      0,
    ]);
  });
});
