import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivatives, taylor, taylorFromDerivatives, taylorModel } from '../../lib/calculus';

describe('derivatives', () => {
  it('of cos at 0 are 1, 0, −1, 0, 1', () => {
    derivatives(Math.cos, 0, 4).forEach((value, k) => {
      expect(value).toBeCloseTo([1, 0, -1, 0, 1][k], 8);
    });
  });

  it('of exp are all exp, to fewer digits as the order grows', () => {
    let factorial = 1;
    derivatives(Math.exp, 1, 8).forEach((value, k) => {
      factorial *= Math.max(1, k);
      expect(Math.abs(value / Math.E - 1) / factorial).toBeLessThan(1e-12 * 6 ** k);
    });
  });

  it('of a polynomial are exact to rounding, and 0 above its degree', () => {
    const coefficient = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(fc.tuple(coefficient, coefficient, coefficient), ([a, b, c]) => {
        const d = derivatives((x) => a + b * x + c * x * x, 0.5, 4);
        [a + b / 2 + c / 4, b + c, 2 * c, 0, 0].forEach((expected, k) => {
          expect(d[k]).toBeCloseTo(expected, 6);
        });
      }),
    );
  });

  it('refuse an order beyond what doubles can carry', () => {
    expect(() => derivatives(Math.exp, 0, 13)).toThrow('order must lie in [0, 12], but it is 13');
    expect(() => derivatives(Math.exp, 0, 1.5)).toThrow('order must be a whole number');
  });
});

describe('taylor', () => {
  it('gives cos at 0 as 1, 1 − x²/2, 1 − x²/2 + x⁴/24', () => {
    const polynomial = taylor(Math.cos, 0, 4);
    [1, 0, -1 / 2, 0, 1 / 24].forEach((expected, k) => {
      expect(polynomial.coefficients[k]).toBeCloseTo(expected, 9);
    });
    for (const x of [-1, 0.3, 2]) {
      expect(polynomial.truncated(0).at(x)).toBe(1);
      expect(polynomial.truncated(2).at(x)).toBeCloseTo(1 - x ** 2 / 2, 8);
      expect(polynomial.at(x)).toBeCloseTo(1 - x ** 2 / 2 + x ** 4 / 24, 7);
    }
  });

  it('gives pop quiz 1: 6 + 4(x − 2) for x² + 2 at 2', () => {
    const line = taylor((x) => x ** 2 + 2, 2, 1);
    expect(line.coefficients[0]).toBe(6);
    expect(line.coefficients[1]).toBeCloseTo(4, 10);
    expect(line.at(1.6)).toBeCloseTo(4.4, 10);
  });

  it('keeps the error below the remainder bound', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (x, order) => {
          const exact = [1, 0, -1, 0, 1, 0, -1].slice(0, order + 1);
          const polynomial = taylorFromDerivatives(exact, 0);
          const error = Math.abs(Math.cos(x) - polynomial.at(x));
          expect(error).toBeLessThanOrEqual(polynomial.remainderBound(x, 1) + 1e-15);
        },
      ),
    );
  });

  it('of ln(1 + x) fails outside its radius: a higher order is worse at x = 1.5', () => {
    const series = taylor((x) => Math.log(1 + x), 0, 8);
    series.coefficients.slice(1).forEach((c, k) => {
      expect(c).toBeCloseTo((-1) ** k / (k + 1), 5);
    });
    const error = (order: number, x: number) =>
      Math.abs(series.truncated(order).at(x) - Math.log(1 + x));
    expect(error(8, 0.5)).toBeLessThan(error(4, 0.5));
    expect(error(8, 1.5)).toBeGreaterThan(error(4, 1.5));
  });
});

describe('taylorModel', () => {
  it('is exact to second order for a quadratic', () => {
    const f = ([x, y]: readonly number[]) => 3 + 2 * x - y + x * x + 4 * x * y - 2 * y * y;
    const model = taylorModel(f, [0.5, -1]);
    for (const point of [
      [1, 1],
      [-2, 0.3],
    ]) {
      expect(model.quadratic(point)).toBeCloseTo(f(point), 5);
    }
    expect(model.linear([0.5, -1])).toBe(f([0.5, -1]));
  });

  it('falls most along the negative gradient, of all directions of one length', () => {
    const model = taylorModel(([x, y]) => x ** 2 + y ** 2, [3, -2]);
    const fall = (angle: number) =>
      model.linear([3 + 0.1 * Math.cos(angle), -2 + 0.1 * Math.sin(angle)]);
    const best = Math.atan2(4, -6);
    for (let k = 1; k < 24; k++) expect(fall(best)).toBeLessThan(fall(best + (k * Math.PI) / 12));
  });

  it('uses the gradient and Hessian it is given', () => {
    const model = taylorModel(([x]) => x ** 3, [2], {
      gradient: ([x]) => [3 * x ** 2],
      hessian: ([x]) => [[6 * x]],
    });
    expect(model.quadratic([3])).toBe(8 + 12 + 6);
    expect(() => model.linear([1, 2])).toThrow('they have 2 and 1');
  });
});
