import { describe, expect, it } from 'vitest';
import { descend, findRate, gridSearch, patience } from '../../lib/optimize';

const square = ([w]: readonly number[]) => w ** 2;
const slope = ([w]: readonly number[]) => [2 * w];

describe('gridSearch', () => {
  it('picks 0.1 of 0.001, 0.01, 0.1 and 1 for w² from −4', () => {
    const { best, entries } = gridSearch(
      { rate: [0.001, 0.01, 0.1, 1] },
      ({ rate }) => descend(square, [-4], { rate, gradient: slope, maxIterations: 50 }).value,
    );
    expect(best.setting).toEqual({ rate: 0.1 });
    expect(entries.map(({ setting }) => setting.rate)).toEqual([0.1, 0.01, 0.001, 1]);
  });

  it('tries all combinations and ranks failures last', () => {
    const { entries } = gridSearch({ a: [1, 2], b: [0, 10] }, ({ a, b }) =>
      b === 0 ? Number.NaN : a,
    );
    expect(entries).toHaveLength(4);
    expect(entries.slice(0, 2).map(({ score }) => score)).toEqual([1, 2]);
    expect(entries[3].score).toBeNaN();
  });

  it('refuses empty choices and a grid of failures', () => {
    expect(() => gridSearch({ rate: [] }, () => 1)).toThrow(
      'rate must be an array of at least one choice',
    );
    expect(() => gridSearch({ rate: [1] }, () => Number.NaN)).toThrow(
      'no combination has a finite score',
    );
  });
});

describe('findRate', () => {
  it('suggests a rate below the wall 2/L and above those that crawl', () => {
    for (const curvature of [1, 10, 1000]) {
      const { suggestion, rates, values } = findRate(([w]) => (curvature / 2) * w * w, [3], {
        gradient: ([w]) => [curvature * w],
      });
      expect(suggestion).toBeLessThan(2 / curvature);
      expect(suggestion).toBeGreaterThan(0.01 / curvature);
      expect(values).toHaveLength(rates.length);
    }
  });

  it('refuses an empty range and a start that is not finite', () => {
    expect(() => findRate(square, [1], { from: 1, to: 0.1 })).toThrow('from must lie in [0, 0.1)');
    expect(() => findRate(() => Number.NaN, [1])).toThrow('f must be finite at the start');
  });
});

describe('patience', () => {
  it('stops when the validation measure turns up, though the value still falls', () => {
    const result = descend(square, [4], {
      rate: 0.1,
      gradient: slope,
      stop: patience({ measure: ([w]) => (w - 1) ** 2, looks: 3 }),
    });
    expect(result.status).toBe('no-improvement');
    expect(result.point[0]).toBeLessThan(1);
    expect(result.point[0]).toBeGreaterThan(0.4);
    expect(result.message).toMatch(/no improvement since iteration 6/);
  });

  it('looks only every so many iterations', () => {
    let looks = 0;
    descend(square, [4], {
      rate: 0.1,
      gradient: slope,
      maxIterations: 20,
      stop: patience({
        every: 5,
        measure: () => {
          looks += 1;
          return -looks;
        },
      }),
    });
    expect(looks).toBe(5);
  });
});
