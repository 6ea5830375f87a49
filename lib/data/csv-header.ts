import type { CsvRecord } from './csv-records';

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
