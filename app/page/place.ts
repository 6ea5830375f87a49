import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { rememberPlace } from './study';

const SETTLED_MS = 1500;

/** Goes to the cell that the address names, and remembers the cell that the student is at. */
export function followPlace(panel: NotebookPanel): void {
  const { content: notebook } = panel;
  goTo(panel, decodeURIComponent(location.hash.slice(1)));
  let timer = 0;
  notebook.activeCellChanged.connect((_, cell) => {
    clearTimeout(timer);
    if (!cell) return;
    const id = cell.model.id;
    timer = window.setTimeout(
      () => void rememberPlace({ file: panel.context.path, cell: id }),
      SETTLED_MS,
    );
  });
}

function goTo({ content: notebook }: NotebookPanel, id: string): void {
  const index = notebook.widgets.findIndex((cell) => cell.model.id === id);
  if (index < 0) return;
  notebook.activeCellIndex = index;
  void notebook.scrollToItem(index, 'start');
  void NotebookActions.focusActiveCell(notebook, { preventScroll: true });
}
