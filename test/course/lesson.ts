import { type Cell, type Notebook, parseNotebook } from '../../app/course/notebook.js';

/** A small notebook for tests, made of cells given as text or in part. */
export function notebookOf(...cells: readonly (string | Partial<Cell>)[]): Notebook {
  const full = cells.map((cell, index) => ({
    cell_type: 'code',
    id: `c${index + 1}`,
    metadata: {},
    outputs: [],
    execution_count: null,
    ...(typeof cell === 'string' ? { source: cell } : cell),
  }));
  return parseNotebook(
    JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: full }),
  );
}
