import { Dialog, showErrorMessage } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Widget } from '@lumino/widgets';
import { messageOf } from '../message-of';
import { element } from './dom';
import { bringBack, fetchKept, keptOf } from './kept-copies';
import { keptList } from './kept-list';
import { lessonAddress } from './lesson-list';
import { ListDialog } from './list-dialog';
import { showNotice } from './notices';
import type { Saving } from './saving';

/** Shows the copies that are kept of this lesson. */
export async function showKept({ context }: NotebookPanel, saving: Saving): Promise<void> {
  try {
    await saving.settle();
    const copies = await fetchKept(context.path);
    const about = element(
      'p',
      {},
      copies.length === 0
        ? 'No copy of this lesson is kept. One is, whenever you start the lesson over or overwrite a version from elsewhere.'
        : 'What you bring back takes the place of the lesson as it is now, which is kept in turn.',
    );
    const list = keptList(copies, async (name) => {
      await saving.replace(() => bringBack(name).then(({ kept }) => kept));
      dialog.resolve(0);
    });
    const dialog = new ListDialog({
      title: 'Kept copies',
      body: new Widget({ node: element('div', {}, about, list) }),
      buttons: [Dialog.okButton({ label: 'Close' })],
    });
    await dialog.launch();
  } catch (error) {
    await showErrorMessage('The kept copies cannot be shown', messageOf(error));
  }
}

/** A page that shows a kept copy says so, and how it comes back. */
export function tellKept(file: string, saving: Saving): void {
  const lesson = keptOf(file);
  if (lesson === undefined) return;
  const restore = async () => {
    try {
      await saving.settle();
      location.assign(lessonAddress((await bringBack(file)).file));
    } catch (error) {
      await showErrorMessage('The copy was not brought back', messageOf(error));
    }
  };
  const open = () => location.assign(lessonAddress(lesson));
  showNotice('kept', 'This is a kept copy, not the lesson itself.', [
    { label: 'Bring it back', run: restore },
    { label: 'Open the lesson', run: open },
  ]);
}
