import { showErrorMessage } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';
import { isLessonFile } from '../lesson-file';
import { messageOf } from '../message-of';
import { askName } from './ask-name';
import { lessonAddress } from './lesson-list';
import { stemOf } from './notebook-name';
import { closing, showNotice } from './notices';
import { duplicate, makeEmpty } from './own-notebooks';
import { tellRenamed } from './renames';
import type { Saving } from './saving';

/** What is done with notebooks as files. What is not saved yet is saved first. */
export function addOwnCommands(
  commands: CommandRegistry,
  { context, content }: NotebookPanel,
  saving: Saving,
): void {
  const add = (id: string, label: string, run: () => Promise<unknown>, isVisible = () => true) =>
    commands.addCommand(id, {
      label,
      isVisible,
      isEnabled: isVisible,
      execute: () =>
        void run().catch((error: unknown) => showErrorMessage(label, messageOf(error))),
    });

  add('notebook:create-new', 'New notebook', async () => {
    await saving.settle();
    location.assign(lessonAddress(await makeEmpty()));
  });

  add('docmanager:duplicate', 'Duplicate', async () => {
    await saving.settle();
    const copy = await duplicate(context.path, isLessonFile(context.path));
    showNotice('duplicate', `"${stemOf(copy)}" is a copy of this notebook.`, [
      { label: 'Open it', run: () => location.assign(lessonAddress(copy)) },
      closing('duplicate'),
    ]);
  });

  const isOwn = () => !isLessonFile(context.path);
  add(
    'docmanager:rename',
    'Rename…',
    async () => {
      await saving.settle();
      const from = context.path;
      const to = await askName(from, (wanted) => context.rename(`${stemOf(wanted)}.ipynb`));
      if (to !== undefined) tellRenamed(from, to);
      content.activate();
    },
    isOwn,
  );
}
