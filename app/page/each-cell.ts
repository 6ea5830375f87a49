import type { Cell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';

/** Does something once with every cell, now and later ones too, when its parts are made: those out of sight are made later. */
export function forEachCell(panel: NotebookPanel, act: (cell: Cell) => void): void {
  const met = new WeakSet<Cell>();
  const meet = async (cell: Cell) => {
    met.add(cell);
    await cell.ready;
    if (!cell.isDisposed) act(cell);
  };
  const refresh = () => {
    for (const cell of panel.content.widgets) if (!met.has(cell)) void meet(cell);
  };
  panel.content.model?.cells.changed.connect(() => queueMicrotask(refresh));
  refresh();
}
