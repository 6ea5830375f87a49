import type { ICell, INotebookContent } from '@jupyterlab/nbformat';
import { isRecord } from '../is-record';

/** Jupyter's own words for a cell that stays as it is. They are of the page: the file holds the lock alone. */
const LOCKED = { editable: false, deletable: false } as const;

/** The lesson as the page holds it: cells that are locked can be neither edited nor deleted. */
export function withLocks(notebook: INotebookContent): INotebookContent {
  const lock = (cell: ICell): ICell =>
    isLocked(cell) ? { ...cell, metadata: { ...cell.metadata, ...LOCKED } } : cell;
  return { ...notebook, cells: notebook.cells.map(lock) };
}

/** The lesson as the file holds it: without the page's locks, and without its trust, which each reader has or has not. */
export function withoutLocks(notebook: INotebookContent): INotebookContent {
  const unlock = (cell: ICell): ICell => {
    const { trusted, ...metadata } = cell.metadata;
    if (!isMarkedLocked(cell)) return { ...cell, metadata };
    const { editable, deletable, ...own } = metadata;
    return { ...cell, metadata: own };
  };
  return { ...notebook, cells: notebook.cells.map(unlock) };
}

function isLocked(cell: ICell): boolean {
  return isMarkedLocked(cell) || cell.metadata.editable === false;
}

/** nbgrader marks what a student must not change. */
function isMarkedLocked({ metadata }: ICell): boolean {
  const marks = metadata.nbgrader;
  return isRecord(marks) && marks.locked === true;
}
