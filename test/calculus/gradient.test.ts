import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DifferenceMethod, gradient } from '../../lib/calculus';

function expectClose(actual: readonly number[], expected: readonly number[], digits = 8) {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits);
  });
}

describe('gradient', () => {
  it("gives the lectures' gradients", () => {
    const distance = ([E, t]: readonly number[]) => E * t ** 2;
    expectClose(gradient(distance, [1, 1]), [1, 2]);
    expectClose(gradient(distance, [-1, 1]), [1, -2]);
    expectClose(
      gradient(([x, y]) => x ** 2 + y ** 2, [2, 2]),
      [4, 4],
    );
    expectClose(
      gradient(([x, y]) => x ** 2 + y ** 2, [3, -2]),
      [6, -4],
    );
    expectClose(
      gradient(([x, y, z]) => 2 * x + 3 * y ** 2 - z ** 3, [1, 2, 3]),
      [2, 12, -27],
    );
  });

  it('gives the partial derivatives of (y − σ(wx + b))² in w and b', () => {
    const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
    const [x, y, w, b] = [2, 1, 0.5, 0];
    const s = sigmoid(w * x + b);
    expect(s).toBeCloseTo(Math.E / (Math.E + 1), 15);
    const outer = -2 * (y - s) * s * (1 - s);
    expectClose(
      gradient(([w, b]) => (y - sigmoid(w * x + b)) ** 2, [w, b]),
      [outer * x, outer],
    );
  });

  it('is one number for one variable and n numbers for n', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1 }), (x) => {
        const sumOfSquares = (v: readonly number[]) => v.reduce((sum, c) => sum + c * c, 0);
        expectClose(
          gradient(sumOfSquares, x),
          x.map((c) => 2 * c),
          6,
        );
      }),
    );
  });

  it('is perpendicular to the level set: zero slope along a circle of x² + y²', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 6.28, noNaN: true }), (angle) => {
        const [gx, gy] = gradient(([x, y]) => x ** 2 + y ** 2, [Math.cos(angle), Math.sin(angle)]);
        expect(gx * -Math.sin(angle) + gy * Math.cos(angle)).toBeCloseTo(0, 8);
      }),
    );
  });

  it.each<[DifferenceMethod, number]>([
    ['forward', 5 + 1],
    ['backward', 5 + 1],
    ['central', 2 * 5],
    ['five-point', 4 * 5],
  ])('with %s differences calls f of five variables %i times', (method, calls) => {
    let count = 0;
    const f = (x: readonly number[]) => {
      count += 1;
      return x.reduce((sum, c) => sum + c, 0);
    };
    gradient(f, [1, 2, 3, 4, 5], { method });
    expect(count).toBe(calls);
  });

  it('leaves its point alone, even when f writes to what it is given', () => {
    const start = [1, 2];
    const rude = (x: readonly number[]) => {
      const value = x[0] * x[1];
      (x as number[]).fill(0);
      return value;
    };
    expectClose(gradient(rude, start, { method: 'forward' }), [2, 1], 6);
    expect(start).toEqual([1, 2]);
  });

  it('takes a Float64Array too', () => {
    expectClose(
      gradient(([x, y]) => x * y, Float64Array.of(2, 3)),
      [3, 2],
    );
  });

  it('refuses an empty, a non-finite and a scalar point', () => {
    expect(() => gradient(() => 0, [])).toThrow(
      'gradient: x must have at least one number, but it is an empty array.',
    );
    expect(() => gradient(() => 0, [1, Number.NaN])).toThrow(
      'gradient: x[1] must be a finite number, but it is NaN.',
    );
    expect(() => gradient(() => 0, JSON.parse('3'))).toThrow(
      'gradient: x must be an array of numbers, such as [1, 2], but it is 3.',
    );
  });
});
