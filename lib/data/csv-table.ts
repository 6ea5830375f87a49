import type { CsvRecord } from './csv-records';
import { numberIn } from './table-cell';

/** A table with named columns of text, as it stands in a CSV file. */
export interface CsvTable {
  /** Column names, in order. */
  readonly names: string[];
  /** The number of rows, the header not counted. */
  readonly size: number;
  /** A column as text. */
  text(name: string): string[];
  /** A column as numbers; an empty or non-numeric cell is an error that names its row and column. */
  numbers(name: string): number[];
  /** Columns as rows of numbers, ready for `matrix`, `standardize` and the models. */
  rows(names: readonly string[]): number[][];
  /** The table without the rows in which one of these columns (default: any column) is empty. */
  withoutMissing(names?: readonly string[]): CsvTable;
}

/** The table of these records, each as wide as the header. */
export function tableOf(names: string[], records: readonly CsvRecord[]): CsvTable {
  const indexOf = (name: string) => {
    const index = names.indexOf(name);
    if (index >= 0) return index;
    throw new RangeError(`CSV: there is no column "${name}"; there are ${names.join(', ')}.`);
  };
  const text = (name: string) => {
    const j = indexOf(name);
    return records.map(({ fields }) => fields[j]);
  };
  const numbers = (name: string) => {
    const j = indexOf(name);
    return records.map(({ fields, line }) => numberIn(fields[j], `line ${line}`, name));
  };
  return {
    names: [...names],
    size: records.length,
    text,
    numbers,
    rows(wanted) {
      const columns = wanted.map(numbers);
      return records.map((_, i) => columns.map((column) => column[i]));
    },
    withoutMissing(wanted = names) {
      const indices = wanted.map(indexOf);
      return tableOf(
        names,
        records.filter(({ fields }) => indices.every((j) => fields[j].trim() !== '')),
      );
    },
  };
}
