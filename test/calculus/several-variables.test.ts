import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkGradient,
  classifyCriticalPoint,
  curl,
  directionalDerivative,
  divergence,
  gradient,
  hessian,
  jacobian,
  levelCurve,
  partial,
  secondDerivative,
  symmetricEigen,
} from '../../lib/calculus';
import { PROBLEMS } from '../optimize/problems';
import differences from '../yardsticks/finite_differences.json';
import table from '../yardsticks/test_functions.json';

const bowl = ([x, y]: readonly number[]) => x ** 2 + y ** 2;

describe('partial', () => {
  it('of E·t² is t² and 2Et', () => {
    const distance = ([E, t]: readonly number[]) => E * t ** 2;
    expect(partial(distance, [-1, 1], 0)).toBeCloseTo(1, 9);
    expect(partial(distance, [-1, 1], 1)).toBeCloseTo(-2, 9);
    expect(() => partial(distance, [1, 1], 2)).toThrow('there is no coordinate 2');
  });
});

describe('directionalDerivative', () => {
  it('is the length of the gradient times the cosine of the angle to it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6.28, noNaN: true }), (angle) => {
        const slope = directionalDerivative(bowl, [3, -2], [Math.cos(angle), Math.sin(angle)]);
        const gradientAngle = Math.atan2(-4, 6);
        expect(slope).toBeCloseTo(Math.hypot(6, 4) * Math.cos(angle - gradientAngle), 7);
      }),
    );
  });

  it('does not depend on the length of the direction, and refuses the zero vector', () => {
    expect(directionalDerivative(bowl, [3, 4], [30, 40])).toBeCloseTo(10, 8);
    expect(() => directionalDerivative(bowl, [1, 1], [0, 0])).toThrow('not be the zero vector');
  });
});

describe('jacobian', () => {
  it('of a linear map is its matrix', () => {
    const m = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const map = (x: readonly number[]) =>
      m.map((row) => row.reduce((sum, entry, j) => sum + entry * x[j], 0));
    jacobian(map, [0.1, -2, 5]).forEach((row, i) => {
      row.forEach((entry, j) => {
        expect(entry).toBeCloseTo(m[i][j], 8);
      });
    });
  });

  it('calls f twice per coordinate, and once more to count its outputs', () => {
    let calls = 0;
    jacobian(
      ([x, y]) => {
        calls += 1;
        return [x, y, x * y];
      },
      [1, 2],
    );
    expect(calls).toBe(5);
  });
});

describe('secondDerivative', () => {
  it('is as exact as the yardstick', () => {
    const cases: [(x: number) => number, number, number][] = [
      [Math.exp, 1, Math.E],
      [Math.sin, 1, -Math.sin(1)],
      [Math.sinh, 1, Math.sinh(1)],
      [Math.log, 2, -0.25],
      [(x) => x ** 3, 1.7, 10.2],
      [Math.atan, 0.5, -1 / 1.25 ** 2],
    ];
    const worst = Math.max(
      ...cases.map(([f, x, expected]) => Math.abs(secondDerivative(f, x) / expected - 1)),
    );
    const rule = differences.namedRules['second central h=eps^(1/4)*max(1,|x|)'];
    expect(worst).toBeLessThan(4 * rule.worst);
  });
});

describe('hessian', () => {
  it.each(PROBLEMS)('of $name has the listed eigenvalues at its minima', (problem) => {
    const name = Object.keys(table.functions).find((key) => key === problem.name);
    const listed = Object.entries(table.functions).find(([key]) => key === name)?.[1].minima ?? [];
    expect(listed.length).toBeGreaterThan(0);
    for (const minimum of listed) {
      const x = minimum.x.map(Number);
      const exact = symmetricEigen(hessian(problem.f, x, { gradient: problem.gradient })).values;
      const fromValues = symmetricEigen(hessian(problem.f, x)).values;
      minimum.hessianEigenvalues.map(Number).forEach((eigenvalue, k) => {
        const largest = Math.max(1, ...exact);
        expect(Math.abs(exact[k] - eigenvalue) / largest).toBeLessThan(1e-8);
        expect(Math.abs(fromValues[k] - eigenvalue) / largest).toBeLessThan(1e-5);
      });
    }
  });
});

describe('symmetricEigen', () => {
  it('rebuilds the matrix from unit vectors that are perpendicular', () => {
    const entry = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 16, maxLength: 16 }), (entries) => {
        const indices = [0, 1, 2, 3];
        const a = indices.map((i) =>
          indices.map((j) => entries[4 * Math.min(i, j) + Math.max(i, j)]),
        );
        const { values, vectors } = symmetricEigen(a);
        a.forEach((row, i) => {
          row.forEach((expected, j) => {
            const sum = values.reduce(
              (s, value, k) => s + value * vectors[k][i] * vectors[k][j],
              0,
            );
            expect(sum).toBeCloseTo(expected, 9);
            const product = vectors[i].reduce((s, v, k) => s + v * vectors[j][k], 0);
            expect(product).toBeCloseTo(i === j ? 1 : 0, 10);
          });
        });
        expect([...values].sort((x, y) => x - y)).toEqual(values);
      }),
    );
  });

  it('takes the mean of entries that rounding has made differ', () => {
    expect(
      symmetricEigen([
        [0, 1 + 1e-9],
        [1 - 1e-9, 0],
      ]).values[1],
    ).toBeCloseTo(1, 15);
  });
});

describe('classifyCriticalPoint', () => {
  it('tells minima, maxima, saddles, flat places and slopes apart', () => {
    const kind = (f: (x: readonly number[]) => number, x: number[]) =>
      classifyCriticalPoint(f, x).kind;
    expect(kind(bowl, [0, 0])).toBe('minimum');
    expect(kind(([x]) => -(x ** 2), [0])).toBe('maximum');
    expect(kind(([x, y]) => x ** 2 - y ** 2, [0, 0])).toBe('saddle');
    expect(kind(([x, y]) => x ** 2 + y ** 4, [0, 0])).toBe('undecided');
    expect(kind(bowl, [1, 0])).toBe('not critical');
  });

  it("finds himmelblau's maximum and the curvatures of its directions", () => {
    const himmelblau = PROBLEMS.find(({ name }) => name === 'himmelblau');
    if (himmelblau === undefined) throw new Error('himmelblau is missing');
    const top = classifyCriticalPoint(himmelblau.f, [-0.270845, -0.923039], { tolerance: 1e-3 });
    expect(top.kind).toBe('maximum');
    const saddle = classifyCriticalPoint(([x, y]) => x * y, [0, 0]);
    expect(saddle.curvatures[0]).toBeCloseTo(-1, 6);
    expect(Math.abs(saddle.directions[0][0])).toBeCloseTo(Math.SQRT1_2, 6);
  });
});

describe('checkGradient', () => {
  it('passes the right gradient and names the worst coordinate of a wrong one', () => {
    const f = ([x, y]: readonly number[]) => x ** 2 * y;
    const right = checkGradient(f, ([x, y]) => [2 * x * y, x ** 2], [1.5, 2]);
    expect(right.passed).toBe(true);
    expect(right.relativeError).toBeLessThan(1e-9);
    const wrong = checkGradient(f, ([x, y]) => [2 * x * y, x], [1.5, 2]);
    expect(wrong.passed).toBe(false);
    expect(wrong.worstCoordinate).toBe(1);
    expect(wrong.message).toMatch(
      /^The gradients differ: coordinate 1 is 1\.5 against 2\.2[45]\d+ from differences/,
    );
  });

  it('fails a gradient with NaN, and refuses one of another length', () => {
    const result = checkGradient(bowl, () => [2, Number.NaN], [1, 1]);
    expect(result.passed).toBe(false);
    expect(result.worstCoordinate).toBe(1);
    expect(() => checkGradient(bowl, () => [2], [1, 1])).toThrow('they have 2 and 1');
  });
});

describe('divergence and curl', () => {
  it('of a gradient field are the trace of the Hessian and 0', () => {
    const f = ([x, y, z]: readonly number[]) => 2 * x + 3 * y ** 2 - z ** 3;
    const field = ([, y, z]: readonly number[]) => [2, 6 * y, -3 * z ** 2];
    const point = [1, 2, 3];
    const h = hessian(f, point);
    expect(divergence(field, point)).toBeCloseTo(h[0][0] + h[1][1] + h[2][2], 3);
    expect(divergence(field, point)).toBeCloseTo(6 - 18, 7);
    for (const component of curl(field, point)) expect(component).toBeCloseTo(0, 8);
  });

  it('see a source and a whirl', () => {
    expect(divergence(([x, y, z]) => [x, y, z], [1, 2, 3])).toBeCloseTo(3, 9);
    const whirl = curl(([x, y]) => [-y, x, 0], [1, 2, 3]);
    [0, 0, 2].forEach((expected, i) => {
      expect(whirl[i]).toBeCloseTo(expected, 9);
    });
  });

  it('refuse fields of the wrong dimension', () => {
    expect(() => divergence(() => [1], [1, 2])).toThrow('they have 2 and 1');
    expect(() => curl(([x, y]) => [x, y], [1, 2])).toThrow('it needs 3 components');
  });
});

describe('levelCurve', () => {
  it('stays on its level, perpendicular to the gradient, and closes', () => {
    const f = ([x, y]: readonly number[]) => x ** 2 + 4 * y ** 2;
    const curve = levelCurve(f, [2, 0], { step: 0.02 });
    expect(curve.at(-1)).toEqual(curve[0]);
    curve.slice(1, -1).forEach(([x, y], k) => {
      expect(f([x, y])).toBeCloseTo(4, 9);
      const [gx, gy] = gradient(f, [x, y]);
      const [ax, ay] = curve[k];
      const [bx, by] = curve[k + 2];
      const chord = Math.hypot(bx - ax, by - ay);
      const cosine = ((bx - ax) * gx + (by - ay) * gy) / (chord * Math.hypot(gx, gy));
      if (k + 3 < curve.length) expect(Math.abs(cosine)).toBeLessThan(0.02);
    });
  });

  it('refuses to start where the gradient is 0', () => {
    expect(() => levelCurve(bowl, [0, 0])).toThrow('where the gradient is not 0');
  });
});
