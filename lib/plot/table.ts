import { JUPYTER_DISPLAY } from './display';
import { formatNumber } from './format';
import { escapeHtml } from './html';
import { tableResource } from './table-resource';
import type { Table, TableCell } from './table-type';

/** @see table */
export interface TableOptions {
  /** What the table shows; it stands above the table. Default: none. */
  readonly caption?: string;
  /** Significant digits of numbers. Default: 6. */
  readonly digits?: number;
}

/**
 * A table of numbers, for `show`: data for pages that draw tables, HTML with column headings, or
 * columns aligned as plain text.
 *
 * @param rows m rows of n cells each.
 * @param columns n headings.
 * @param options caption, digits.
 * @returns the table as plain data.
 * @throws TypeError when a row has not as many cells as there are headings.
 * @example
 * import { show, table } from 'nabla';
 * show(table([[1, -4, 16], [2, -2.4, 5.76]], ['iteration', 'w', 'loss']));
 * @source Curriculum 04
 */
export function table(
  rows: readonly (readonly TableCell[])[],
  columns: readonly string[],
  { caption = '', digits = 6 }: TableOptions = {},
): Table {
  const wrong = rows.findIndex((row) => row.length !== columns.length);
  if (wrong >= 0) {
    throw new TypeError(
      `table: every row needs ${columns.length} cells, one per column, but row ${wrong} has ${rows[wrong].length}.`,
    );
  }
  const content: Table = { kind: 'table', caption, columns, rows, digits };
  return Object.defineProperty(content, JUPYTER_DISPLAY, { value: () => tableBundle(content) });
}

/** @internal */
export function isTable(value: object): value is Table {
  return 'kind' in value && value.kind === 'table';
}

/** The table by MIME type: data for pages that draw tables, HTML and text for others. @internal */
export function tableBundle(content: Table) {
  return {
    'application/vnd.dataresource+json': tableResource(content),
    'text/html': tableHtml(content),
    'text/plain': tableText(content),
  };
}

function cellText(cell: TableCell, digits: number): string {
  if (cell === null || cell === undefined) return '–';
  return typeof cell === 'number' ? formatNumber(cell, digits) : String(cell);
}

function tableHtml({ caption, columns, rows, digits }: Table): string {
  const head = columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell) => {
      const style = typeof cell === 'number' ? ' style="text-align: right"' : '';
      return `<td${style}>${escapeHtml(cellText(cell, digits))}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const title = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>`;
  return `<table>${title}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

function tableText({ caption, columns, rows, digits }: Table): string {
  const texts = rows.map((row) => row.map((cell) => cellText(cell, digits)));
  const widths = columns.map((name, i) =>
    Math.max(name.length, ...texts.map((row) => row[i].length)),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => cell.padStart(widths[i])).join('  ');
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  const title = caption === '' ? [] : [caption];
  return [...title, line(columns), rule, ...texts.map(line)].join('\n');
}
