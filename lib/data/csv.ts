import { readFileSync, writeFileSync } from 'node:fs';
import { type CsvRecord, CsvSplitter } from './csv-records';
import { fileProblem } from './file-problem';
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

export interface CsvOptions {
  /** What stands between fields; default a comma. */
  readonly separator?: string;
}

/**
 * Reads a CSV file with a header line.
 *
 * @param path the file's path, such as `dataPath('auto-mpg.csv')`
 * @param options the separator
 * @returns the table
 * @throws Error when the file is missing or cannot be read, when a row has more or fewer fields than the header, or when the
 * header is empty or names a column twice; the message names file and line
 * @example
 * import { dataPath, readCsv } from 'nabla';
 * const cars = readCsv(dataPath('auto-mpg.csv')).withoutMissing(['horsepower', 'miles_per_gallon']);
 * cars.rows(['horsepower', 'miles_per_gallon']).length === cars.size; // → true
 * @source RFC 4180
 */
export function readCsv(path: string, options: CsvOptions = {}): CsvTable {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileProblem('readCsv', path, error);
  }
  return parseCsv(text, options, path);
}

/**
 * Reads CSV text with a header line.
 *
 * @param text the whole text; fields in double quotes may hold commas and line ends
 * @param options the separator
 * @param name what an error message calls the text
 * @returns the table
 * @throws RangeError as `readCsv`
 * @example
 * import { parseCsv } from 'nabla';
 * parseCsv('x,y\n1,2\n3,4').numbers('y'); // → [2, 4]
 * @source RFC 4180
 */
export function parseCsv(text: string, options: CsvOptions = {}, name = 'the text'): CsvTable {
  const splitter = new CsvSplitter(options.separator);
  const records = [...splitter.push(text), ...splitter.end()].filter(isNotBlank);
  const [header, ...body] = records;
  const names = checkedHeader(header, name);
  for (const record of body) requireWidth(record, names, name);
  return tableOf(names, body);
}

/**
 * Writes columns of numbers or text as a CSV file with a header line.
 *
 * @param path the file to write; an existing one is replaced
 * @param columns values by column name, all of the same length
 * @throws RangeError when lengths differ; Error when the file cannot be written
 * @example
 * import { readCsv, writeCsv } from 'nabla';
 * import { tmpdir } from 'node:os';
 * import { join } from 'node:path';
 * const path = join(tmpdir(), 'nabla-example.csv');
 * writeCsv(path, { x: [1, 2], 'a "name"': ['a,b', 'c'] });
 * readCsv(path).text('a "name"'); // → ['a,b', 'c']
 */
export function writeCsv(
  path: string,
  columns: Readonly<Record<string, readonly (number | string)[]>>,
): void {
  const entries = Object.entries(columns);
  const size = entries[0]?.[1].length ?? 0;
  const short = entries.find(([, values]) => values.length !== size);
  if (short !== undefined) {
    throw new RangeError(
      `writeCsv: all columns must have ${size} values like the first, but ${short[0]} has ${short[1].length}.`,
    );
  }
  const header = entries.map(([name]) => quoted(name)).join(',');
  const lines = Array.from({ length: size }, (_, i) =>
    entries.map(([, values]) => quoted(String(values[i]))).join(','),
  );
  try {
    writeFileSync(path, `${[header, ...lines].join('\n')}\n`);
  } catch (error) {
    throw fileProblem('writeCsv', path, error);
  }
}

/** The header's column names, after the checks. */
export function checkedHeader(header: CsvRecord | undefined, name: string): string[] {
  if (header === undefined)
    throw new RangeError(`CSV: ${name} is empty; its first line must name the columns.`);
  const twice = header.fields.find((field, j) => header.fields.indexOf(field) !== j);
  if (twice === undefined) return header.fields;
  throw new RangeError(`CSV: ${name} names the column "${twice}" twice.`);
}

/** Throws unless a record has one field per column. */
export function requireWidth(record: CsvRecord, names: readonly string[], name: string): void {
  if (record.fields.length === names.length) return;
  throw new RangeError(
    `CSV: line ${record.line} of ${name} has ${record.fields.length} fields, but the header has ${names.length}.`,
  );
}

/** Blank lines are no records. */
export function isNotBlank({ fields }: CsvRecord): boolean {
  return fields.length > 1 || fields[0] !== '';
}

function tableOf(names: string[], records: readonly CsvRecord[]): CsvTable {
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

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
