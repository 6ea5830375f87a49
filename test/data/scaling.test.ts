import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minMax, standardize } from '../../lib/data';

const table = fc
  .integer({ min: 1, max: 4 })
  .chain((d) =>
    fc.array(
      fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: d, maxLength: d }),
      { minLength: 1, maxLength: 20 },
    ),
  );

describe('standardize', () => {
  it('divides by the population standard deviation: 1, 2, 3 become −√1.5, 0, √1.5', () => {
    expect(standardize([1, 2, 3]).scaled).toEqual([[-Math.sqrt(1.5)], [0], [Math.sqrt(1.5)]]);
  });

  it('gives columns of mean 0 and variance 1, unless they are constant', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { scaled, constantColumns, scales } = standardize(rows);
        rows[0].forEach((_, j) => {
          // A column that varies in its last bits only has no variance to speak of.
          if (scales[j] < 1e-6) return;
          const column = scaled.map((row) => row[j]);
          const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
          const variance = column.reduce((sum, value) => sum + value ** 2, 0) / column.length;
          expect(mean).toBeCloseTo(0, 6);
          expect(variance).toBeCloseTo(constantColumns.includes(j) ? 0 : 1, 6);
        });
      }),
    );
  });
});

describe('minMax', () => {
  it('maps every column onto [0, 1]', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const { scaled, constantColumns } = minMax(rows);
        rows[0].forEach((_, j) => {
          const column = scaled.map((row) => row[j]);
          expect(Math.min(...column)).toBe(0);
          expect(Math.max(...column)).toBe(constantColumns.includes(j) ? 0 : 1);
        });
      }),
    );
  });
});

describe.each([
  ['standardize', standardize],
  ['minMax', minMax],
])('%s', (_, scale) => {
  it('comes back: inverse undoes transform', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const scaling = scale(rows);
        scaling.inverse(scaling.transform(rows)).forEach((row, i) => {
          row.forEach((value, j) => {
            expect(value).toBeCloseTo(rows[i][j], 8);
          });
        });
      }),
    );
  });

  it('maps coefficients back: the same predictions from features in their own units', () => {
    const rows = [
      [100, 1],
      [90, 2],
      [150, 3],
      [120, 2],
    ];
    const scaling = scale(rows);
    const theta = [7, -2, 3];
    const back = scaling.coefficients(theta);
    const predict = (t: readonly number[], row: readonly number[]) =>
      t[0] + t[1] * row[0] + t[2] * row[1];
    rows.forEach((row, i) => {
      expect(predict(back, row)).toBeCloseTo(predict(theta, scaling.scaled[i]), 10);
    });
  });

  it('turns a constant column into 0 and says which it was', () => {
    const { scaled, constantColumns } = scale([
      [5, 1],
      [5, 2],
    ]);
    expect(scaled.map(([first]) => first)).toEqual([0, 0]);
    expect(constantColumns).toEqual([0]);
    expect(scale([[0.1], [0.1], [0.1]]).scaled).toEqual([[0], [0], [0]]);
  });

  it('refuses tables of another width, no rows, and coefficients without an intercept', () => {
    const scaling = scale([[1, 2]]);
    expect(() => scaling.transform([[1]])).toThrow('x must have 2 columns, but it has 1');
    expect(() => scale([])).toThrow('x must have at least one row');
    expect(() => scaling.coefficients([1, 2])).toThrow('theta must have 3 numbers');
  });
});
