import { Clipboard } from '@jupyterlab/apputils';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { recordsIn } from './api';
import { asNew, type CopiedCell, cellsFromElsewhere, keepCells } from './copied-cells';
import { clearNotice, closing, showNotice } from './notices';

type Notebook = NotebookPanel['content'];

/** Where Jupyter's own actions have the cells, within one page. */
const CELLS = 'application/vnd.jupyter.cells';

export function copyCells(notebook: Notebook): void {
  NotebookActions.copy(notebook);
  share();
}

export function cutCells(notebook: Notebook): void {
  NotebookActions.cut(notebook);
  share();
}

/** Pastes what was copied last, in this notebook or in another. What was cut here comes back as it was, once. */
export function pasteCells(notebook: Notebook, where: 'above' | 'below'): void {
  const elsewhere = cellsFromElsewhere();
  const wasCut = !elsewhere && notebook.lastClipboardInteraction === 'cut';
  const present = new Set<unknown>(notebook.widgets.map(({ model }) => model.id));
  const cells = (elsewhere ?? onClipboard()).map((cell) =>
    wasCut && !present.has(cell.id) ? cell : asNew(cell),
  );
  if (cells.length === 0) return;
  putOnClipboard(cells);
  NotebookActions.paste(notebook, where);
}

/** Does without the clipboard, as far as one can see: what was copied before can still be pasted. */
export function duplicateCells(notebook: Notebook): void {
  const { lastClipboardInteraction } = notebook;
  const copied = onClipboard();
  const chosen = notebook.widgets.filter((cell) => notebook.isSelectedOrActive(cell));
  putOnClipboard(chosen.map(({ model }) => asNew(model.toJSON())));
  NotebookActions.paste(notebook, 'belowSelected');
  putOnClipboard(copied);
  notebook.lastClipboardInteraction = lastClipboardInteraction;
}

function share(): void {
  clearNotice('copied');
  if (keepCells(onClipboard())) return;
  showNotice('copied', 'These cells are too large to be pasted in another notebook.', [
    closing('copied'),
  ]);
}

function onClipboard(): CopiedCell[] {
  return recordsIn(Clipboard.getInstance().getData(CELLS));
}

function putOnClipboard(cells: readonly CopiedCell[]): void {
  Clipboard.getInstance().setData(CELLS, cells);
}
