import { SearchDocumentView } from '@jupyterlab/documentsearch';
import type { Message } from '@lumino/messaging';

/** JupyterLab's box for finding, with names for its fields and words for its switches and its count. */
export class FindBox extends SearchDocumentView {
  protected override onUpdateRequest(message: Message): void {
    super.onUpdateRequest(message);
    void this.renderPromise?.then(() => nameParts(this.node));
  }
}

function nameParts(box: HTMLElement): void {
  box.setAttribute('role', 'search');
  for (const field of box.querySelectorAll('textarea')) {
    field.setAttribute('aria-label', field.placeholder);
  }
  for (const button of box.querySelectorAll('button')) {
    button.setAttribute('aria-label', button.title);
    const look = button.firstElementChild?.classList;
    const on = look?.contains('jp-DocumentSearch-input-button-on') === true;
    if (on || look?.contains('jp-DocumentSearch-input-button-off')) {
      button.setAttribute('aria-pressed', String(on));
    }
  }
  box.querySelector('.jp-DocumentSearch-index-counter')?.setAttribute('role', 'status');
}
