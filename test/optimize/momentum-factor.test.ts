import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descend, momentum, momentumFactor } from '../../lib/optimize';

/** By which factor the last steps of a run on ½Σλx² shrank the distance to 0, on average. */
function measuredFactor(rate: number, beta: number, curvatures: readonly number[]): number {
  const count = 400;
  const { history } = descend(
    (x) => x.reduce((sum, c, i) => sum + ((curvatures[i] ?? 0) * c * c) / 2, 0),
    curvatures.map(() => 1),
    {
      ...{ method: momentum({ beta }), rate, maxIterations: count, stop: [] },
      gradient: (x) => x.map((c, i) => (curvatures[i] ?? 0) * c),
    },
  );
  const distance = (k: number) => Math.hypot(...(history.points[k] ?? []));
  const size = (k: number) => Math.max(...Array.from({ length: 40 }, (_, j) => distance(k + j)));
  return (size(360) / size(100)) ** (1 / 260);
}

describe('momentumFactor', () => {
  it('is what runs on quadratics show', () => {
    for (const [rate, beta] of [
      [0.1, 0],
      [0.05, 0.5],
      [0.12, 0.7],
    ] as const) {
      const curvatures = [1, 12];
      expect(measuredFactor(rate, beta, curvatures)).toBeCloseTo(
        momentumFactor(rate, beta, curvatures),
        1,
      );
    }
    expect(measuredFactor(0.1, 0, [1, 12])).toBeCloseTo(0.9, 9);
  });

  it('has the wall of gradient descent at 2/L, and of momentum at (2 + 2β)/L', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        (curvature, beta) => {
          const wall = (2 + 2 * beta) / curvature;
          expect(momentumFactor(0.99 * wall, beta, [curvature])).toBeLessThan(1);
          expect(momentumFactor(1.01 * wall, beta, [curvature])).toBeGreaterThan(1);
        },
      ),
    );
  });

  // G. Goh, Why momentum really works, Distill 2017: (√κ − 1)/(√κ + 1) against (κ − 1)/(κ + 1).
  it('is least at the textbook rate and momentum', () => {
    const [low, high] = [1, 100];
    const root = Math.sqrt(high / low);
    const rate = (2 / (Math.sqrt(low) + Math.sqrt(high))) ** 2;
    const best = momentumFactor(rate, ((root - 1) / (root + 1)) ** 2, [low, high]);
    expect(best).toBeCloseTo(9 / 11, 6);
    expect(momentumFactor(2 / (low + high), 0, [low, high])).toBeCloseTo(99 / 101, 12);
    for (const beta of [0.3, 0.6, 0.8, 0.9]) {
      expect(momentumFactor(rate, beta, [low, high])).toBeGreaterThan(best - 1e-9);
    }
  });

  it('refuses a momentum of 1 and an empty list of curvatures', () => {
    expect(() => momentumFactor(0.1, 1, [1])).toThrow('beta must lie in [0, 1), but it is 1');
    expect(() => momentumFactor(0.1, 0.5, [])).toThrow('curvatures must have at least one number');
  });
});
