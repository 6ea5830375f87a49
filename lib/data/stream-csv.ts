import { createReadStream } from 'node:fs';
import { requireCount } from '../calculus/arguments';
import type { CsvOptions } from './csv';
import { checkedHeader, isNotBlank, requireWidth } from './csv-header';
import { type CsvRecord, CsvSplitter } from './csv-records';
import { fileProblem } from './file-problem';
import { numberIn } from './table-cell';

/** @see streamCsv */
export interface StreamCsvOptions extends CsvOptions {
  /** The columns wanted, in this order. */
  readonly columns: readonly string[];
  /** Rows per batch, at least 1; the last batch may be smaller. */
  readonly batchSize: number;
}

/**
 * Reads a CSV file in batches of rows, so that files larger than memory can be learnt from.
 *
 * @param path the file's path
 * @param options columns, batch size, separator
 * @returns batches of rows of numbers, for `for await`
 * @throws Error when the file cannot be read, or has a ragged row, an unknown column, or a cell that is no number; the message names the line
 * @example
 * import { dataPath, streamCsv } from 'nabla';
 * let rows = 0;
 * for await (const batch of streamCsv(dataPath('auto-mpg.csv'), { columns: ['model_year', 'weight_lb'], batchSize: 100 })) rows += batch.length;
 * rows; // → 406
 * @source Curriculum 08
 */
export async function* streamCsv(
  path: string,
  { columns, batchSize, separator = ',' }: StreamCsvOptions,
): AsyncGenerator<number[][], void, undefined> {
  requireCount('streamCsv', 'batchSize', batchSize, 1);
  let indices: number[] | undefined;
  let names: string[] = [];
  let batch: number[][] = [];
  for await (const record of recordsOf(path, separator)) {
    if (indices === undefined) {
      names = checkedHeader(record, path);
      indices = columns.map((column) => indexOf(names, column));
      continue;
    }
    requireWidth(record, names, path);
    batch.push(
      indices.map((j, k) => numberIn(record.fields[j], `line ${record.line}`, columns[k])),
    );
    if (batch.length === batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (indices === undefined) checkedHeader(undefined, path);
  if (batch.length > 0) yield batch;
}

async function* recordsOf(path: string, separator: string): AsyncGenerator<CsvRecord> {
  const splitter = new CsvSplitter(separator);
  try {
    for await (const piece of createReadStream(path, { encoding: 'utf8' })) {
      yield* splitter.push(String(piece)).filter(isNotBlank);
    }
  } catch (error) {
    throw error instanceof RangeError ? error : fileProblem('streamCsv', path, error);
  }
  yield* splitter.end().filter(isNotBlank);
}

function indexOf(names: readonly string[], column: string): number {
  const index = names.indexOf(column);
  if (index >= 0) return index;
  throw new RangeError(`streamCsv: there is no column "${column}"; there are ${names.join(', ')}.`);
}
