import { CodeCell } from '@jupyterlab/cells';
import { type INotebookCellExecutor, runCell, setCellExecutor } from '@jupyterlab/notebook';
import { marksOf } from './cell-marks';
import { goesFirst } from './stint';

/**
 * Cells run as in Jupyter, with one difference: an exercise's check that fails does not hold up the cells behind it,
 * so "Run all" reaches the end of a lesson whose exercises are not all solved.
 */
export function setRunning(): void {
  setCellExecutor({
    runCell: (options) => {
      const run = isCheck(options) ? runCheck(options) : runCell(options);
      goesFirst(run);
      return run;
    },
  });
}

/** A check's cell is marked as nbgrader marks tests. */
function isCheck({ cell }: INotebookCellExecutor.IRunCellOptions): boolean {
  return marksOf(cell).grade === true;
}

async function runCheck(options: INotebookCellExecutor.IRunCellOptions): Promise<boolean> {
  const { cell, notebook, sessionContext, onCellExecuted, onCellExecutionScheduled } = options;
  if (!(cell instanceof CodeCell) || !sessionContext?.session?.kernel) return runCell(options);
  onCellExecutionScheduled({ cell });
  const reply = await CodeCell.execute(cell, sessionContext, {
    deletedCells: notebook.deletedCells,
    tags: ['raises-exception'],
  });
  onCellExecuted({ cell, success: reply?.content.status === 'ok' });
  return true;
}
