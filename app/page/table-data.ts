import { isRecord } from '../is-record';
import { recordsIn, textIn } from './api';

export interface Column {
  readonly title: string;
  /** Numbers stand flush right and are sorted by size. */
  readonly numeric: boolean;
  /** Names its row: an index. */
  readonly key: boolean;
}

export interface Cell {
  readonly text: string;
  /** What it is sorted by; missing values have none and come last. */
  readonly order: number | string | undefined;
}

export interface TableData {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** How many rows there are where the table was made; more than came, when it is long. */
  readonly total: number;
  /** How many columns it has; more than are here, when it is wide. */
  readonly width: number;
}

/** What is more than this is left out: a browser lays out no more in a moment. */
const MOST_COLUMNS = 100;
const MOST_CELLS = 100_000;
const LONGEST_TEXT = 10_000;

const INFINITIES: Readonly<Record<string, number>> = {
  INF: Number.POSITIVE_INFINITY,
  '-INF': Number.NEGATIVE_INFINITY,
};

/** Reads a table of Frictionless Data that may come from anywhere; what is not one becomes an empty one. */
export function parseTable(value: unknown): TableData {
  const table = isRecord(value) ? value : {};
  const schema = isRecord(table.schema) ? table.schema : {};
  const all = recordsIn(schema.fields);
  const fields = all.slice(0, MOST_COLUMNS);
  const digits = typeof table.digits === 'number' ? clamp(table.digits) : 6;
  const records = recordsIn(table.data);
  const rows = records
    .slice(0, MOST_CELLS / Math.max(1, fields.length))
    .map((record) => fields.map((field) => cellOf(record[textIn(field, 'name')], digits)));
  const given: readonly unknown[] = [schema.primaryKey ?? []].flat();
  const keys = given.length === 0 && namesRows(rows) ? [fields[0]?.name] : given;
  const columns = fields.map((field, i) => ({
    title: (textIn(field, 'title') || textIn(field, 'name')).slice(0, LONGEST_TEXT),
    numeric: rows.every((row) => typeof row[i]?.order !== 'string'),
    key: keys.includes(field.name),
  }));
  const total = Math.max(records.length, typeof table.rows === 'number' ? table.rows : 0);
  return { caption: textIn(table, 'title'), columns, rows, total, width: all.length };
}

/** Whether the first column tells the rows apart: by different texts, or by whole numbers that rise. */
function namesRows(rows: TableData['rows']): boolean {
  const first = rows.map(([cell]) => cell?.order);
  if (first.length < 2) return false;
  if (first.every((each) => typeof each === 'string')) return new Set(first).size === first.length;
  return first.every((each, i) => {
    const before = first[i - 1] ?? Number.NEGATIVE_INFINITY;
    return typeof each === 'number' && Number.isInteger(each) && each > Number(before);
  });
}

function clamp(digits: number): number {
  return Math.min(Math.max(Math.round(digits) || 1, 1), 17);
}

function cellOf(value: unknown, digits: number): Cell {
  if (value === null || value === undefined || value === '') return { text: '–', order: undefined };
  if (typeof value === 'number') return numberCell(value, digits);
  if (typeof value === 'string') {
    const infinite = INFINITIES[value];
    if (infinite !== undefined) return numberCell(infinite, digits);
    if (value === 'NaN') return { text: value, order: undefined };
    const number = Number(value.replace('−', '-'));
    const text = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
    return { text, order: Number.isNaN(number) ? text : number };
  }
  const text = typeof value === 'boolean' ? String(value) : JSON.stringify(value);
  return { text, order: text };
}

/** As a reader writes it: at most so many significant digits, and a true minus sign. */
function numberCell(value: number, digits: number): Cell {
  const short = Number.isFinite(value) ? Number(value.toPrecision(digits)) : value;
  return { text: String(short).replaceAll('-', '−'), order: value };
}

/** The rows by one column, up or down; rows that are equal in it, and missing values, keep their order. */
export function sortRows(
  rows: TableData['rows'],
  column: number,
  direction: 1 | -1,
): TableData['rows'] {
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column]?.order, b[column]?.order];
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined);
    if (typeof x === 'number' && typeof y === 'number') return direction * (x - y || 0);
    return direction * String(x).localeCompare(String(y), undefined, { numeric: true });
  });
}
