import { Dialog, showDialog, showErrorMessage } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { messageOf } from '../message-of';
import { resetFile } from './original';
import type { Saving } from './saving';

/** Starts the whole lesson over, after a question; the student's copy is kept beside it. */
export async function resetLesson({ context }: NotebookPanel, saving: Saving): Promise<void> {
  const { button } = await showDialog({
    title: 'Start this lesson over?',
    body: 'The lesson becomes as it was in the beginning. Your copy is kept beside it under another name.',
    buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: 'Start over' })],
  });
  if (!button.accept) return;
  try {
    await saving.replace(() => resetFile(context.path));
  } catch (error) {
    await showErrorMessage('The lesson was not changed', messageOf(error));
  }
}
