import { requireList, shown } from './arguments';

/** A table of numbers: entry (i, j) at data[i · columns + j]. */
interface Entries {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** The entries of rows, one after another; throws unless all rows hold as many numbers as the first. */
export function entriesOf(rows: readonly (readonly number[])[]): Float64Array {
  requireList('Tensor', 'the rows', rows);
  const columns = rows[0]?.length ?? 0;
  if (columns === 0) throw new RangeError('Tensor: there must be at least one row of one number.');
  const isRow = (row: unknown) =>
    Array.isArray(row) && row.length === columns && row.every((x) => typeof x === 'number');
  const odd = rows.findIndex((row) => !isRow(row));
  if (odd < 0) return Float64Array.from(rows.flat());
  throw new RangeError(
    `Tensor: all rows must hold ${columns} numbers like row 0, but row ${odd} is ${shown(rows[odd])}.`,
  );
}

/** f of each pair of entries; a size of 1 is repeated to the size of the other operand. */
export function broadcast(a: Entries, b: Entries, f: (x: number, y: number) => number): Entries {
  const rows = commonSize(a.rows, b.rows, a, b);
  const columns = commonSize(a.columns, b.columns, a, b);
  const data = new Float64Array(rows * columns);
  const [aRow, aColumn] = strides(a);
  const [bRow, bColumn] = strides(b);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      data[at] = f(a.data[i * aRow + j * aColumn], b.data[i * bRow + j * bColumn]);
    }
  }
  return { rows, columns, data };
}

/** Adds up all rows where `rows` is 1, and all columns where `columns` is 1. */
export function summedTo(a: Entries, rows: number, columns: number): Float64Array {
  const sums = new Float64Array(rows * columns);
  const [rowStride, columnStride] = strides({ rows, columns });
  for (let i = 0, at = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++, at++) {
      sums[i * rowStride + j * columnStride] += a.data[at];
    }
  }
  return sums;
}

export function transposed({ rows, columns, data }: Entries): Float64Array {
  const turned = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = data[i * columns + j];
  }
  return turned;
}

/** ln Σⱼ e^{xᵢⱼ} for each row; the largest entry is taken out of the sum, so that nothing overflows. */
export function logSumExpOfRows({ rows, columns, data }: Entries): Float64Array {
  const result = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const row = data.subarray(i * columns, (i + 1) * columns);
    const largest = Math.max(...row);
    result[i] = largest + Math.log(row.reduce((sum, x) => sum + Math.exp(x - largest), 0));
  }
  return result;
}

/** How far apart neighbours of a column and of a row are; 0 where one entry is repeated. */
function strides({
  rows,
  columns,
}: Pick<Entries, 'rows' | 'columns'>): [row: number, column: number] {
  return [rows === 1 ? 0 : columns, columns === 1 ? 0 : 1];
}

function commonSize(a: number, b: number, left: Entries, right: Entries): number {
  if (a === b || b === 1) return a;
  if (a === 1) return b;
  throw new RangeError(
    `Tensor: shapes ${left.rows} × ${left.columns} and ${right.rows} × ${right.columns} do not fit together; sizes must be equal or 1.`,
  );
}
