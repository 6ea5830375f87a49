import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lib/data';
import {
  descend,
  evaluationCap,
  randomLocalSearch,
  randomSearch,
  type UpdateRule,
} from '../../lib/optimize';
import { PROBLEMS } from './problems';

const sumOfSquares = (x: readonly number[]) => x.reduce((sum, c) => sum + c * c, 0);

/** Two random methods and gradient descent, each with the same number of evaluations. */
function race(dimension: number, evaluations: number) {
  const start = new Array(dimension).fill(1);
  const stop = evaluationCap(evaluations);
  const common = { stop, maxIterations: evaluations };
  const box = { lower: start.map(() => -2), upper: start.map(() => 2) };
  return {
    search: descend(sumOfSquares, start, {
      ...common,
      method: randomSearch({ ...box, random: seededRandom(1) }),
    }),
    local: descend(sumOfSquares, start, {
      ...common,
      method: randomLocalSearch({ size: 0.05, random: seededRandom(2) }),
    }),
    descent: descend(sumOfSquares, start, { ...common, rate: 0.1 }),
  };
}

describe('random search and random local search', () => {
  it('never step to a worse point, and look at values only', () => {
    const { search, local } = race(2, 500);
    for (const { history, evaluations } of [search, local]) {
      history.values.slice(1).forEach((value, k) => {
        expect(value).toBeLessThanOrEqual(history.values[k]);
      });
      expect(evaluations).toEqual({ value: 500, gradient: 0 });
      expect(history.gradients[0]).toEqual([]);
    }
  });

  it('report the value at the point where they stand', () => {
    for (const result of [race(2, 300).search, race(2, 300).local]) {
      expect(result.value).toBe(sumOfSquares(result.point));
    }
  });

  it('lose to gradient descent at equal numbers of evaluations, by far in 200 dimensions', () => {
    const small = race(2, 400);
    expect(small.descent.value).toBeLessThan(small.search.value);
    expect(small.descent.value).toBeLessThan(small.local.value);
    const large = race(200, 20_050);
    expect(large.descent.value / 200).toBeLessThan(0.001);
    expect(large.search.value / 200).toBeGreaterThan(0.9);
    expect(large.local.value).toBeGreaterThan(10 * large.descent.value);
    expect(large.local.value).toBeLessThan(large.search.value);
  });

  it('take small steps of 1e-4 by default', () => {
    const result = descend(sumOfSquares, [1, 1], {
      method: randomLocalSearch({ random: seededRandom(3) }),
      maxIterations: 100,
    });
    expect(Math.hypot(result.point[0] - 1, result.point[1] - 1)).toBeLessThan(0.05);
  });

  it('refuse a box whose corners do not match the point', () => {
    const random = seededRandom(1);
    expect(() => randomSearch({ lower: [0], upper: [1, 1], random })).toThrow(
      'lower and upper must have the same length, but they have 1 and 2',
    );
    const method = randomSearch({ lower: [0], upper: [1], random });
    expect(() => descend(sumOfSquares, [1, 1], { method })).toThrow(
      'lower and the point must have the same length, but they have 1 and 2',
    );
  });
});

describe.each(PROBLEMS)('random methods on $name of the table of problems', (problem) => {
  it('come down, and end near the lowest value that a box around a minimum holds', () => {
    const [minimum] = problem.minima;
    if (minimum === undefined) throw new Error('a problem without minimum');
    const box = { lower: minimum.x.map((c) => c - 1), upper: minimum.x.map((c) => c + 1) };
    const run = (method: UpdateRule) =>
      descend(problem.f, problem.start, { method, maxIterations: 20_000 }).value;
    const fall = problem.f(problem.start) - minimum.f;
    const searched = run(randomSearch({ ...box, random: seededRandom(1) }));
    const local = run(randomLocalSearch({ size: 0.03, random: seededRandom(2) }));
    const lowest = Math.min(...problem.minima.map(({ f }) => f));
    expect(searched - lowest).toBeLessThan(0.01 * fall);
    expect(local).toBeLessThan(problem.f(problem.start) - 0.5 * fall);
  });
});
