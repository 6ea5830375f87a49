import { SearchDocumentModel, SearchDocumentView } from '@jupyterlab/documentsearch';
import { type NotebookPanel, NotebookSearchProvider } from '@jupyterlab/notebook';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

const PAUSE_MS = 250;

/** Find and replace over the whole lesson, in JupyterLab's own box. */
export class Find {
  private view: SearchDocumentView | undefined;

  constructor(private readonly panel: NotebookPanel) {}

  open(withReplace = false): void {
    const view = this.view ?? this.create();
    if (withReplace) view.showReplace();
    view.focusSearchInput();
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
    const model = new SearchDocumentModel(new NotebookSearchProvider(this.panel), PAUSE_MS);
    const view = new SearchDocumentView(model);
    view.addClass('jp-DocumentSearch');
    view.closed.connect(() => {
      this.view = undefined;
      model.dispose();
      view.dispose();
      this.panel.activate();
    });
    Widget.attach(view, this.panel.node);
    // The box is drawn at once, so that what is typed next goes into it.
    MessageLoop.sendMessage(view, Widget.Msg.UpdateRequest);
    view.setSearchText(model.suggestedInitialQuery);
    this.view = view;
    return view;
  }
}
