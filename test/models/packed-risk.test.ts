import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/data';
import { crossEntropyLoss, hingeLoss, linearRisk, packedRisk, squaredLoss } from '../../lib/models';

describe('packedRisk', () => {
  it('gives what linearRisk gives, for every shape, loss, intercept and penalty', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(squaredLoss, crossEntropyLoss, hingeLoss),
        fc.boolean(),
        fc.constantFrom(0, 0.3),
        fc.maxSafeInteger(),
        (n, d, loss, intercept, l2, seed) => {
          const random = seededRandom(seed);
          const x = Array.from({ length: n }, () =>
            Array.from({ length: d }, () => random.normal()),
          );
          const y = x.map(() => random.integer(2));
          const plain = linearRisk(loss, x, y, { intercept, l2 });
          const packed = packedRisk(loss, x, y, { intercept, l2 });
          const theta = Array.from({ length: plain.dimension }, () => random.normal());
          const some = [0, n - 1];
          expect(packed.dimension).toBe(plain.dimension);
          expect(packed.cost(theta)).toBeCloseTo(plain.cost(theta), 11);
          expect(packed.costOf(theta, some)).toBeCloseTo(plain.costOf(theta, some), 11);
          packed.gradient(theta).forEach((slope, j) => {
            expect(slope).toBeCloseTo(plain.gradient(theta)[j], 11);
          });
          packed.gradientOf(theta, some).forEach((slope, j) => {
            expect(slope).toBeCloseTo(plain.gradientOf(theta, some)[j], 11);
          });
          expect(packed.predict(theta, x)).toEqual(plain.predict(theta, x));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('works across blocks, the last of them incomplete', () => {
    const random = seededRandom(3);
    const n = 2 * 2048 + 5;
    const x = Array.from({ length: n }, () => [random.normal(), random.normal()]);
    const y = x.map(([a, b]) => 1 + a - b);
    const packed = packedRisk(squaredLoss, x, y);
    expect(packed.cost([1, 1, -1])).toBeCloseTo(0, 20);
    const plain = linearRisk(squaredLoss, x, y).gradient([0, 2, 1]);
    packed.gradient([0, 2, 1]).forEach((slope, j) => {
      expect(slope).toBeCloseTo(plain[j], 10);
    });
  });

  it('has slopes of the cross-entropy to the last digits, for any score, with labels 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1100, max: 1100, noNaN: true }), { minLength: 1 }),
        fc.constantFrom(0, 1),
        (scores, label) => {
          for (const score of scores) {
            const packed = packedRisk(crossEntropyLoss, [score], [label], { intercept: false });
            const exact = crossEntropyLoss.slope(score, label) * score;
            // Below 1e-300 the kernel stops falling; nobody sees that in a sum.
            if (Math.abs(exact) < 1e-300)
              expect(Math.abs(packed.gradient([1])[0])).toBeLessThan(1e-299);
            else expect(Math.abs(packed.gradient([1])[0] / exact - 1)).toBeLessThan(1e-15);
          }
        },
      ),
    );
  });

  it('is not disturbed by a run that overflowed', () => {
    const packed = packedRisk(squaredLoss, [1, 2, 3], [1, 2, 3]);
    packed.gradient([1e300, 1e300]);
    expect(packed.gradient([0, 1])).toEqual([0, 0]);
  });

  it('refuses what linearRisk refuses', () => {
    expect(() => packedRisk(squaredLoss, [1], [1, 2])).toThrow('one target per row');
    expect(() => packedRisk(squaredLoss, [1], [1]).cost([1])).toThrow('theta must have 2 numbers');
  });
});
