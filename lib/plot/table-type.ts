/** What a cell of a table holds; a missing value is shown as a dash. */
export type TableCell = number | string | boolean | null | undefined;

/** A table as plain data. */
export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly digits: number;
}
