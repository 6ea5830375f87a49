import { shown } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';

/** A table of numbers: `rows` × `columns`, entry (i, j) at data[i · columns + j]. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** The entries, row after row. */
  readonly data: Float64Array;
}

/** Examples: one number each (n numbers), or one row of features each (n rows of d numbers). */
export type Features = Vector | readonly Vector[] | Matrix;

/**
 * A table of numbers in one piece of memory, from rows, from one column, or as it is.
 *
 * @param x n rows of d numbers, or n numbers (one column), or a matrix, which is returned unchanged
 * @param name what an error message calls the table
 * @returns the matrix, n × d
 * @throws RangeError when there is no row or no column, when rows differ in length, or when an entry is not finite;
 * the message names the row and the column, counted from 0
 * @example
 * import { matrix } from 'nabla';
 * const m = matrix([[1, 2], [3, 4], [5, 6]]);
 * [m.rows, m.columns]; // → [3, 2]
 * @source Curriculum 05
 */
export function matrix(x: Features, name = 'x'): Matrix {
  if (isMatrix(x)) return checkedMatrix(x, name);
  if (!Array.isArray(x) && !(x instanceof Float64Array)) {
    throw new TypeError(
      `matrix: ${name} must be an array of rows such as [[1, 2], [3, 4]], or an array of numbers, but it is ${shown(x)}.`,
    );
  }
  if (x.length === 0)
    throw new RangeError(`matrix: ${name} must have at least one row, but it is empty.`);
  const columns = isRow(x[0]) ? x[0].length : 1;
  if (columns === 0)
    throw new RangeError(`matrix: ${name} must have at least one column, but its rows are empty.`);
  const data = new Float64Array(x.length * columns);
  Array.from(x as ArrayLike<unknown>).forEach((entry, i) => {
    const row: ArrayLike<unknown> = isRow(entry) ? entry : [entry];
    if (row.length !== columns) {
      throw new RangeError(
        `matrix: all rows of ${name} must have ${columns} columns like row 0, but row ${i} has ${row.length}.`,
      );
    }
    for (let j = 0; j < columns; j++) data[i * columns + j] = finiteEntry(row[j], name, i, j);
  });
  return { rows: x.length, columns, data };
}

/**
 * A matrix with a first column of ones, which turns the intercept into one more coefficient: x₀ = 1.
 *
 * @param x the features, n × d
 * @returns the matrix [1 | x], n × (d + 1)
 * @throws as `matrix`
 * @example
 * import { rowsOf, withIntercept } from 'nabla';
 * rowsOf(withIntercept([5, 7])); // → [[1, 5], [1, 7]]
 * @source Curriculum 05
 */
export function withIntercept(x: Features): Matrix {
  const { rows, columns, data } = matrix(x);
  const wider = new Float64Array(rows * (columns + 1));
  for (let i = 0; i < rows; i++) {
    wider[i * (columns + 1)] = 1;
    wider.set(data.subarray(i * columns, (i + 1) * columns), i * (columns + 1) + 1);
  }
  return { rows, columns: columns + 1, data: wider };
}

/**
 * A matrix as an array of rows.
 *
 * @param m the matrix, n × d
 * @returns n new arrays of d numbers
 * @throws as `matrix`
 * @example
 * import { matrix, rowsOf } from 'nabla';
 * rowsOf(matrix([1, 2])); // → [[1], [2]]
 * @source Curriculum 05
 */
export function rowsOf(m: Matrix): number[][] {
  const { rows, columns, data } = matrix(m, 'm');
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * columns, (i + 1) * columns)),
  );
}

/** Tells a matrix from rows of numbers. */
export function isMatrix(x: unknown): x is Matrix {
  return typeof x === 'object' && x !== null && 'data' in x && 'rows' in x && 'columns' in x;
}

function checkedMatrix(x: Matrix, name: string): Matrix {
  const { rows, columns, data } = x;
  if (rows > 0 && columns > 0 && data?.length === rows * columns) {
    const bad = data.findIndex((entry) => !Number.isFinite(entry));
    if (bad >= 0) finiteEntry(data[bad], name, Math.floor(bad / columns), bad % columns);
    return x;
  }
  throw new RangeError(
    `matrix: ${name} says ${rows} × ${columns} but has ${data?.length} entries; both numbers must be above 0 and fit.`,
  );
}

function isRow(entry: unknown): entry is ArrayLike<unknown> {
  return Array.isArray(entry) || entry instanceof Float64Array;
}

function finiteEntry(entry: unknown, name: string, row: number, column: number): number {
  if (typeof entry === 'number' && Number.isFinite(entry)) return entry;
  throw new RangeError(
    `matrix: ${name} must hold finite numbers only, but row ${row}, column ${column} is ${shown(entry)}.`,
  );
}
