import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/data';
import { linearRegression, normalEquation } from '../../lib/models';
import { descend, descendInBatches, inverseTimeDecay } from '../../lib/optimize';

const random = seededRandom(11);
const x = Array.from({ length: 60 }, () => random.normal());
const y = x.map((value) => 1 + 2 * value + random.normal(0, 0.5));
const model = linearRegression(x, y);

describe('descendInBatches', () => {
  it.each([
    [60, 1],
    [1, 60],
    [16, 4],
    [32, 2],
  ])('with batches of %i makes %i updates an epoch', (batchSize, updates) => {
    const result = descendInBatches(model, [0, 0], {
      batchSize,
      epochs: 3,
      rate: 0.01,
      random: seededRandom(1),
    });
    expect(result.iterations).toBe(3 * updates);
    expect(result.epochs.map(({ epoch }) => epoch)).toEqual([0, 1, 2, 3]);
    expect(result.epochs.map((record) => record.updates)).toEqual(
      [0, 1, 2, 3].map((k) => k * updates),
    );
    expect(result.epochs[3].cost).toBe(model.cost(result.point));
  });

  it('uses every example once an epoch when it shuffles', () => {
    const seen: number[] = [];
    const counting = {
      ...model,
      gradientOf: (theta: readonly number[], examples: ArrayLike<number>) => {
        seen.push(...Array.from(examples));
        return model.gradientOf(theta, examples);
      },
    };
    descendInBatches(counting, [0, 0], {
      batchSize: 7,
      epochs: 1,
      rate: 0.01,
      random: seededRandom(1),
    });
    // One more batch is looked at after the last update.
    expect(seen.slice(0, 60).sort((a, b) => a - b)).toEqual([...Array(60).keys()]);
  });

  it('with the full batch is gradient descent', () => {
    const full = descendInBatches(model, [0, 0], {
      batchSize: 60,
      epochs: 10,
      rate: 0.1,
      random: seededRandom(1),
    });
    const plain = descend(model.cost, [0, 0], {
      gradient: model.gradient,
      rate: 0.1,
      stop: [],
      maxIterations: 10,
    });
    full.point.forEach((value, j) => {
      expect(value).toBeCloseTo(plain.point[j], 12);
    });
  });

  it('repeats itself for the same seed', () => {
    const run = (seed: number) =>
      descendInBatches(model, [0, 0], {
        batchSize: 4,
        epochs: 2,
        rate: 0.05,
        random: seededRandom(seed),
      }).point;
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
  });

  it('settles at the solution with a falling rate, and in a noise ball with a constant one', () => {
    const exact = normalEquation(x, y).coefficients;
    const run = (rate: number | ((iteration: number) => number)) =>
      descendInBatches(model, [0, 0], {
        batchSize: 1,
        epochs: 200,
        rate,
        sampling: 'replace',
        random: seededRandom(2),
      }).epochs.slice(-50);
    const spread = (records: readonly { readonly point: readonly number[] }[]) =>
      records.reduce(
        (sum, { point }) => sum + Math.hypot(point[0] - exact[0], point[1] - exact[1]),
        0,
      ) / records.length;
    const constant = spread(run(0.1));
    const falling = spread(run(inverseTimeDecay(0.1, 0.01)));
    expect(constant).toBeGreaterThan(0.05);
    expect(falling).toBeLessThan(constant / 3);
  });

  it('refuses batches that do not fit', () => {
    const options = { epochs: 1, random: seededRandom(1) };
    expect(() => descendInBatches(model, [0, 0], { ...options, batchSize: 61 })).toThrow(
      'batchSize must lie in [1, 60], but it is 61',
    );
    expect(() => descendInBatches(model, [0, 0], { ...options, batchSize: 0 })).toThrow(
      'batchSize must be a whole number',
    );
  });
});

describe('gradients of batches', () => {
  it('are unbiased, with a variance that falls like 1/b', () => {
    const theta = [0.5, 0.5];
    const full = model.gradient(theta);
    const draw = seededRandom(9);
    const statistics = (b: number, rounds: number) => {
      const samples = Array.from({ length: rounds }, () => {
        const examples = Array.from({ length: b }, () => draw.integer(60));
        return model.gradientOf(theta, examples)[1];
      });
      const mean = samples.reduce((sum, value) => sum + value, 0) / rounds;
      const variance = samples.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rounds;
      return { mean, variance };
    };
    const single = statistics(1, 20_000);
    const sixteen = statistics(16, 20_000);
    // Five standard errors of the mean.
    expect(Math.abs(single.mean - full[1])).toBeLessThan(5 * Math.sqrt(single.variance / 20_000));
    expect(single.variance / sixteen.variance).toBeGreaterThan(14.5);
    expect(single.variance / sixteen.variance).toBeLessThan(17.5);
  });
});
