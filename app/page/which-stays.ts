import { Dialog } from '@jupyterlab/apputils';
import type { Message } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';
import { element } from './dom';

/** The page's version, that on the disk, or none of them for now. */
export type Choice = 'mine' | 'theirs' | 'later';

/** Asks which version stays when a file was changed elsewhere. */
export async function askWhichStays(path: string): Promise<Choice> {
  const text = `"${path}" has changed on disk since it was opened or saved here. Overwrite it with your version, or revert to the one on disk; the other one is kept as a copy.`;
  const { button } = await new CalmDialog({
    title: 'File Changed',
    // The text has the focus, and no button that a key could press by chance.
    body: new Widget({ node: element('div', {}, element('p', { tabindex: '-1' }, text)) }),
    focusNodeSelector: 'p',
    buttons: [
      Dialog.cancelButton(),
      Dialog.okButton({ label: 'Revert', actions: ['theirs'] }),
      Dialog.warnButton({ label: 'Overwrite', actions: ['mine'] }),
    ],
    defaultButton: 0,
  }).launch();
  if (button.actions.includes('mine')) return 'mine';
  return button.actions.includes('theirs') ? 'theirs' : 'later';
}

const CALM_MS = 1_000;

/** A dialog that comes up while one types: keys count only after a pause, as those before were not meant for it. */
class CalmDialog extends Dialog<unknown> {
  private calm = 0;

  protected override onAfterAttach(message: Message): void {
    this.calm = performance.now() + CALM_MS;
    super.onAfterAttach(message);
  }

  protected override _evtKeydown(event: KeyboardEvent): void {
    if (performance.now() >= this.calm) super._evtKeydown(event);
    else {
      this.calm = performance.now() + CALM_MS;
      event.preventDefault();
      event.stopPropagation();
    }
  }
}
