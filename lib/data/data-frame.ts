import { requireList } from '../calculus/arguments';
import { numberIn } from './table-cell';

/** What is needed of a danfojs DataFrame: `values` holds its rows. */
export interface DataFrameLike {
  readonly columns: readonly string[];
  readonly values: unknown;
}

/**
 * Columns of a danfojs DataFrame as rows of numbers, ready for `matrix`, `standardize` and the models.
 *
 * For the way back, `new DataFrame(rows, { columns })` of danfojs takes such rows.
 *
 * @param frame the table; fill or drop missing values first
 * @param names the columns wanted, in this order
 * @returns one row of numbers per row of the table
 * @throws TypeError when there is no table; RangeError when there is no such column, or a cell is empty or no number; the message names row (from 0) and column
 * @example
 * import { frameRows } from 'nabla';
 * frameRows({ columns: ['name', 'x', 'y'], values: [['a', 1, 2], ['b', 3, 4]] }, ['y', 'x']); // → [[2, 1], [4, 3]]
 * @source Curriculum 05
 */
export function frameRows(frame: DataFrameLike, names: readonly string[]): number[][] {
  requireList('frameRows', 'columns of the table', frame?.columns);
  const indices = names.map((name) => {
    const index = frame.columns.indexOf(name);
    if (index >= 0) return index;
    throw new RangeError(
      `frameRows: there is no column "${name}"; there are ${frame.columns.join(', ')}.`,
    );
  });
  if (!Array.isArray(frame.values)) {
    throw new TypeError('frameRows: the table has no rows; pass a danfojs DataFrame.');
  }
  return frame.values.map((row: unknown, i) => {
    const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
    return indices.map((j, k) => numberIn(cells[j], `row ${i}`, names[k]));
  });
}
