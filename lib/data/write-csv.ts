import { writeFileSync } from 'node:fs';
import { fileProblem } from './file-problem';

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
 * @source RFC 4180
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

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
