import { CodeCell, MarkdownCell } from '@jupyterlab/cells';
import { NotebookPanel } from '@jupyterlab/notebook';
import { rest } from './stint';

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
