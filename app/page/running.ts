import { CodeCell } from '@jupyterlab/cells';
import {
  type INotebookCellExecutor,
  KernelError,
  runCell,
  setCellExecutor,
} from '@jupyterlab/notebook';
import { marksOf } from './cell-marks';
import { goesFirst } from './stint';

type Options = INotebookCellExecutor.IRunCellOptions;

/**
 * Cells run as in Jupyter, with two differences. An exercise's check that fails does not hold up the cells behind it,
 * so "Run all" reaches the end of a lesson whose exercises are not all solved. And the kernel is told which cells are
 * run together: of those, none runs after one that failed, although they may come when that has ended already.
 */
export function setRunning(): void {
  setCellExecutor({
    runCell: (options) => {
      const running = options.cell instanceof CodeCell ? runCode(options) : runCell(options);
      goesFirst(running);
      return running;
    },
  });
}

async function runCode(options: Options): Promise<boolean> {
  const { cell, notebook, sessionContext, onCellExecuted, onCellExecutionScheduled } = options;
  const isReady =
    sessionContext?.session?.kernel &&
    !sessionContext.isTerminating &&
    !sessionContext.pendingInput;
  if (!(cell instanceof CodeCell) || !isReady) return runCell(options);
  const check = isCheck(options);
  onCellExecutionScheduled({ cell });
  try {
    const reply = await CodeCell.execute(cell, sessionContext, {
      deletedCells: notebook.deletedCells,
      nabla_run: presentRun(),
      ...(check ? { tags: ['raises-exception'] } : {}),
    });
    notebook.deletedCells.length = 0;
    const content = reply?.content;
    const success = content === undefined || content.status === 'ok';
    if (!success && !check) throw new KernelError(content);
    onCellExecuted({ cell, success });
    return true;
  } catch (error) {
    const isCanceled = error instanceof Error && error.message.startsWith('Canceled');
    if (cell.isDisposed || isCanceled) return false;
    onCellExecuted({ cell, success: false, error: error instanceof KernelError ? error : null });
    throw error;
  }
}

/** A check's cell is marked as nbgrader marks tests. */
function isCheck({ cell }: Options): boolean {
  return marksOf(cell).grade === true;
}

let run: string | undefined;

/** JupyterLab begins to run all cells of a run at once. */
function presentRun(): string {
  if (run === undefined) {
    run = crypto.randomUUID();
    queueMicrotask(() => {
      run = undefined;
    });
  }
  return run;
}
