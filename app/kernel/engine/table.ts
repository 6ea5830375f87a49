/** What a data frame offers, whichever library it comes from (danfojs does). */
export interface Frame {
  readonly columns: readonly unknown[];
  readonly index: readonly unknown[];
  readonly values: readonly (readonly unknown[])[];
}

const mostRows = 60;
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
