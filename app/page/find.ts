import { type Cell, MarkdownCell } from '@jupyterlab/cells';
import { SearchDocumentModel, type SearchDocumentView } from '@jupyterlab/documentsearch';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { FindBox } from './find-box';
import { LessonSearch } from './lesson-search';

const PAUSE_MS = 250;

/** Find and replace over the whole lesson, in JupyterLab's own box. */
export class Find {
  private view: SearchDocumentView | undefined;

  constructor(private readonly panel: NotebookPanel) {}

  open(withReplace = false): void {
    this.view ??= this.create();
    if (!this.view.isAttached) {
      Widget.attach(this.view, this.panel.node);
      // The box is drawn at once, so that what is typed next goes into it.
      MessageLoop.sendMessage(this.view, Widget.Msg.UpdateRequest);
      this.view.setSearchText(this.view.model.suggestedInitialQuery);
    }
    if (withReplace) this.view.showReplace();
    this.view.focusSearchInput();
  }

  next(): void {
    void this.view?.model.highlightNext();
  }

  previous(): void {
    void this.view?.model.highlightPrevious();
  }

  close(): void {
    this.view?.close();
  }

  private create(): SearchDocumentView {
    const provider = new LessonSearch(this.panel);
    const model = new SearchDocumentModel(provider, PAUSE_MS);
    const view = new FindBox(model);
    const closers = this.closers();
    view.addClass('jp-DocumentSearch');
    view.closed.connect(() => {
      this.view = undefined;
      this.panel.activate();
      this.closeAgain(closers);
      // The box still ends its query after it has told that it is closed.
      setTimeout(() => {
        for (const part of [view, model, provider]) part.dispose();
      });
    });
    return view;
  }

  /** How to close the texts and the folded cells, which finding opens when it comes to them. */
  private closers(): Map<Cell, () => void> {
    const closers = new Map<Cell, () => void>();
    for (const cell of this.panel.content.widgets) {
      if (cell instanceof MarkdownCell && cell.rendered) {
        closers.set(cell, () => {
          cell.rendered = true;
        });
      } else if (cell.inputHidden) {
        closers.set(cell, () => {
          cell.inputHidden = true;
        });
      }
    }
    return closers;
  }

  private closeAgain(closers: ReadonlyMap<Cell, () => void>): void {
    const { activeCell, mode } = this.panel.content;
    for (const [cell, close] of closers) {
      const isWritten = cell === activeCell && mode === 'edit';
      if (!cell.isDisposed && !isWritten) close();
    }
  }
}
