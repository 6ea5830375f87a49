import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyCriticalPoint } from '../../lib/calculus';
import {
  armijo,
  bfgs,
  descend,
  gradientBelow,
  type LineSearch,
  lbfgs,
  lineSearchDescent,
  newton,
  newtonCg,
  pureNewton,
  strongWolfe,
  type UpdateRule,
} from '../../lib/optimize';
import { distanceToMinimum, PROBLEMS } from './problems';

/** Name, rule, the most iterations, and the gradient's length to reach: gradient descent meets round-off before the others. */
const METHODS: readonly [string, () => UpdateRule, number, number][] = [
  ['newton', () => newton(), 50, 1e-6],
  ['bfgs', () => bfgs(), 60, 1e-6],
  ['bfgs with armijo', () => bfgs({ search: armijo() }), 80, 1e-6],
  ['lbfgs', () => lbfgs(), 60, 1e-6],
  ['lbfgs with memory 1', () => lbfgs({ memory: 1 }), 200, 1e-6],
  ['newtonCg', () => newtonCg(), 80, 1e-6],
  ['lineSearchDescent', () => lineSearchDescent(), 20_000, 1e-5],
];

describe.each(METHODS)('%s, on the table of problems', (_, method, iterations, tolerance) => {
  it.each(PROBLEMS)('finds a minimum of $name', (problem) => {
    const result = descend(problem.f, problem.start, {
      method: method(),
      gradient: problem.gradient,
      stop: gradientBelow(tolerance),
      maxIterations: iterations,
    });
    expect(result.message).toContain('Converged');
    // The flattest minimum of the table has curvature 0.04.
    expect(distanceToMinimum(problem, result.point)).toBeLessThan(tolerance / 0.039);
    result.history.values.slice(1).forEach((value, k) => {
      const before = result.history.values[k];
      expect(value).toBeLessThanOrEqual(before + 1e-12 * Math.abs(before));
    });
  });
});

describe("Newton's method", () => {
  it('doubles the digits: the error is squared at every step near the minimum', () => {
    // f = e^x − 2x has its minimum at ln 2.
    const { history } = descend(([x]) => Math.exp(x) - 2 * x, [1], {
      method: pureNewton({ hessian: ([x]) => [[Math.exp(x)]] }),
      gradient: ([x]) => [Math.exp(x) - 2],
      stop: [],
      maxIterations: 4,
    });
    const errors = history.points.map(([x]) => Math.abs(x - Math.LN2));
    for (let k = 0; k < 3; k++) {
      expect(errors[k + 1] / errors[k] ** 2).toBeGreaterThan(0.3);
      expect(errors[k + 1] / errors[k] ** 2).toBeLessThan(0.6);
    }
    expect(errors[4]).toBeLessThan(1e-13);
  });

  it('solves a quadratic in one step', () => {
    const entry = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(entry, entry, (x, y) => {
        const result = descend(([a, b]) => a * a + a * b + 3 * b * b, [x, y], {
          method: newton({
            hessian: () => [
              [2, 1],
              [1, 6],
            ],
          }),
          gradient: ([a, b]) => [2 * a + b, a + 6 * b],
          stop: gradientBelow(1e-12),
        });
        expect(result.iterations).toBeLessThanOrEqual(2);
        expect(Math.hypot(...result.point)).toBeLessThan(1e-12);
      }),
    );
  });

  it('falls into the saddle trap when pure, and escapes from it with safeguards', () => {
    const saddle = ([x, y]: readonly number[]) => x ** 2 - y ** 2 + y ** 4 / 4;
    const gradient = ([x, y]: readonly number[]) => [2 * x, -2 * y + y ** 3];
    const run = (method: UpdateRule) => descend(saddle, [1, 0.1], { method, gradient });
    const trapped = run(pureNewton());
    expect(trapped.converged).toBe(true);
    expect(classifyCriticalPoint(saddle, trapped.point).kind).toBe('saddle');
    const free = run(newton());
    expect(free.converged).toBe(true);
    expect(classifyCriticalPoint(saddle, free.point).kind).toBe('minimum');
    expect(Math.abs(free.point[1])).toBeCloseTo(Math.SQRT2, 6);
  });

  it('stalls, and says so, where the Hessian is singular', () => {
    const result = descend(([x, y]) => (x + y) ** 2 + 1, [1, 1], {
      method: pureNewton({
        hessian: () => [
          [2, 2],
          [2, 2],
        ],
      }),
      gradient: ([x, y]) => [2 * (x + y), 2 * (x + y)],
    });
    expect(result.status).toBe('stalled');
    expect(result.message).toBe('Stalled after 0 iterations: the Hessian is singular.');
  });

  it('with safeguards copes with a singular Hessian', () => {
    const result = descend(([x, y]) => (x + y) ** 2, [1, 1], { method: newton() });
    expect(result.converged).toBe(true);
  });
});

describe('line searches', () => {
  const searches: readonly [string, LineSearch][] = [
    ['armijo', armijo()],
    ['strongWolfe', strongWolfe()],
  ];

  it.each(searches)('%s accepts only points that fall enough', (_, search) => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), (first) => {
        const { history } = descend(([x]) => Math.cosh(x - 1), [-2], {
          method: lineSearchDescent({ search }),
          gradient: ([x]) => [Math.sinh(x - 1)],
          rate: first,
          maxIterations: 5,
        });
        history.steps.forEach(([step], k) => {
          const predicted = 1e-4 * history.gradients[k][0] * step;
          expect(history.values[k + 1]).toBeLessThanOrEqual(history.values[k] + predicted + 1e-12);
        });
      }),
    );
  });

  it('strongWolfe leaves at most the given share of the slope', () => {
    const { history } = descend(([x]) => Math.cosh(x - 1), [-2], {
      method: lineSearchDescent({ search: strongWolfe({ curvature: 0.1 }) }),
      gradient: ([x]) => [Math.sinh(x - 1)],
      maxIterations: 1,
    });
    expect(history.gradientNorms[1]).toBeLessThanOrEqual(0.1 * history.gradientNorms[0]);
  });

  it('step back from where f is NaN', () => {
    const result = descend(([x]) => x - Math.log(x), [0.1], {
      method: bfgs(),
      gradient: ([x]) => [1 - 1 / x],
      rate: 100,
    });
    expect(result.converged).toBe(true);
    expect(result.point[0]).toBeCloseTo(1, 6);
  });

  it('stall, and say so, when the given gradient points the wrong way', () => {
    const result = descend(([x]) => x ** 2, [1], {
      method: lineSearchDescent(),
      gradient: ([x]) => [-2 * x],
    });
    expect(result.status).toBe('stalled');
    expect(result.message).toContain('the line search found no lower point');
  });
});

describe('L-BFGS', () => {
  /** scipy 1.10.1, scipy.optimize.minimize(f, start, jac=gradient, method='L-BFGS-B', options={'gtol': 1e-6, 'ftol': 0}).nfev. */
  const SCIPY: Readonly<Record<string, number>> = {
    booth: 10,
    matyas: 6,
    rosenbrock: 45,
    beale: 16,
    himmelblau: 12,
    threeHumpCamel: 8,
    styblinskiTang: 12,
    sixHumpCamel: 9,
    goldsteinPrice: 12,
  };

  it('needs no more evaluations than scipy on the table of problems together', () => {
    let ours = 0;
    let scipy = 0;
    for (const problem of PROBLEMS) {
      const { evaluations } = descend(problem.f, problem.start, {
        method: lbfgs(),
        gradient: problem.gradient,
        stop: gradientBelow(1e-6),
      });
      ours += evaluations.value;
      scipy += SCIPY[problem.name] ?? Number.NaN;
    }
    expect(ours).toBeLessThanOrEqual(scipy);
  });

  it('minimises in 1000 dimensions', () => {
    const n = 1000;
    const result = descend(
      (x) => x.reduce((sum, c, i) => sum + 0.5 * (1 + (i % 100)) * (c - 1) ** 2, 0),
      new Array(n).fill(0),
      { method: lbfgs(), gradient: (x) => x.map((c, i) => (1 + (i % 100)) * (c - 1)) },
    );
    expect(result.converged).toBe(true);
    expect(Math.max(...result.point.map((c) => Math.abs(c - 1)))).toBeLessThan(1e-6);
  });
});
