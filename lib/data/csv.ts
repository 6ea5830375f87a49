import { readFileSync } from 'node:fs';
import { shown } from '../calculus/arguments';
import { checkedHeader, isNotBlank, requireWidth } from './csv-header';
import { CsvSplitter } from './csv-records';
import { type CsvTable, tableOf } from './csv-table';
import { fileProblem } from './file-problem';

/** @see readCsv */
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
  if (typeof text !== 'string') {
    throw new TypeError(`parseCsv: text must be a string, but it is ${shown(text)}.`);
  }
  const splitter = new CsvSplitter(options.separator);
  const records = [...splitter.push(text), ...splitter.end()].filter(isNotBlank);
  const [header, ...body] = records;
  const names = checkedHeader(header, name);
  for (const record of body) requireWidth(record, names, name);
  return tableOf(names, body);
}
