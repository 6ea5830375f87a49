import { type Cell, CodeCell } from '@jupyterlab/cells';
import { type KernelError, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { announce } from './announcer';
import { clearNotice, closing, showNotice } from './notices';
import { runStopped } from './running';

/** Says how runs of cells end: each to those who do not see it, and to everybody where it ended before its last cell. */
export function reportRuns(panel: NotebookPanel): void {
  NotebookActions.executionScheduled.connect(() => clearNotice('run-stopped'));
  NotebookActions.executed.connect((_, { notebook, cell, success, error }) => {
    if (notebook !== panel.content || !(cell instanceof CodeCell)) return;
    // A cell that was not run, because another has failed, has no error of its own.
    if (success || error?.errorName) announce(outcomeOf(cell, error ?? undefined));
  });
  runStopped.connect((_, { cell, error }) => void showStop(panel, cell, error));
}

function outcomeOf(cell: CodeCell, error: KernelError | undefined): string {
  const check = cell.node.querySelector('.nabla-Check');
  if (check) return `Check: ${check.textContent}`;
  const number = cell.model.executionCount ?? '';
  if (error) return `Cell ${number} failed: ${error.errorName}: ${error.errorValue}`;
  return `Cell ${number} is done${cell.model.outputs.length === 0 ? '' : ', with output'}.`;
}

async function showStop(
  { content: notebook }: NotebookPanel,
  last: Cell,
  error: string,
): Promise<void> {
  notebook.activeCellIndex = notebook.widgets.indexOf(last);
  await notebook.scrollToItem(notebook.activeCellIndex, 'smart');
  NotebookActions.focusActiveCell(notebook, { preventScroll: true });
  const why = error === 'Interrupted' ? 'was stopped' : 'has an error';
  const text = `The run ended at this cell, which ${why}; the cells after it were not run.`;
  showNotice('run-stopped', text, [closing('run-stopped')]);
}
