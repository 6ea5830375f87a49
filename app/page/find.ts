import { MarkdownCell } from '@jupyterlab/cells';
import { SearchDocumentModel, type SearchDocumentView } from '@jupyterlab/documentsearch';
import { type NotebookPanel, NotebookSearchProvider } from '@jupyterlab/notebook';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { FindBox } from './find-box';

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
    const provider = new NotebookSearchProvider(this.panel);
    const model = new SearchDocumentModel(provider, PAUSE_MS);
    const view = new FindBox(model);
    const asRead = this.textsAsRead();
    view.addClass('jp-DocumentSearch');
    view.closed.connect(() => {
      this.view = undefined;
      this.panel.activate();
      this.showAgain(asRead);
      // The box still ends its query after it has told that it is closed.
      setTimeout(() => {
        for (const part of [view, model, provider]) part.dispose();
      });
    });
    return view;
  }

  /** Finding opens the texts that it comes to. */
  private textsAsRead(): MarkdownCell[] {
    const { widgets } = this.panel.content;
    return widgets.filter(
      (cell): cell is MarkdownCell => cell instanceof MarkdownCell && cell.rendered,
    );
  }

  private showAgain(texts: readonly MarkdownCell[]): void {
    const { activeCell, mode } = this.panel.content;
    for (const cell of texts) {
      const isWritten = cell === activeCell && mode === 'edit';
      if (!cell.isDisposed && !isWritten) cell.rendered = true;
    }
  }
}
