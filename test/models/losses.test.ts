import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivative } from '../../lib/calculus';
import {
  absoluteLoss,
  crossEntropyLoss,
  halfSquaredLoss,
  hingeLoss,
  huberLoss,
  type Loss,
  logisticLoss,
  sigmoid,
  sigmoidSquaredLoss,
  softmax,
  softplus,
  squaredLoss,
} from '../../lib/models';

const LOSSES: readonly [string, Loss, readonly number[]][] = [
  ['squared', squaredLoss, [-3, 0, 2]],
  ['half squared', halfSquaredLoss, [-3, 0, 2]],
  ['absolute', absoluteLoss, [-3, 0, 2]],
  ['Huber', huberLoss(0.7), [-3, 0, 2]],
  ['cross-entropy', crossEntropyLoss, [0, 1, 0.3]],
  ['logistic', logisticLoss, [-1, 1]],
  ['squared error of the sigmoid', sigmoidSquaredLoss, [0, 1]],
  ['hinge', hingeLoss, [-1, 1]],
];

describe.each(LOSSES)('the %s loss', (name, loss, targets) => {
  it('has the slope that differences see, away from kinks', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.constantFrom(...targets),
        (z, y) => {
          fc.pre(Math.abs(Math.abs(z - y) - 0.7) > 1e-3 && Math.abs(z - y) > 1e-3);
          fc.pre(Math.abs(y * z - 1) > 1e-3);
          expect(derivative((t) => loss.value(t, y), z)).toBeCloseTo(loss.slope(z, y), 6);
        },
      ),
    );
  });

  it('is at least 0, finite, and has a finite slope for |z| = 1000', () => {
    for (const z of [-1000, -37, 0, 37, 1000]) {
      for (const y of targets) {
        expect(loss.value(z, y)).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(loss.value(z, y))).toBe(true);
        expect(Number.isFinite(loss.slope(z, y))).toBe(true);
      }
    }
  });

  it('is convex in z, unless it is the squared error of the sigmoid', () => {
    const mid = (a: number, b: number, y: number) =>
      loss.value((a + b) / 2, y) - (loss.value(a, y) + loss.value(b, y)) / 2;
    if (name === 'squared error of the sigmoid') {
      expect(mid(-8, -2, 1)).toBeGreaterThan(0);
      return;
    }
    const z = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(z, z, fc.constantFrom(...targets), (a, b, y) => {
        expect(mid(a, b, y)).toBeLessThan(1e-9);
      }),
    );
  });
});

describe('losses', () => {
  it('of labels 0, 1 and of labels −1, +1 agree', () => {
    for (const z of [-1000, -2, 0, 0.5, 1000]) {
      expect(crossEntropyLoss.value(z, 1)).toBe(logisticLoss.value(z, 1));
      expect(crossEntropyLoss.value(z, 0)).toBe(logisticLoss.value(z, -1));
      expect(crossEntropyLoss.slope(z, 1)).toBe(logisticLoss.slope(z, 1));
    }
  });

  it('keep the digits of tiny losses: cross-entropy of a sure and right score', () => {
    // ln(1 + e^-40) = 4.248354255291589e-18 (mpmath, 50 digits).
    expect(crossEntropyLoss.value(40, 1) / 4.248354255291589e-18).toBeCloseTo(1, 14);
    expect(crossEntropyLoss.slope(40, 1) / -4.248354255291589e-18).toBeCloseTo(1, 14);
  });

  it('refuse a delta that is not above 0', () => {
    expect(() => huberLoss(0)).toThrow('huberLoss: delta must be above 0');
  });
});

describe('sigmoid, softplus and softmax', () => {
  it('have σ(1) = e/(e + 1), σ(z) + σ(−z) = 1 and softplus′ = σ', () => {
    expect(sigmoid(1)).toBeCloseTo(Math.E / (Math.E + 1), 15);
    fc.assert(
      fc.property(fc.double({ min: -800, max: 800, noNaN: true }), (z) => {
        expect(sigmoid(z) + sigmoid(-z)).toBeCloseTo(1, 15);
        expect(softplus(z) - softplus(-z)).toBeCloseTo(z, 9);
      }),
    );
    expect(derivative(softplus, 0.7)).toBeCloseTo(sigmoid(0.7), 9);
  });

  it('give probabilities that add up to 1 and do not change when all scores move', () => {
    const scores = fc.array(fc.double({ min: -900, max: 900, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(scores, (z) => {
        const p = softmax(z);
        expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
        softmax(z.map((score) => score + 64)).forEach((value, k) => {
          expect(value).toBeCloseTo(p[k], 10);
        });
      }),
    );
  });
});
