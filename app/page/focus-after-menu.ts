import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';

/** After a command from a menu the keys work on the cell again; what took the focus itself keeps it. */
export function focusAfterMenu(panel: NotebookPanel, commands: CommandRegistry): void {
  commands.commandExecuted.connect((_, { id }) => {
    // A menu closes, and new cells are drawn, before the next task.
    if (id.startsWith('notebook:')) setTimeout(() => focusCell(panel));
  });
}

function focusCell({ content }: NotebookPanel): void {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused.closest('.lm-MenuBar')) {
    NotebookActions.focusActiveCell(content, { preventScroll: true });
  }
}
