import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGradient } from '../../lib/calculus';
import { seededRandom } from '../../lib/data';
import {
  linearSvm,
  logisticRegression,
  marginLoss,
  multiclassHinge,
  softmaxRegression,
} from '../../lib/models';
import { descend, inverseTimeDecay, lbfgs, newton } from '../../lib/optimize';

const random = seededRandom(21);
const x = Array.from({ length: 40 }, () => [random.normal(), random.normal(1)]);
const noisy = x.map(([a, b]) => a - 2 * b + 2 + random.normal());
const binary = noisy.map((score) => (score > 0 ? 1 : 0));
const signs = binary.map((label) => 2 * label - 1);
const classes = noisy.map((score) => (score < -1 ? 0 : score < 1 ? 1 : 2));

describe('the gradients of all classifiers', () => {
  const MODELS = [
    ['logistic', logisticRegression(x, binary, { l2: 0.1 })],
    ['logistic without intercept', logisticRegression(x, binary, { intercept: false })],
    ['svm', linearSvm(x, signs)],
    ['softmax', softmaxRegression(x, classes, { l2: 0.1 })],
    ['multi-class hinge', multiclassHinge(x, classes, { l2: 0.1 })],
  ] as const;

  it.each(MODELS)(
    'of %s agree with differences, and with the mean over single examples',
    (_, model) => {
      const draw = seededRandom(5);
      for (let k = 0; k < 5; k++) {
        const theta = Array.from({ length: model.dimension }, () => draw.normal());
        expect(checkGradient(model.cost, model.gradient, theta).message).toContain('agree');
        const mean = new Array(model.dimension).fill(0);
        for (let i = 0; i < model.size; i++) {
          model.gradientOf(theta, [i]).forEach((slope, j) => {
            mean[j] += slope / model.size;
          });
        }
        model.gradient(theta).forEach((slope, j) => {
          expect(slope).toBeCloseTo(mean[j], 10);
        });
      }
    },
  );
});

describe('logisticRegression', () => {
  it('agrees with the minimum that Newton and L-BFGS find', () => {
    const model = logisticRegression(x, binary);
    const first = descend(model.cost, [0, 0, 0], { gradient: model.gradient, method: newton() });
    const second = descend(model.cost, [0, 0, 0], { gradient: model.gradient, method: lbfgs() });
    expect(first.converged && second.converged).toBe(true);
    first.point.forEach((value, j) => {
      expect(value).toBeCloseTo(second.point[j], 4);
    });
    // At the minimum the probabilities add up to the number of ones, because ∂J/∂θ₀ = 0.
    const total = model.probability(first.point, x).reduce((sum, p) => sum + p, 0);
    expect(total).toBeCloseTo(binary.filter((label) => label === 1).length, 4);
  });

  it('grows for ever on separable classes, unless there is a penalty', () => {
    const run = (l2: number, maxIterations: number) => {
      const model = logisticRegression([-1, 1], [0, 1], { l2 });
      return descend(model.cost, [0, 0], {
        gradient: model.gradient,
        rate: 5,
        stop: [],
        maxIterations,
      }).point[1];
    };
    expect(run(0, 1000)).toBeGreaterThan(run(0, 100) + 1);
    expect(run(0.1, 1000)).toBeCloseTo(run(0.1, 100), 3);
  });

  it('refuses labels that are not 0 or 1', () => {
    expect(() => logisticRegression([1, 2], [0, 2])).toThrow(
      'logisticRegression: labels must be 0 or 1, but y[1] is 2.',
    );
    expect(() => linearSvm([1, 2], [0, 1])).toThrow('labels must be -1 or 1, but y[0] is 0');
    expect(() => softmaxRegression([1, 2], [0.5, 1])).toThrow('y[0] is 0.5');
    expect(() => softmaxRegression([1, 2], [0, 0])).toThrow('at least 2 classes');
  });
});

describe('linearSvm', () => {
  it('separates with the widest margin: half way between the nearest examples', () => {
    const model = linearSvm([-3, -1, 1, 5], [-1, -1, 1, 1], { l2: 0.1 });
    const { point } = descend(model.cost, [0, 0], {
      gradient: model.gradient,
      rate: inverseTimeDecay(1, 0.01),
      stop: [],
      maxIterations: 5000,
    });
    expect(point[0]).toBeCloseTo(0, 1);
    expect(point[1]).toBeCloseTo(1, 1);
  });
});

describe('softmaxRegression', () => {
  it('with two classes has the boundary of logistic regression', () => {
    const softmax = softmaxRegression(x, binary);
    const logistic = logisticRegression(x, binary);
    const many = descend(softmax.cost, new Array(6).fill(0), {
      gradient: softmax.gradient,
      method: lbfgs(),
    }).point;
    const two = descend(logistic.cost, [0, 0, 0], {
      gradient: logistic.gradient,
      method: lbfgs(),
    }).point;
    two.forEach((value, j) => {
      expect(many[3 + j] - many[j]).toBeCloseTo(value, 3);
    });
  });

  it('costs ln 3 when it knows nothing of three classes, and stays finite for scores of 1000', () => {
    const model = softmaxRegression([-1, 0, 1], [0, 1, 2]);
    expect(model.cost(new Array(6).fill(0))).toBeCloseTo(Math.log(3), 15);
    expect(model.cost([0, 1000, 0, 0, 0, -1000])).toBeLessThan(Infinity);
    expect(model.gradient([0, 1000, 0, 0, 0, -1000]).every(Number.isFinite)).toBe(true);
  });
});

describe('multiclassHinge', () => {
  it("has the lecture's gradient: −count·x for the true class, +x for each violating one", () => {
    const model = multiclassHinge(
      [
        [2, 3],
        [2, 3],
        [2, 3],
      ],
      [0, 1, 2],
      { intercept: false },
    );
    // Scores 0, 0.5 and −4 for true class 0: only class 1 comes within the margin.
    const theta = [0, 0, 0.25, 0, -2, 0];
    expect(model.gradientOf(theta, [0])).toEqual([-2, -3, 2, 3, 0, 0]);
    expect(model.costOf(theta, [0])).toBe(1.5);
    // All weights equal: both other classes violate.
    expect(model.gradientOf([0, 0, 0, 0, 0, 0], [1])).toEqual([2, 3, -4, -6, 2, 3]);
    expect(model.predict(theta, [[2, 3]])).toEqual([1]);
  });
});

describe('marginLoss', () => {
  it('has the gradient that differences see', () => {
    const loss = marginLoss(x, signs);
    const entry = fc.double({ min: 0.2, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(entry, entry, entry), (theta) => {
        expect(checkGradient(loss.cost, loss.gradient, theta).message).toContain('agree');
      }),
    );
  });

  it('depends on the direction of (w₀, w) only, and falls without end in w₀ for unequal classes', () => {
    const loss = marginLoss([[1], [2], [3]], [1, 1, -1]);
    expect(loss.cost([2, 3])).toBeCloseTo(loss.cost([20, 30]), 12);
    expect(loss.cost([1000, 1])).toBeLessThan(loss.cost([10, 1]) - 900);
    const balanced = marginLoss([[1], [2]], [1, -1]);
    expect(balanced.cost([1000, 1])).toBe(balanced.cost([0, 1]));
  });
});

describe('ten classification problems, 1000 rows × 10 columns', () => {
  it('need a new run each: the minimum moves with the data', () => {
    const draw = seededRandom(77);
    const minima = Array.from({ length: 10 }, () => {
      const weights = Array.from({ length: 10 }, () => draw.normal());
      const rows = Array.from({ length: 1000 }, () =>
        Array.from({ length: 10 }, () => draw.normal()),
      );
      const labels = rows.map((row) =>
        row.reduce((sum, value, j) => sum + weights[j] * value, 0) + draw.normal() > 0 ? 1 : 0,
      );
      const model = logisticRegression(rows, labels);
      const run = descend(model.cost, new Array(11).fill(0), {
        gradient: model.gradient,
        method: lbfgs(),
        maxIterations: 100,
      });
      expect(run.converged).toBe(true);
      return run.point;
    });
    const distances = minima
      .slice(1)
      .map((point) => Math.hypot(...point.map((c, j) => c - minima[0][j])));
    expect(Math.min(...distances)).toBeGreaterThan(1);
  });
});
