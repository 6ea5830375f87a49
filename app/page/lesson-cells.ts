import { CodeCell, MarkdownCell } from '@jupyterlab/cells';
import { NotebookPanel } from '@jupyterlab/notebook';
import type { Widget } from '@lumino/widgets';
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

  /** JupyterLab offers to collapse a section once its table of contents has asked the cell for its headings. */
  protected override renderInput(widget: Widget): void {
    super.renderInput(widget);
    if (/^#/m.test(this.model.sharedModel.getSource())) void this.offerCollapse();
  }

  private async offerCollapse(): Promise<void> {
    await this.getHeadings();
    if (this.isDisposed) return;
    this.maybeCreateCollapseButton();
    const button = this.node.querySelector('.jp-collapseHeadingButton');
    button?.setAttribute('aria-label', 'Hide or show this section');
    button?.setAttribute('title', 'Hide or show this section');
  }

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
