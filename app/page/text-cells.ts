import { MarkdownCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';

/** A text that a double click has opened is written in at once: what is typed next is text, and no commands. */
export function writeOnDoubleClick({ content }: NotebookPanel): void {
  content.node.addEventListener('dblclick', () => {
    const cell = content.activeCell;
    if (!(cell instanceof MarkdownCell) || cell.rendered) return;
    content.mode = 'edit';
    cell.editor?.focus();
  });
}
