import { describe, expect, it } from 'vitest';
import { matrix, rowsOf, withIntercept } from '../../lib/data';

describe('matrix', () => {
  it('stores rows one after another', () => {
    const m = matrix([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect([m.rows, m.columns]).toEqual([2, 3]);
    expect([...m.data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(rowsOf(m)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('takes plain numbers as one column, and Float64Array for rows or columns', () => {
    expect(rowsOf(matrix([7, 8]))).toEqual([[7], [8]]);
    expect(rowsOf(matrix(Float64Array.of(7, 8)))).toEqual([[7], [8]]);
    expect(rowsOf(matrix([Float64Array.of(7, 8)]))).toEqual([[7, 8]]);
  });

  it('returns a matrix as it is', () => {
    const m = matrix([1]);
    expect(matrix(m)).toBe(m);
  });

  it('with an intercept has x₀ = 1 first', () => {
    expect(
      rowsOf(
        withIntercept([
          [5, 6],
          [7, 8],
        ]),
      ),
    ).toEqual([
      [1, 5, 6],
      [1, 7, 8],
    ]);
  });

  it('names the row and the column of what is wrong', () => {
    expect(() => matrix([[1, 2], [3]])).toThrow(
      'matrix: all rows of x must have 2 columns like row 0, but row 1 has 1.',
    );
    expect(() => matrix([[1, 2], JSON.parse('[3, "four"]')])).toThrow(
      'matrix: x must hold finite numbers only, but row 1, column 1 is "four".',
    );
    expect(() => matrix([])).toThrow('x must have at least one row');
    expect(() => matrix([[]])).toThrow('x must have at least one column');
    expect(() => matrix(JSON.parse('"text"'))).toThrow('x must be an array of rows');
    expect(() => matrix({ rows: 2, columns: 2, data: new Float64Array(3) })).toThrow(
      'x says 2 × 2 but has 3 entries',
    );
  });
});
