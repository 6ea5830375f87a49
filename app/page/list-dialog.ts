import { Dialog } from '@jupyterlab/apputils';

/** A dialog whose body has buttons and links of its own: Enter presses the one that has the focus. */
export class ListDialog extends Dialog<unknown> {
  protected override _evtKeydown(event: KeyboardEvent): void {
    const { target, key } = event;
    const own = target instanceof Element && target.closest('.jp-Dialog-body :is(button, a)');
    if (key === 'Enter' && own) return;
    super._evtKeydown(event);
  }
}
