import type { Matrix } from '../data/matrix';

/** Numbers in a cache line of 64 bytes. */
const LINE = 8;

/** Numbers that a block may hold: 16 KiB, half of a usual first-level cache. */
const BLOCK = 2048;

/** Where the sums go, so that the compiler cannot leave the reading out. */
const sink = new Float64Array(1);

/** How many rows with their targets to read ahead. */
export function rowsAhead(columns: number): number {
  return Math.max(1, Math.floor(BLOCK / (columns + 1)));
}

/**
 * Brings some rows and their targets into the cache, by reading one number of each cache line.
 *
 * Rows in random order lie all over the memory, and a processor that works on one waits for it. Here nothing depends on what is
 * read, so it fetches many lines at the same time.
 */
export function readAhead(
  { columns, data }: Matrix,
  y: Float64Array,
  order: ArrayLike<number>,
  from: number,
  to: number,
): void {
  let sum = 0;
  for (let k = from; k < to; k++) {
    const start = order[k] * columns;
    sum += y[order[k]] + data[start + columns - 1];
    for (let j = 0; j < columns; j += LINE) sum += data[start + j];
  }
  sink[0] = sum;
}
