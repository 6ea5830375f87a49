import { CodeCell, MarkdownCell } from '@jupyterlab/cells';
import { NotebookPanel } from '@jupyterlab/notebook';

/** So long cells are drawn before the browser may do something else. */
const STINT_MS = 12;

let stintEnds = 0;

/** Lets what the student types and what the kernel answers go before the drawing of further cells. */
async function rest(): Promise<void> {
  if (performance.now() < stintEnds) return;
  await whenNothingWaits();
  stintEnds = performance.now() + STINT_MS;
}

/** Unlike an idle callback, a task in the background comes in time on a busy machine, too. */
function whenNothingWaits(): Promise<void> {
  return new Promise((resolve) => {
    if ('scheduler' in globalThis) {
      void globalThis.scheduler.postTask(() => resolve(), { priority: 'background' });
    } else {
      setTimeout(resolve);
    }
  });
}

class LessonCodeCell extends CodeCell {
  private rested: Promise<void> | undefined;

  override get ready(): Promise<void> {
    this.rested ??= super.ready.then(rest);
    return this.rested;
  }
}

class LessonMarkdownCell extends MarkdownCell {
  private rested: Promise<void> | undefined;

  override get ready(): Promise<void> {
    this.rested ??= super.ready.then(rest);
    return this.rested;
  }
}

/** Makes cells that are drawn one after another: JupyterLab draws the next when the last is ready. */
export class LessonContentFactory extends NotebookPanel.ContentFactory {
  override createCodeCell(options: CodeCell.IOptions): CodeCell {
    return new LessonCodeCell(options).initializeState();
  }

  override createMarkdownCell(options: MarkdownCell.IOptions): MarkdownCell {
    return new LessonMarkdownCell(options).initializeState();
  }
}
