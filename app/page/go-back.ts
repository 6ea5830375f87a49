import { Dialog, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Contents } from '@jupyterlab/services';
import { messageOf } from '../message-of';
import { keepCopy } from './kept-copies';
import type { Saving } from './saving';

/** Puts back the version that the student saved last by hand, after a question: what came later is kept as a copy. */
export async function goBack({ context }: NotebookPanel, saving: Saving): Promise<void> {
  try {
    const [kept] = await context.listCheckpoints();
    if (!kept) {
      await tellNone();
    } else if (await isWanted(kept)) {
      await saving.replace(async () => {
        const copy = await keepCopy(context.path);
        await context.restoreCheckpoint(kept.id);
        return copy;
      });
    }
  } catch (error) {
    await showErrorMessage('The lesson was not changed', messageOf(error));
  }
}

async function isWanted(kept: Contents.ICheckpointModel): Promise<boolean> {
  const when = new Date(kept.last_modified).toLocaleString();
  const { button } = await showDialog({
    title: 'Go back to an earlier version?',
    body: `The lesson becomes what it was on ${when}. As it is now, it is kept as a copy.`,
    buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: 'Go back' })],
  });
  return button.accept;
}

async function tellNone(): Promise<void> {
  await showDialog({
    title: 'There is no earlier version yet',
    body: 'A version to go back to is kept each time you save by hand: “Save” in the menu “File”.',
    buttons: [Dialog.okButton()],
  });
}
