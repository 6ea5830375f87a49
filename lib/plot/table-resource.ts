import type { Table, TableCell } from './table-type';

interface TableField {
  readonly name: string;
  /** The heading. */
  readonly title: string;
  readonly type: string;
}

/** A table of Frictionless Data: `application/vnd.dataresource+json`. */
export interface TableResource {
  readonly profile: 'tabular-data-resource';
  readonly title: string;
  readonly schema: { readonly fields: readonly TableField[] };
  readonly data: readonly { readonly [field: string]: TableCell }[];
  /** Significant digits of numbers; ours, not the standard's. */
  readonly digits: number;
}

/**
 * The table as data, for front ends that draw tables themselves.
 *
 * Names of fields must differ: a heading that comes twice, or is empty, gets a number. Numbers that
 * JSON does not know are written as Table Schema wants them: NaN, INF and -INF.
 *
 * @internal
 */
export function tableResource({ caption, columns, rows, digits }: Table): TableResource {
  const names = columns.map((name, i) =>
    name === '' || columns.indexOf(name) < i ? `${name} (${i + 1})`.trim() : name,
  );
  const fields = names.map((name, i) => ({
    name,
    title: columns[i],
    type: typeOf(rows.map((row) => row[i])),
  }));
  const data = rows.map((row) => Object.fromEntries(row.map((cell, i) => [names[i], plain(cell)])));
  return { profile: 'tabular-data-resource', title: caption, schema: { fields }, data, digits };
}

/** The type that all cells share, missing ones aside. */
function typeOf(cells: readonly TableCell[]): string {
  const types = new Set(cells.filter((cell) => cell !== null).map((cell) => typeof cell));
  types.delete('undefined');
  const [type, ...others] = types;
  return type === undefined || others.length > 0 ? 'any' : type;
}

function plain(cell: TableCell): TableCell {
  if (typeof cell !== 'number' || Number.isFinite(cell)) return cell ?? null;
  if (Number.isNaN(cell)) return 'NaN';
  return cell > 0 ? 'INF' : '-INF';
}
