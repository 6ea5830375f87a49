/** What a data frame offers, whichever library it comes from (danfojs does). */
export interface Frame {
  readonly columns: readonly unknown[];
  readonly index: readonly unknown[];
  readonly values: readonly (readonly unknown[])[];
}

const mostRows = 60;
/** A page can sort and scroll so many rows; more would make the notebook's file heavy. */
const mostSent = 1000;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Recognizes a data frame by what it has, so that no library need be loaded. */
export function isFrame(value: object): value is Frame {
  if (!('columns' in value && 'index' in value && 'values' in value)) return false;
  const { columns, index, values } = value;
  if (!Array.isArray(columns) || !Array.isArray(index) || !Array.isArray(values)) return false;
  return values.length === index.length && values.every(Array.isArray);
}

/** A table of Frictionless Data (`application/vnd.dataresource+json`), for pages that draw tables themselves. */
export function tableResource({ columns, index, values }: Frame) {
  const headings = columns.map(String);
  const names = [headings.includes('index') ? 'row' : 'index', ...headings].map((name, i, all) =>
    all.indexOf(name) < i ? `${name} (${i})` : name,
  );
  const rows = values.slice(0, mostSent).map((row, at) => [index[at], ...row]);
  const fields = names.map((name, i) => ({ name, type: typeOf(rows.map((row) => row[i])) }));
  const data = rows.map((row) => Object.fromEntries(names.map((name, i) => [name, plain(row[i])])));
  const schema = { fields, primaryKey: names.slice(0, 1) };
  return { profile: 'tabular-data-resource', schema, data, rows: values.length };
}

function typeOf(cells: readonly unknown[]): string {
  const [type, ...others] = new Set(
    cells.filter((cell) => cell !== null && cell !== undefined).map((cell) => typeof cell),
  );
  const known = type === 'number' || type === 'string' || type === 'boolean';
  return known && others.length === 0 ? type : 'any';
}

/** What JSON does not know is written as Table Schema wants it, or as its text. */
function plain(cell: unknown): unknown {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'number') {
    if (Number.isFinite(cell)) return cell;
    return Number.isNaN(cell) ? 'NaN' : cell > 0 ? 'INF' : '-INF';
  }
  return typeof cell === 'boolean' ? cell : String(cell);
}

/** The frame as an HTML table: the first and last rows when there are many. */
export function tableHtml({ columns, index, values }: Frame): string {
  const rows = values.map((row, at) => {
    const cells = row.map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><th scope="row">${escaped(index[at])}</th>${cells}</tr>`;
  });
  const hidden = rows.length - mostRows;
  const gap = `<tr><td colspan="${columns.length + 1}">… ${hidden} rows …</td></tr>`;
  const shown =
    hidden <= 0 ? rows : [...rows.slice(0, mostRows / 2), gap, ...rows.slice(-mostRows / 2)];
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
  const size = `<p>${values.length} rows × ${columns.length} columns</p>`;
  return `<table><thead><tr><th></th>${head}</tr></thead><tbody>${shown.join('')}</tbody></table>${size}`;
}

function escaped(value: unknown): string {
  return String(value ?? '').replace(/[&<>"]/g, (sign) => `${entities[sign]}`);
}
