import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cloudExamples,
  linearExamples,
  moonExamples,
  rowsAt,
  seededRandom,
  shuffledBatches,
  trainTestSplit,
} from '../../lib/data';
import { normalEquation } from '../../lib/models';

const size = fc.integer({ min: 2, max: 50 });
const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

describe('trainTestSplit', () => {
  it('puts every example on one side, at least one on each', () => {
    const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(size, share, (n, part) => {
        const { train, test } = trainTestSplit(n, part, seededRandom(1));
        expect(ascending([...train, ...test])).toEqual([...Array(n).keys()]);
        expect(Math.min(train.length, test.length)).toBeGreaterThanOrEqual(1);
        expect(Math.abs(test.length - part * n)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('refuses a single example and a share that leaves nothing', () => {
    expect(() => trainTestSplit(1, 0.5, seededRandom(1))).toThrow('n must be a whole number');
    expect(() => trainTestSplit(10, 1, seededRandom(1))).toThrow('share must lie in [0, 1)');
    expect(() => rowsAt([1, 2], [2])).toThrow('there is no row 2; there are rows 0 to 1');
  });
});

describe('shuffledBatches', () => {
  it('uses every example once', () => {
    fc.assert(
      fc.property(size, fc.integer({ min: 1, max: 60 }), (n, b) => {
        const batches = shuffledBatches(n, b, seededRandom(3));
        expect(batches).toHaveLength(Math.ceil(n / b));
        expect(ascending(batches.flat())).toEqual([...Array(n).keys()]);
        for (const batch of batches.slice(0, -1)) expect(batch).toHaveLength(b);
      }),
    );
  });
});

describe('made-up examples', () => {
  it('of a linear law are fitted by it', () => {
    const { x, y } = linearExamples(2000, [1, 2, -3], 0.1, seededRandom(4));
    [1, 2, -3].forEach((value, j) => {
      // Five standard errors of 0.1/√2000.
      expect(Math.abs(normalEquation(x, y).coefficients[j] - value)).toBeLessThan(0.012);
    });
  });

  it('in clouds lie around their centres', () => {
    const { x, y } = cloudExamples(
      3000,
      [
        [0, 0],
        [5, -5],
        [9, 1],
      ],
      0.5,
      seededRandom(5),
    );
    const second = x.filter((_, i) => y[i] === 1);
    expect(second).toHaveLength(1000);
    expect(second.reduce((sum, [a]) => sum + a, 0) / 1000).toBeCloseTo(5, 1);
    expect(second.reduce((sum, [, b]) => sum + b, 0) / 1000).toBeCloseTo(-5, 1);
  });

  it('on moons lie on two half circles', () => {
    const { x, y } = moonExamples(200, 0, seededRandom(6));
    x.forEach(([a, b], i) => {
      const radius = y[i] === 0 ? Math.hypot(a, b) : Math.hypot(1 - a, 0.5 - b);
      expect(radius).toBeCloseTo(1, 12);
    });
  });
});
