import type { Cell, Notebook } from './notebook.js';

/** Whether code of a notebook has been run. */
export function wasRun(notebook: Notebook): boolean {
  return notebook.cells.some(
    ({ execution_count: count, outputs }) =>
      typeof count === 'number' || (Array.isArray(outputs) && outputs.length > 0),
  );
}

/**
 * A notebook with the results of an earlier version of it, as far as the code is the same from the beginning: what comes
 * after another code may have another result.
 */
export function carryResults(earlier: Notebook, notebook: Notebook): Notebook {
  const before = codeOf(earlier);
  const code = codeOf(notebook);
  const changed = code.findIndex((cell, i) => !isSame(cell, before[i]));
  const same = changed < 0 ? code : code.slice(0, changed);
  const results = new Map(same.map((cell, i) => [cell, before[i]]));
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === 'code' ? withResults(cell, results.get(cell)) : cell,
  );
  return { ...notebook, cells };
}

/** The cells that do something. */
function codeOf({ cells }: Notebook): Cell[] {
  return cells.filter(({ cell_type, source }) => cell_type === 'code' && source.trim() !== '');
}

function isSame({ id, source }: Cell, earlier: Cell | undefined): boolean {
  return earlier?.id === id && earlier.source === source;
}

function withResults(cell: Cell, { outputs, execution_count: count }: Partial<Cell> = {}): Cell {
  return { ...cell, outputs: outputs ?? [], execution_count: count ?? null };
}
