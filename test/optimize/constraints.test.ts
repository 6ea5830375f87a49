import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradient } from '../../lib/calculus';
import {
  ballProjection,
  boxProjection,
  descend,
  minimizeSubjectTo,
  projectedGradient,
  stepBelow,
} from '../../lib/optimize';
import { distanceToMinimum, PROBLEMS } from './problems';

const bowl = ([x, y]: readonly number[]) => x ** 2 + y ** 2;

describe('minimizeSubjectTo', () => {
  it('finds the point of a line that is nearest to the origin, and its multiplier', () => {
    const result = minimizeSubjectTo(bowl, [([x, y]) => x + y - 2], [5, -3]);
    expect(result.converged).toBe(true);
    expect(result.point[0]).toBeCloseTo(1, 5);
    expect(result.point[1]).toBeCloseTo(1, 5);
    expect(result.multipliers[0]).toBeCloseTo(2, 4);
  });

  it('aligns the gradients of function and constraint', () => {
    const onCircle = ([x, y]: readonly number[]) => x ** 2 + y ** 2 - 5;
    const f = ([x, y]: readonly number[]) => x + 2 * y;
    const { point, multipliers } = minimizeSubjectTo(f, [onCircle], [-1, 1]);
    expect(point[0]).toBeCloseTo(-1, 5);
    expect(point[1]).toBeCloseTo(-2, 5);
    const dc = gradient(onCircle, point);
    gradient(f, point).forEach((slope, i) => {
      expect(slope).toBeCloseTo(multipliers[0] * dc[i], 4);
    });
  });

  it('gives shadow prices: the multiplier is how fast the least value grows with the budget', () => {
    const least = (b: number) => minimizeSubjectTo(bowl, [([x, y]) => 2 * x + y - b], [0, 0]);
    for (const b of [1, 3, 5]) {
      const price = (least(b + 0.01).value - least(b - 0.01).value) / 0.02;
      expect(least(b).multipliers[0]).toBeCloseTo(price, 3);
      expect(least(b).multipliers[0]).toBeCloseTo((2 * b) / 5, 4);
    }
  });

  it('takes several constraints and exact gradients', () => {
    const result = minimizeSubjectTo(
      (x) => x.reduce((sum, c) => sum + c * c, 0),
      [
        { value: ([x, y, z]) => x + y + z - 3, gradient: () => [1, 1, 1] },
        { value: ([x]) => x - 2, gradient: () => [1, 0, 0] },
      ],
      [0, 0, 0],
      { gradient: (x) => x.map((c) => 2 * c) },
    );
    [2, 0.5, 0.5].forEach((expected, i) => {
      expect(result.point[i]).toBeCloseTo(expected, 6);
    });
    expect(result.multipliers[0]).toBeCloseTo(1, 5);
    expect(result.multipliers[1]).toBeCloseTo(3, 5);
  });

  it('says so when the constraints contradict each other', () => {
    const result = minimizeSubjectTo(bowl, [([x]) => x - 1, ([x]) => x + 1], [0, 0], {
      maxIterations: 5,
    });
    expect(result.status).toBe('iteration-limit');
    expect(result.iterations).toBe(5);
    expect(result.message).toMatch(/after 5 iterations.*The constraints are still violated by 1/);
  });
});

describe('the result of a run with constraints', () => {
  const line = ([x, y]: readonly number[]) => x + y - 2;

  it('has all that every run has, with one entry of the history per round', () => {
    const plain = descend(bowl, [5, -3]);
    const result = minimizeSubjectTo(bowl, [line], [5, -3]);
    expect(Object.keys(result)).toEqual(expect.arrayContaining(Object.keys(plain)));
    expect(result.history.points).toHaveLength(result.iterations + 1);
    expect(result.history.points[0]).toEqual([5, -3]);
    expect(result.history.points.at(-1)).toEqual(result.point);
    expect(result.value).toBe(bowl(result.point));
    expect(result.evaluations.value).toBeGreaterThan(result.iterations);
    expect(result.gradient[0]).toBeCloseTo(2, 4);
  });

  it('counts the calls of f and of its gradient', () => {
    const calls = { value: 0, gradient: 0 };
    const f = (x: readonly number[]) => {
      calls.value += 1;
      return bowl(x);
    };
    const slope = (x: readonly number[]) => {
      calls.gradient += 1;
      return x.map((c) => 2 * c);
    };
    expect(minimizeSubjectTo(f, [line], [0, 0], { gradient: slope }).evaluations).toEqual(calls);
  });

  it('is the start where no round is allowed, and the plain minimum without constraints', () => {
    const none = minimizeSubjectTo(bowl, [line], [5, 4], { maxIterations: 0 });
    expect([none.status, none.violation, none.multipliers]).toEqual(['iteration-limit', 7, [0]]);
    const free = minimizeSubjectTo(bowl, [], [5, 4]);
    expect(free.converged).toBe(true);
    expect(free.violation).toBe(0);
    expect(Math.hypot(...free.point)).toBeLessThan(1e-5);
  });

  it('finds its way over values that are 1e12 times as large on the constraint as at the start', () => {
    const steep = ([x]: readonly number[]) => 1e12 * x ** 2;
    const result = minimizeSubjectTo(steep, [([x]) => x - 1], [1e-6]);
    expect(result.status).toBe('converged');
    expect(result.point[0]).toBeCloseTo(1, 6);
  });

  it('says so where f or a constraint is no number', () => {
    const undefinedThere = minimizeSubjectTo(bowl, [([x]) => Math.log(x)], [-1, 0]);
    expect(undefinedThere.status).toBe('not-finite');
    expect(undefinedThere.message).toContain('a constraint is NaN at [-1, 0]');
    expect(minimizeSubjectTo(() => Number.NaN, [line], [0, 0]).status).toBe('not-finite');
    const text = JSON.parse('"2"');
    expect(() => minimizeSubjectTo(bowl, [() => text], [0, 0])).toThrow(
      'constraint 0 must give a number, but at [0, 0] it gave "2"',
    );
    expect(() => minimizeSubjectTo(bowl, [line], [0, 0], { tolerance: 0 })).toThrow('tolerance');
  });
});

describe('projectedGradient', () => {
  it('stays in the box and finds the best point of it', () => {
    const { point, history, converged } = descend(bowl, [2, 1], {
      method: projectedGradient(boxProjection([1, -1], [2, 1])),
      rate: 0.2,
      stop: stepBelow(1e-10),
    });
    expect(converged).toBe(true);
    expect(point[0]).toBe(1);
    expect(point[1]).toBeCloseTo(0, 9);
    for (const [x] of history.points) expect(x).toBeGreaterThanOrEqual(1);
  });

  it('finds the point of a ball that is nearest to the minimum', () => {
    const { point } = descend(([x, y]) => (x - 3) ** 2 + (y - 4) ** 2, [0, 0], {
      method: projectedGradient(ballProjection([0, 0], 1)),
      rate: 0.1,
      stop: stepBelow(1e-10),
    });
    expect(point[0]).toBeCloseTo(0.6, 8);
    expect(point[1]).toBeCloseTo(0.8, 8);
  });

  it('has projections that leave inner points alone and do not move twice', () => {
    const coordinate = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(coordinate, coordinate), (x) => {
        for (const project of [boxProjection([-1, -2], [1, 2]), ballProjection([0, 0], 2)]) {
          const once = project(x);
          project(once).forEach((c, i) => {
            expect(c).toBeCloseTo(once[i], 14);
          });
        }
        const inside = x.map((c) => c / 10);
        boxProjection(
          [-1, -2],
          [1, 2],
        )(inside).forEach((c, i) => {
          expect(c).toBe(inside[i]);
        });
      }),
    );
    expect(ballProjection([1, 1], 1)([1, 1])).toEqual([1, 1]);
    expect(() => boxProjection([2], [1])).toThrow('lower[0] = 2 must not exceed upper[0] = 1');
  });
});

describe('on the table of problems', () => {
  it.each(PROBLEMS)(
    'projected descent finds the minimum of $name in a box around it',
    (problem) => {
      const [minimum] = problem.minima;
      if (minimum === undefined) throw new Error('a problem without minimum');
      const corner = (side: number) => minimum.x.map((c) => c + side * 0.05);
      const steep = problem.name === 'rosenbrock' || problem.name === 'goldsteinPrice';
      const { point, history } = descend(problem.f, corner(1), {
        ...{ method: projectedGradient(boxProjection(corner(-1), corner(1))) },
        ...{ rate: steep ? 5e-4 : 0.01, gradient: problem.gradient },
        ...{ stop: stepBelow(1e-10), maxIterations: 50_000 },
      });
      expect(distanceToMinimum(problem, point)).toBeLessThan(1e-4);
      const low = corner(-1);
      for (const visited of history.points) {
        visited.forEach((c, i) => {
          expect(c).toBeGreaterThanOrEqual(low[i] - 1e-12);
        });
      }
    },
  );

  it.each(PROBLEMS)(
    'the augmented Lagrangian solves $name on the line through a minimum',
    (problem) => {
      const [minimum] = problem.minima;
      if (minimum === undefined) throw new Error('a problem without minimum');
      const line = ([x, y]: readonly number[]) => x - minimum.x[0] + 2 * (y - minimum.x[1]);
      const start = minimum.x.map((c) => c + 0.1);
      const result = minimizeSubjectTo(problem.f, [line], start, { gradient: problem.gradient });
      expect(result.message).toContain('Converged');
      expect(Math.abs(line(result.point))).toBeLessThan(1e-5);
      expect(Math.abs(result.multipliers[0])).toBeLessThan(1e-3);
      expect(distanceToMinimum(problem, result.point)).toBeLessThan(1e-3);
    },
  );
});
