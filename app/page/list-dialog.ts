import { Dialog } from '@jupyterlab/apputils';

/**
 * A dialog whose body has buttons and links of its own: Enter presses the one that has the focus. Its title names it.
 */
export class ListDialog extends Dialog<unknown> {
  constructor(options: Partial<Dialog.IOptions<unknown>> & { readonly title: string }) {
    super(options);
    this.node.setAttribute('aria-label', options.title);
  }

  protected override _evtKeydown(event: KeyboardEvent): void {
    const { target, key } = event;
    const own = target instanceof Element && target.closest('.jp-Dialog-body :is(button, a)');
    if (key === 'Enter' && own) return;
    // From the last button on to the first of the list as it is now: what was first may have been deleted.
    if (key === 'Tab' && !event.shiftKey && target === this.lastButton()) {
      event.preventDefault();
      event.stopPropagation();
      this.firstOwn()?.focus();
    } else super._evtKeydown(event);
  }

  private lastButton(): Element | undefined {
    return [...this.node.querySelectorAll('.jp-Dialog-footer button')].at(-1);
  }

  private firstOwn(): HTMLElement | null {
    return this.node.querySelector<HTMLElement>(
      '.jp-Dialog-body :is(a, button, [tabindex="0"]), .jp-Dialog-footer button',
    );
  }
}
