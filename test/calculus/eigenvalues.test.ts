import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigenvalues } from '../../lib/calculus';

const entry = fc.integer({ min: -50, max: 50 });
const symmetric = fc
  .integer({ min: 1, max: 6 })
  .chain((n) =>
    fc
      .array(entry, { minLength: n * n, maxLength: n * n })
      .map((entries) =>
        Array.from({ length: n }, (_, i) =>
          Array.from({ length: n }, (_, j) => entries[Math.min(i, j) * n + Math.max(i, j)] ?? 0),
        ),
      ),
  );
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('eigenvalues', () => {
  it('gives the curvatures of the mean squared error of x = y = 1, 2, 3', () => {
    // H = (2/3) XᵀX; its characteristic polynomial is λ² − (34/3)λ + 8/3.
    const root = Math.sqrt((17 / 3) ** 2 - 8 / 3);
    const [flat, steep] = eigenvalues([
      [2, 4],
      [4, 28 / 3],
    ]);
    expect(flat).toBeCloseTo(17 / 3 - root, 13);
    expect(steep).toBeCloseTo(17 / 3 + root, 13);
  });

  it('keeps the sign of a saddle and sorts in rising order', () => {
    expect(
      eigenvalues([
        [3, 0],
        [0, -1],
      ]),
    ).toEqual([-1, 3]);
    const [low, high] = eigenvalues([
      [0, 1],
      [1, 0],
    ]);
    expect(low).toBeCloseTo(-1, 15);
    expect(high).toBeCloseTo(1, 15);
  });

  it('keeps the trace and the sum of squares of every symmetric matrix', () => {
    fc.assert(
      fc.property(symmetric, (h) => {
        const values = eigenvalues(h);
        expect(values).toHaveLength(h.length);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        const trace = total(h.map((row, i) => row[i] ?? Number.NaN));
        expect(total(values)).toBeCloseTo(trace, 9);
        const squares = total(h.flat().map((value) => value * value));
        expect(total(values.map((value) => value * value)) / Math.max(1, squares)).toBeCloseTo(
          squares / Math.max(1, squares),
          12,
        );
      }),
    );
  });

  it('finds the small eigenvalue of an ill-conditioned Gram matrix of unscaled features', () => {
    // (1/4) XᵀX of the rows (1, 100, 1), (1, 90, 2), (1, 150, 3), (1, 120, 2);
    // numpy.linalg.svd(X) gives the singular values whose squares over 4 these are.
    const values = eigenvalues([
      [1, 115, 2],
      [115, 13750, 242.5],
      [2, 242.5, 4.5],
    ]);
    expect(values[0]).toBeCloseTo(0.0339800006721, 12);
    expect(values[1]).toBeCloseTo(0.2273198832506, 12);
    expect(values[2]).toBeCloseTo(13755.238700116, 8);
  });

  it('refuses what is not square or not symmetric, and says where', () => {
    expect(() => eigenvalues([[1, 2]])).toThrow('eigenvalues');
    expect(() =>
      eigenvalues([
        [1, 2],
        [3, 1],
      ]),
    ).toThrow('h[0][1] is 2 and h[1][0] is 3');
    expect(() => eigenvalues([[Number.NaN]])).toThrow('row 0 of h[0] must be a finite number');
  });
});
