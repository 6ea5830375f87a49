import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeBelow,
  descend,
  gradientBelow,
  iterationTable,
  type StoppingRule,
  stepBelow,
  type UpdateRule,
} from '../../lib/optimize';
import { distanceToMinimum, PROBLEMS } from './problems';

const square = ([w]: readonly number[]) => w ** 2;
const squareSlope = ([w]: readonly number[]) => [2 * w];

describe('descend, on the numbers of the lectures', () => {
  it('jumps from −4 to 4 and back for ever without a rate below 1', () => {
    const { history } = descend(square, [-4], {
      rate: 1,
      gradient: squareSlope,
      maxIterations: 5,
    });
    expect(history.points.flat()).toEqual([-4, 4, -4, 4, -4, 4]);
  });

  it('goes −4, −3.2, −2.56 at rate 0.1 with numerical gradients', () => {
    const { points } = descend(square, [-4], { rate: 0.1, maxIterations: 2 }).history;
    [-4, -3.2, -2.56].forEach((w, k) => {
      expect(points[k][0]).toBeCloseTo(w, 9);
    });
  });

  it('on (1 − w)² goes from 3 to −1 at rate 1, to 2.6 at rate 0.1, and from −2 to −1.4', () => {
    const step = (start: number, rate: number) =>
      descend(([w]) => (1 - w) ** 2, [start], {
        rate,
        gradient: ([w]) => [2 * w - 2],
        maxIterations: 1,
      }).point[0];
    expect(step(3, 1)).toBe(-1);
    expect(step(3, 0.1)).toBeCloseTo(2.6, 15);
    expect(step(-2, 0.1)).toBeCloseTo(-1.4, 15);
  });

  it('on x₁² + x₂² from (3, −2) visits (2.4, −1.6), (1.92, −1.28) with values 13, 8.32, 5.3248', () => {
    const { history } = descend(([x, y]) => x ** 2 + y ** 2, [3, -2], {
      rate: 0.1,
      gradient: ([x, y]) => [2 * x, 2 * y],
      maxIterations: 2,
    });
    const expected = [
      [3, -2],
      [2.4, -1.6],
      [1.92, -1.28],
    ];
    expected.forEach((point, k) => {
      point.forEach((coordinate, i) => {
        expect(history.points[k][i]).toBeCloseTo(coordinate, 14);
      });
    });
    [13, 8.32, 5.3248].forEach((value, k) => {
      expect(history.values[k]).toBeCloseTo(value, 12);
    });
  });

  it('takes the step of pop quiz 1: from 2 on x² + 2 to 1.6, where the value is 4.56', () => {
    const { history } = descend(([x]) => x ** 2 + 2, [2], { rate: 0.1, maxIterations: 1 });
    expect(history.values[0]).toBe(6);
    expect(history.gradients[0][0]).toBeCloseTo(4, 9);
    expect(history.points[1][0]).toBeCloseTo(1.6, 10);
    expect(history.values[1]).toBeCloseTo(4.56, 9);
  });

  it('prints the stop table: w = −4, η = 0.2, 15 rows', () => {
    const rows = iterationTable(
      descend(square, [-4], { rate: 0.2, gradient: squareSlope, maxIterations: 15 }),
    );
    expect(rows).toHaveLength(15);
    expect(rows[0]).toEqual({
      iteration: 0,
      w: -4,
      loss: 16,
      gradient: -8,
      Δw: 1.6,
      'new w': -2.4,
    });
    expect(rows[2].loss).toBeCloseTo(2.0736, 12);
    expect(rows[14]['new w']).toBeCloseTo(-0.001880739938303999, 16);
    rows.forEach((row, k) => {
      expect(row.iteration).toBe(k);
      expect(row.w).toBeCloseTo(-4 * 0.6 ** k, 14);
    });
  });

  it('shrinks by −0.6 a step on x² at rate 0.8, and grows by −1.02 at rate 1.01', () => {
    const factors = (rate: number) => {
      const { points } = descend(square, [1], {
        rate,
        gradient: squareSlope,
        maxIterations: 9,
      }).history;
      return points.slice(1).map(([w], k) => w / points[k][0]);
    };
    for (const factor of factors(0.8)) expect(factor).toBeCloseTo(-0.6, 12);
    for (const factor of factors(1.01)) expect(factor).toBeCloseTo(-1.02, 12);
  });
});

describe('descend', () => {
  it.each(PROBLEMS)('finds a minimum of $name', (problem) => {
    const slow = problem.name === 'rosenbrock' || problem.name === 'goldsteinPrice';
    const result = descend(problem.f, problem.start, {
      gradient: problem.gradient,
      rate: slow ? 5e-4 : 0.01,
      stop: gradientBelow(1e-7),
      maxIterations: 200_000,
    });
    expect(result.status).toBe('converged');
    expect(distanceToMinimum(problem, result.point)).toBeLessThan(1e-5);
  });

  it('on a convex quadratic converges below the wall 2/L and never above it', () => {
    const curvature = fc.double({ min: 0.1, max: 10, noNaN: true });
    const share = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(curvature, curvature, share, (a, b, s) => {
        const f = ([x, y]: readonly number[]) => (a * x * x + b * y * y) / 2;
        const gradient = ([x, y]: readonly number[]) => [a * x, b * y];
        const wall = 2 / Math.max(a, b);
        const run = (rate: number) =>
          descend(f, [1, 1], { rate, gradient, maxIterations: 50_000, divergenceFactor: 1e6 });
        expect(run(s * wall).converged).toBe(true);
        expect(run((1 + s) * wall).status).toBe('diverged');
      }),
      { numRuns: 50 },
    );
  });

  it('does not depend on where the origin lies', () => {
    const shift = fc.integer({ min: -64, max: 64 });
    fc.assert(
      fc.property(shift, (c) => {
        const moved = descend(([w]) => (w - c) ** 2, [c - 4], {
          rate: 0.25,
          gradient: ([w]) => [2 * (w - c)],
          maxIterations: 8,
        });
        const plain = descend(square, [-4], {
          rate: 0.25,
          gradient: squareSlope,
          maxIterations: 8,
        });
        expect(moved.point[0] - c).toBe(plain.point[0]);
      }),
    );
  });

  it('lets the rate follow a schedule', () => {
    const { history } = descend(square, [-4], {
      rate: (iteration) => 0.5 / (1 + iteration),
      gradient: squareSlope,
      stop: [],
      maxIterations: 3,
    });
    expect(history.rates).toEqual([0.5, 0.25, 0.5 / 3]);
  });

  it('counts its calls of f and of the gradient', () => {
    let values = 0;
    let gradients = 0;
    const given = descend(
      (x) => {
        values += 1;
        return square(x);
      },
      [-4],
      {
        rate: 0.2,
        maxIterations: 7,
        gradient: (x) => {
          gradients += 1;
          return squareSlope(x);
        },
      },
    );
    expect(given.evaluations).toEqual({ value: values, gradient: gradients });
    expect(given.evaluations).toEqual({ value: 8, gradient: 8 });
    const numerical = descend(square, [-4], { rate: 0.2, maxIterations: 7 });
    expect(numerical.evaluations).toEqual({ value: 3 * 8, gradient: 0 });
    expect(numerical.history.evaluations.at(-1)).toBe(24);
  });

  it('neither changes its start nor lets f change the run', () => {
    const start = [-4];
    const result = descend(
      (x) => {
        const value = square(x);
        (x as number[])[0] = 99;
        return value;
      },
      start,
      { rate: 0.2, maxIterations: 3 },
    );
    expect(start).toEqual([-4]);
    expect(result.point[0]).toBeCloseTo(-4 * 0.6 ** 3, 9);
  });

  it('takes an update rule of your own', () => {
    const halfway: UpdateRule = {
      name: 'halfway to the origin',
      defaultRate: 0.5,
      begin:
        () =>
        ({ point, rate }) =>
          point.map((c) => -rate * c),
    };
    expect(descend(square, [8], { method: halfway, maxIterations: 3 }).point).toEqual([1]);
  });

  it('says in a sentence why it ended', () => {
    const converged = descend(square, [-4], { rate: 0.2, stop: gradientBelow(1e-3) });
    expect(converged.message).toBe(
      "Converged after 18 iterations: the gradient's norm, 0.0008125, is below 0.001.",
    );
    const limit = descend(square, [-4], { rate: 0.01, maxIterations: 1 });
    expect(limit.message).toBe('Stopped after 1 iteration: the limit of 1 iterations.');
    const rising = descend(square, [-4], { rate: 1.01, maxIterations: 50 });
    expect(rising.message).toMatch(/The value rose from 16 to .*: the rate is probably too large/);
  });
});

describe('descend, when things go wrong', () => {
  it('reports divergence long before numbers overflow', () => {
    const result = descend(square, [2], { rate: 1.5, gradient: squareSlope });
    expect(result.status).toBe('diverged');
    expect(result.converged).toBe(false);
    expect(result.value).toBeLessThan(1e12);
  });

  it('stays at the last good point when f becomes NaN in the middle of a run', () => {
    const result = descend(([x]) => Math.sqrt(x), [1], { rate: 0.4, gradient: ([x]) => [x + 1] });
    expect(result.status).toBe('not-finite');
    expect(result.point[0]).toBeCloseTo(0.2, 15);
    expect(result.value).toBeCloseTo(Math.sqrt(0.2), 15);
    expect(result.history.points).toHaveLength(2);
    expect(result.message).toMatch(/f is NaN at \[-0\.28.*\], iteration 2/);
  });

  it.each([Number.NaN, Infinity, -Infinity])('reports a start where f is %s', (value) => {
    const result = descend(() => value, [1]);
    expect(result.status).toBe('not-finite');
    expect(result.iterations).toBe(0);
    expect(result.history.points).toEqual([[1]]);
  });

  it('reports a gradient that is not finite', () => {
    const result = descend(square, [1], { gradient: () => [Number.NaN] });
    expect(result.status).toBe('not-finite');
    expect(result.message).toContain('the gradient is [NaN] at [1]');
  });

  it('never returns a NaN with a status that hides it', () => {
    const wild = fc.func(fc.double());
    fc.assert(
      fc.property(wild, wild, fc.double({ min: 0, max: 10, noNaN: true }), (f, g, rate) => {
        const result = descend(([x]) => f(x), [1], {
          gradient: ([x]) => [g(x)],
          rate,
          maxIterations: 20,
        });
        const clean = [result.value, ...result.point, ...result.gradient].every(Number.isFinite);
        expect(clean || result.status === 'not-finite').toBe(true);
      }),
    );
  });

  it('refuses wrong arguments', () => {
    const wrong = (json: string) => JSON.parse(json);
    expect(() => descend(square, [])).toThrow('start must have at least one number');
    expect(() => descend(square, wrong('-4'))).toThrow(
      'descend: start must be an array of numbers, such as [1, 2], but it is -4.',
    );
    expect(() => descend(square, [Number.NaN])).toThrow('start[0] must be a finite number');
    expect(() => descend(wrong('1'), [1])).toThrow('f must be a function');
    expect(() => descend(() => wrong('"no"'), [1])).toThrow(
      'f must give a number, but f([1]) is "no"',
    );
    expect(() => descend(square, [1], { rate: -1 })).toThrow(
      'rate must be a finite number of at least 0, but it is -1 at iteration 0',
    );
    expect(() => descend(square, [1], { rate: wrong('"fast"') })).toThrow(
      'rate must be a number or a schedule',
    );
    expect(() => descend(square, [1], { gradient: () => [1, 2] })).toThrow(
      'gradient gave 2 numbers for a point of 1',
    );
    expect(() => descend(square, [1], { gradient: () => wrong('3') })).toThrow(
      'gradient must give an array of 1 numbers, but it gave 3',
    );
    expect(() => descend(square, [1], { maxIterations: 1.5 })).toThrow('maxIterations must be');
    expect(() => descend(square, [1], { stop: wrong('[1e-6]') })).toThrow(
      'stop must be a stopping rule such as gradientBelow(1e-6)',
    );
    const oneStep: UpdateRule = { name: 'short', defaultRate: 1, begin: () => () => [1, 1] };
    expect(() => descend(square, [1], { method: oneStep })).toThrow(
      'the method short gave a step of 2 numbers for a point of 1',
    );
  });
});

describe("descend's history", () => {
  it('has one entry per iteration, each step leading to the next point', () => {
    const { history, iterations } = descend(square, [-4], { rate: 0.2, gradient: squareSlope });
    expect(history.points).toHaveLength(iterations + 1);
    expect(history.steps).toHaveLength(iterations);
    expect(history.iterations).toEqual([...Array(iterations + 1).keys()]);
    history.steps.forEach(([step], k) => {
      expect(history.points[k][0] + step).toBe(history.points[k + 1][0]);
      expect(history.gradientNorms[k]).toBe(Math.abs(history.gradients[k][0]));
    });
  });

  it('thins itself: at most the limit, evenly spaced, first and last point kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.integer({ max: 200, min: 0 }), (limit, n) => {
        const { history } = descend(square, [-4], {
          rate: 0.001,
          gradient: squareSlope,
          maxIterations: n,
          historyLimit: limit,
        });
        expect(history.steps.length).toBeLessThanOrEqual(limit);
        expect(history.iterations[0]).toBe(0);
        expect(history.iterations.at(-1)).toBe(n);
        expect(history.points).toHaveLength(history.steps.length + 1);
        const gaps = history.iterations.slice(1, -1).map((k, i) => k - history.iterations[i]);
        expect(new Set(gaps).size).toBeLessThanOrEqual(1);
        history.iterations.forEach((k, i) => {
          expect(history.points[i][0]).toBeCloseTo(-4 * 0.998 ** k, 12);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('stopping rules', () => {
  const run = (stop: StoppingRule | StoppingRule[], f = square) =>
    descend(f, [-4], { rate: 0.2, stop });

  it('each fire at their first point and not before', () => {
    const { history, iterations } = run(gradientBelow(0.01));
    expect(history.gradientNorms[iterations]).toBeLessThan(0.01);
    expect(history.gradientNorms[iterations - 1]).toBeGreaterThanOrEqual(0.01);

    const change = run(changeBelow(1e-4)).history.values;
    expect(change.at(-2) ?? 0).toBeCloseTo(7.58141014131458e-5, 12);
    expect(run(stepBelow(0.1)).history.steps.at(-1)?.[0]).toBeCloseTo(0.0746496, 8);
  });

  it('can be fooled by a plateau: the value hardly changes far from the minimum', () => {
    const plateau = ([w]: readonly number[]) => -Math.exp(-((w - 6) ** 2) / 4);
    const result = run(changeBelow(1e-4), plateau);
    expect(result.status).toBe('converged');
    expect(result.point[0]).toBeLessThan(-3.9);
  });

  it('fire at the start when the start is a minimum', () => {
    const result = descend(square, [0], { gradient: squareSlope });
    expect(result.status).toBe('converged');
    expect(result.iterations).toBe(0);
  });
});
