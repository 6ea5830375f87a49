import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient } from '../../lib/calculus';
import { standardize } from '../../lib/data';
import { linearRegression, meanSquaredError, normalEquation } from '../../lib/models';
import { descend, gradientBelow } from '../../lib/optimize';

const number = fc.double({ min: -10, max: 10, noNaN: true });
const examples = fc.array(fc.tuple(number, number, number), { minLength: 3, maxLength: 12 });

describe('linearRegression, on the numbers of the lectures', () => {
  it('gives example A: gradient (−3.5, −12.25) and θ = (0.35, 1.225) after one step at 0.1', () => {
    const model = linearRegression([1, 2, 4, 5], [2, 3, 4, 5], { convention: 'half-mean' });
    expect(model.gradient([0, 0])).toEqual([-3.5, -12.25]);
    const { point } = descend(model.cost, [0, 0], {
      gradient: model.gradient,
      rate: 0.1,
      maxIterations: 1,
    });
    expect(point[0]).toBeCloseTo(0.35, 15);
    expect(point[1]).toBeCloseTo(1.225, 15);
  });

  it('gives example B: residuals −3, −2, −1, gradient (4, 6.666…), then θ = (3.6, −0.666…)', () => {
    const x = [1, 2, 3];
    const model = linearRegression(x, x);
    expect(model.predict([4, 0], x).map((prediction, i) => x[i] - prediction)).toEqual([
      -3, -2, -1,
    ]);
    expect(model.gradient([4, 0])[0]).toBeCloseTo(4, 14);
    expect(model.gradient([4, 0])[1]).toBeCloseTo(20 / 3, 14);
    const { point } = descend(model.cost, [4, 0], {
      gradient: model.gradient,
      rate: 0.1,
      maxIterations: 1,
    });
    expect(point[0]).toBeCloseTo(3.6, 14);
    expect(point[1]).toBeCloseTo(-2 / 3, 14);
  });

  it('reaches the normal equation by descent', () => {
    const model = linearRegression([1, 2, 4, 5], [2, 3, 4, 5], { convention: 'half-mean' });
    const fitted = descend(model.cost, [0, 0], {
      gradient: model.gradient,
      rate: 0.1,
      stop: gradientBelow(1e-10),
      maxIterations: 10_000,
    });
    const exact = normalEquation([1, 2, 4, 5], [2, 3, 4, 5]).coefficients;
    expect(fitted.converged).toBe(true);
    fitted.point.forEach((value, j) => {
      expect(value).toBeCloseTo(exact[j], 8);
    });
  });
});

describe('linearRegression', () => {
  it('has convention `half-mean` exactly half of `mean`, in cost and gradient, so that it needs twice the rate', () => {
    fc.assert(
      fc.property(examples, fc.tuple(number, number, number), (data, theta) => {
        const x = data.map(([a, b]) => [a, b]);
        const y = data.map(([, , target]) => target);
        const mean = linearRegression(x, y);
        const half = linearRegression(x, y, { convention: 'half-mean' });
        expect(2 * half.cost(theta)).toBeCloseTo(mean.cost(theta), 8);
        half.gradient(theta).forEach((slope, j) => {
          expect(2 * slope).toBeCloseTo(mean.gradient(theta)[j], 8);
        });
        expect(mean.cost(theta)).toBeCloseTo(meanSquaredError(mean.predict(theta, x), y), 8);
      }),
    );
  });

  it('has the gradient that central differences see, with penalty and without intercept too', () => {
    fc.assert(
      fc.property(examples, fc.boolean(), fc.constantFrom(0, 0.5), (data, intercept, l2) => {
        const x = data.map(([a, b]) => [a, b]);
        const y = data.map(([, , target]) => target);
        const model = linearRegression(x, y, { intercept, l2 });
        const theta = intercept ? [0.5, -1, 2] : [-1, 2];
        const numerical = gradient(model.cost, theta);
        model.gradient(theta).forEach((slope, j) => {
          expect(Math.abs(slope - numerical[j])).toBeLessThan(1e-5);
        });
      }),
    );
  });

  it('has a gradient that is the mean of the gradients of single examples', () => {
    const model = linearRegression([1, 2, 4, 5], [2, 3, 4, 5]);
    const theta = [0.3, -0.8];
    const singles = [0, 1, 2, 3].map((i) => model.gradientOf(theta, [i]));
    model.gradient(theta).forEach((slope, j) => {
      expect(singles.reduce((sum, single) => sum + single[j], 0) / 4).toBeCloseTo(slope, 12);
    });
    expect(model.costOf(theta, [2])).toBeCloseTo((0.3 - 0.8 * 4 - 4) ** 2, 12);
  });

  it('needs far fewer iterations on standardised features, and its coefficients map back', () => {
    const area = [50, 60, 80, 100, 120, 150];
    const rooms = [1, 2, 2, 3, 4, 4];
    const x = area.map((value, i) => [value, rooms[i]]);
    const y = area.map((value, i) => 20 + 3 * value + 10 * rooms[i]);
    const { scaled, coefficients } = standardize(x);
    const model = linearRegression(scaled, y);
    const fit = descend(model.cost, [0, 0, 0], {
      gradient: model.gradient,
      rate: 0.3,
      stop: gradientBelow(1e-9),
    });
    expect(fit.converged).toBe(true);
    [20, 3, 10].forEach((value, j) => {
      expect(coefficients(fit.point)[j]).toBeCloseTo(value, 6);
    });
    const raw = linearRegression(x, y);
    const rawRate = 1e-4; // 2/L is about 1.07e-4 here
    const crawl = descend(raw.cost, [0, 0, 0], { gradient: raw.gradient, rate: rawRate / 2 });
    expect(crawl.status).toBe('iteration-limit');
  });

  it('refuses data that do not fit together', () => {
    expect(() => linearRegression([], [])).toThrow('x must have at least one row');
    expect(() => linearRegression([1, 2], [1])).toThrow(
      'y must have one target per row of x, but x has 2 rows and y has 1',
    );
    expect(() => linearRegression([1, 2], [1, Number.NaN])).toThrow(
      'y must hold finite numbers only, but y[1] is NaN',
    );
    expect(() => linearRegression([[1, 2], [3]], [1, 2])).toThrow(
      'all rows of x must have 2 columns like row 0, but row 1 has 1',
    );
    expect(() => linearRegression([[1, Infinity]], [1])).toThrow('row 0, column 1 is Infinity');
    const model = linearRegression([1, 2], [1, 2]);
    expect(() => model.cost([1])).toThrow('theta must have 2 numbers');
    expect(() => model.gradientOf([1, 2], [])).toThrow('the number of examples');
    expect(() => linearRegression([1], [1], JSON.parse('{"convention":"sum"}'))).toThrow(
      "convention must be 'mean' or 'half-mean', but it is \"sum\"",
    );
  });
});
