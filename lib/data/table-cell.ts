import { shown } from '../calculus/arguments';

/** The number in a cell; an error that names row and column when there is none. */
export function numberIn(cell: unknown, row: string, column: string): number {
  const isMissing = cell === '' || cell === null || cell === undefined || Number.isNaN(cell);
  if (isMissing || (typeof cell === 'string' && cell.trim() === '')) {
    throw new RangeError(
      `Column "${column}" must hold numbers, but ${row} is empty; drop or fill missing values first.`,
    );
  }
  const value = typeof cell === 'number' || typeof cell === 'string' ? Number(cell) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new RangeError(`Column "${column}" must hold numbers, but ${row} is ${shown(cell)}.`);
}
