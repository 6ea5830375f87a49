import { type Cell, CodeCell } from '@jupyterlab/cells';
import { type KernelError, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { announce } from './announcer';
import { clearNotice, closing, showNotice } from './notices';

/** Whether many cells run, and an error among them would leave the others behind it without a run. */
let runsMany = false;

/** Says how runs of cells end: each to those who do not see it, and to everybody where an error has ended a long one. */
export function reportRuns(panel: NotebookPanel): void {
  NotebookActions.executed.connect((_, { notebook, cell, success, error }) => {
    if (notebook !== panel.content || !(cell instanceof CodeCell)) return;
    // A cell that was not run, because another has failed, has no error of its own.
    if (!success && !error?.errorName) return;
    announce(outcomeOf(cell, error ?? undefined));
    if (success || !runsMany) return;
    runsMany = false;
    void showStop(panel, cell);
  });
}

/** Runs many cells, as `reportRuns` should know. */
export async function runMany(run: () => Promise<boolean>): Promise<boolean> {
  clearNotice('run-stopped');
  runsMany = true;
  const done = await run();
  // The news of an error may come a little after the end of the run.
  if (done) runsMany = false;
  return done;
}

function outcomeOf(cell: CodeCell, error: KernelError | undefined): string {
  const check = cell.node.querySelector('.nabla-Check');
  if (check) return `Check: ${check.textContent}`;
  const number = cell.model.executionCount ?? '';
  if (error) return `Cell ${number} failed: ${error.errorName}: ${error.errorValue}`;
  return `Cell ${number} is done${cell.model.outputs.length === 0 ? '' : ', with output'}.`;
}

async function showStop({ content: notebook }: NotebookPanel, failed: Cell): Promise<void> {
  notebook.activeCellIndex = notebook.widgets.indexOf(failed);
  await notebook.scrollToItem(notebook.activeCellIndex, 'smart');
  NotebookActions.focusActiveCell(notebook, { preventScroll: true });
  const text = 'The run stopped at this cell, which has an error; the cells after it were not run.';
  showNotice('run-stopped', text, [closing('run-stopped')]);
}
