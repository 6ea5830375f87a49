import { isRecord } from '../is-record.js';
import { marker, type Region } from './marker.js';
import { type Cell, fingerprint, type Notebook } from './notebook.js';

/** What stands in a student's copy in place of a solution. */
export const stub = "throw new Error('Not solved yet: write your answer here.');";

/** The same in a text. */
export const textStub = '*Write your answer here.*';

/**
 * The version of a lesson that a student works on: every solution is replaced by a stub that
 * type-checks, hidden tests are left out, and outputs are empty. Its metadata name the version
 * (`nabla.version`), so that a grader can tell from which one a submission was made.
 *
 * Throws an Error that names the cell when a marker is not closed.
 */
export function studentVersion(notebook: Notebook): Notebook {
  const cells = notebook.cells.map(studentCell);
  const { nabla, ...metadata } = notebook.metadata;
  if (!isRecord(nabla)) return { ...notebook, cells };
  const version = versionOf(fingerprint({ ...notebook, cells }));
  return { ...notebook, metadata: { ...metadata, nabla: { ...nabla, version } }, cells };
}

/** What a copy is called that has this fingerprint. */
export function versionOf(written: string): string {
  return written.slice(0, 12);
}

function studentCell(cell: Cell): Cell {
  const isCode = cell.cell_type === 'code';
  const source = replaceRegions(cell, cell.source, 'SOLUTION', isCode ? stub : textStub);
  if (!isCode) return { ...cell, source };
  const visible = replaceRegions(cell, source, 'HIDDEN TESTS', null);
  return { ...cell, source: visible, outputs: [], execution_count: null };
}

/** Replaces the lines of each region, markers included, by one line at the indent of the first, or by none. */
function replaceRegions(cell: Cell, source: string, region: Region, by: string | null): string {
  const [begin, end] = [marker(cell, 'BEGIN', region), marker(cell, 'END', region)];
  const where = `cell "${cell.id}"`;
  const kept: string[] = [];
  let open = false;
  for (const line of source.split('\n')) {
    const text = line.trim();
    if (text === begin) {
      if (open) throw new Error(`${where} has a second "${begin}" before the "${end}".`);
      open = true;
      if (by !== null) kept.push(line.slice(0, line.indexOf(begin)) + by);
    } else if (text === end) {
      if (!open) throw new Error(`${where} has an "${end}" without its "${begin}".`);
      open = false;
    } else if (!open) {
      kept.push(line);
    }
  }
  if (open) throw new Error(`${where} has a "${begin}" without its "${end}".`);
  return kept.join('\n');
}
