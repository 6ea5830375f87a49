import { type Cell, CodeCell } from '@jupyterlab/cells';
import {
  type INotebookCellExecutor,
  KernelError,
  runCell,
  setCellExecutor,
} from '@jupyterlab/notebook';
import { Signal } from '@lumino/signaling';
import { marksOf } from './cell-marks';
import { goesFirst } from './stint';

/** A run has ended at a cell, by an error of that name, and those behind it are not run. */
export const runStopped = new Signal<object, { readonly cell: Cell; readonly error: string }>({});

type Options = INotebookCellExecutor.IRunCellOptions;

/**
 * Cells run as in Jupyter, with two differences. An exercise's check that fails does not hold up the cells behind it,
 * so "Run all" reaches the end of a lesson whose exercises are not all solved. And the kernel is told which cells are
 * run together: of those, none runs after one that failed, although they may come when that has ended already.
 */
export function setRunning(): void {
  setCellExecutor({
    runCell: (options) => {
      const { cell } = options;
      const running = cell instanceof CodeCell ? runCode(cell, options) : runCell(options);
      goesFirst(running);
      return running;
    },
  });
}

async function runCode(cell: CodeCell, options: Options): Promise<boolean> {
  const { notebook, sessionContext, onCellExecuted, onCellExecutionScheduled } = options;
  const run = presentRun();
  run.last = cell;
  if (sessionContext?.isTerminating || sessionContext?.pendingInput) {
    // JupyterLab says why in a dialog, which would come for every cell.
    if (run.isHeldUp) return false;
    run.isHeldUp = true;
    return runCell(options);
  }
  if (!sessionContext?.session?.kernel) return runCell(options);
  const check = isCheck(cell);
  onCellExecutionScheduled({ cell });
  try {
    const reply = await CodeCell.execute(cell, sessionContext, {
      deletedCells: notebook.deletedCells,
      nabla_run: run.id,
      ...(check ? { tags: ['raises-exception'] } : {}),
    });
    notebook.deletedCells.length = 0;
    const content = reply?.content;
    const success = content === undefined || content.status === 'ok';
    const isStop = content?.status === 'error' && (!check || content.ename === 'Interrupted');
    if (isStop && run.last !== cell) runStopped.emit({ cell, error: content.ename });
    if (!success && !check) throw new KernelError(content);
    onCellExecuted({ cell, success });
    return true;
  } catch (error) {
    const isCanceled = error instanceof Error && error.message.startsWith('Canceled');
    if (cell.isDisposed || isCanceled) return false;
    onCellExecuted({ cell, success: false, error: error instanceof KernelError ? error : null });
    throw error;
  } finally {
    if (!cell.isDisposed) endQuestions(cell);
  }
}

/** A cell that has ended asks nothing more; JupyterLab leaves the field there when the cell was stopped. */
function endQuestions({ outputArea }: CodeCell): void {
  for (const part of [...outputArea.widgets]) {
    const isOpen =
      part.hasClass('jp-OutputArea-stdin-item') && !part.hasClass('jp-OutputArea-stdin-hiding');
    if (isOpen) part.dispose();
  }
}

/** A check's cell is marked as nbgrader marks tests. */
function isCheck(cell: CodeCell): boolean {
  return marksOf(cell).grade === true;
}

interface Run {
  readonly id: string;
  /** The last of its cells so far. */
  last?: CodeCell;
  isHeldUp: boolean;
}

let present: Run | undefined;

/** JupyterLab begins to run all cells of a run at once. */
function presentRun(): Run {
  if (present) return present;
  queueMicrotask(() => {
    present = undefined;
  });
  present = { id: crypto.randomUUID(), isHeldUp: false };
  return present;
}
