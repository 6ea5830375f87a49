import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';

/** What holds the focus as long as it is open. */
const OPEN = '.jp-Dialog, .lm-Menu, .jp-ModalCommandPalette:not(.lm-mod-hidden)';

/**
 * The keys work on the cell again after a command from a menu, and when what had the focus is gone: a menu, a dialog,
 * a cell. What took the focus itself keeps it.
 */
export function keepFocus(panel: NotebookPanel, commands: CommandRegistry): void {
  // A menu closes, and new cells are drawn, before the next task.
  const settle = (leaveMenu: boolean) => setTimeout(() => focusCell(panel, leaveMenu));
  commands.commandExecuted.connect((_, { id, result }) => {
    if (!id.startsWith('notebook:')) return;
    result.then(
      () => settle(true),
      () => settle(true),
    );
  });
  new MutationObserver((changes) => {
    if (changes.some(({ removedNodes }) => removedNodes.length > 0)) settle(false);
  }).observe(document.body, { childList: true });
}

function focusCell({ content }: NotebookPanel, leaveMenu: boolean): void {
  const focused = document.activeElement;
  const lost = focused === null || focused === document.body;
  if (!lost && !(leaveMenu && focused.closest('.lm-MenuBar'))) return;
  if (document.querySelector(OPEN)) return;
  NotebookActions.focusActiveCell(content, { preventScroll: true });
}
