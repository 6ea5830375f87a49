/** A table as comma-separated values (RFC 4180), for spreadsheets and learning platforms. */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = inert(value.replace(/\p{Cc}+/gu, ' '));
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet takes a text that begins so for a formula; students choose the names of files. */
function inert(text: string): string {
  return /^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

/**
 * Reads comma-separated values; quoted fields may hold commas, quotes and line ends. A table whose first
 * line has semicolons and no comma is read by these: spreadsheets write so where a comma is the decimal sign.
 */
export function readCsv(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, '');
  const comma = /^[^,\r\n]*;[^,\r\n]*(?:[\r\n]|$)/.test(plain) ? ';' : ',';
  const fields = new RegExp(`("(?:[^"]|"")*"|[^"${comma}\\r\\n]*)(${comma}|\\r\\n|\\n|\\r|$)`, 'g');
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, raw = '', end] of plain.matchAll(fields)) {
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end === comma) continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}
