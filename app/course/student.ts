import { type Cell, fingerprint, isRecord, type Notebook } from './notebook.js';

/** What stands in a student's copy in place of a solution. */
export const stub = "throw new Error('Not solved yet: write your answer here.');";

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
  const version = fingerprint({ ...notebook, cells }).slice(0, 12);
  return { ...notebook, metadata: { ...metadata, nabla: { ...nabla, version } }, cells };
}

function studentCell(cell: Cell): Cell {
  if (cell.cell_type !== 'code') return cell;
  const where = `cell "${cell.id}"`;
  const withStubs = replaceRegions(cell.source, 'SOLUTION', where, (indent) => [
    `${indent}${stub}`,
  ]);
  const source = replaceRegions(withStubs, 'HIDDEN TESTS', where, () => []);
  return { ...cell, source, outputs: [], execution_count: null };
}

/** Replaces the lines from `// BEGIN name` to `// END name`, markers included. */
function replaceRegions(
  source: string,
  name: string,
  where: string,
  replacement: (indent: string) => readonly string[],
): string {
  const begin = new RegExp(`^(\\s*)// BEGIN ${name}\\s*$`);
  const end = new RegExp(`^\\s*// END ${name}\\s*$`);
  const kept: string[] = [];
  let open = false;
  for (const line of source.split('\n')) {
    const began = begin.exec(line);
    if (began) {
      if (open) throw new Error(`${where} has a second "// BEGIN ${name}" before the "// END".`);
      open = true;
      kept.push(...replacement(began[1] ?? ''));
    } else if (end.test(line)) {
      if (!open) throw new Error(`${where} has an "// END ${name}" without its "// BEGIN".`);
      open = false;
    } else if (!open) {
      kept.push(line);
    }
  }
  if (open) throw new Error(`${where} has a "// BEGIN ${name}" without its "// END".`);
  return kept.join('\n');
}
