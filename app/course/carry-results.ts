import type { Cell, Notebook } from './notebook.js';

/** Whether code of a notebook has been run. */
export function wasRun(notebook: Notebook): boolean {
  return notebook.cells.some(
    ({ execution_count: count, outputs }) =>
      typeof count === 'number' || (Array.isArray(outputs) && outputs.length > 0),
  );
}

/** A notebook with the results of an earlier version of it: those of the cells, known by their ids, whose code is the same. */
export function carryResults(earlier: Notebook, notebook: Notebook): Notebook {
  const before = new Map(earlier.cells.map((cell) => [cell.id, cell]));
  const cells = notebook.cells.map((cell) => withResults(cell, before.get(cell.id)));
  return { ...notebook, cells };
}

function withResults(cell: Cell, earlier: Cell | undefined): Cell {
  if (cell.cell_type !== 'code') return cell;
  const isSame = earlier?.cell_type === 'code' && earlier.source === cell.source;
  const { outputs, execution_count: count } = isSame ? earlier : NO_RESULTS;
  return { ...cell, outputs: outputs ?? [], execution_count: count ?? null };
}

const NO_RESULTS = { outputs: [], execution_count: null };
