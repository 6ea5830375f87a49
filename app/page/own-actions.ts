import { ask } from './ask';
import { askName } from './ask-name';
import { bytesIn } from './base64';
import { element } from './dom';
import { giveFile } from './give-file';
import { stemOf } from './notebook-name';
import { clearNotice, closing, showNotice } from './notices';
import { endSessions, isOpen } from './open-sessions';
import type { OwnList } from './own-list';
import { bytesOf, duplicate, make, type OwnNotebook, remove, rename } from './own-notebooks';

/** What is larger could not be sent back to the server. */
const UNDO_BYTES = 40 * 1024 * 1024;

export async function renameOwn({ path }: OwnNotebook, list: OwnList): Promise<void> {
  const to = await askName(path, (wanted) => rename(path, wanted));
  if (to === undefined) return;
  await list.refresh(to);
  list.say({ text: `"${stemOf(path)}" is now called "${stemOf(to)}".` });
}

export async function duplicateOwn({ path }: OwnNotebook, list: OwnList): Promise<void> {
  const copy = await duplicate(path);
  await list.refresh(copy);
  list.say({ text: `"${stemOf(copy)}" is a copy of "${stemOf(path)}".` });
}

export async function downloadOwn({ path }: OwnNotebook): Promise<void> {
  const bytes = bytesIn(await bytesOf(path));
  giveFile(`${stemOf(path)}.ipynb`, bytes, 'application/x-ipynb+json');
}

/** Deletes a notebook after a question, and offers to undo that as long as the page stays. */
export async function deleteOwn(notebook: OwnNotebook, list: OwnList): Promise<void> {
  const { path, size } = notebook;
  const canUndo = size <= UNDO_BYTES;
  let bytes: string | undefined;
  const deleted = await ask({
    title: `Delete "${stemOf(path)}"?`,
    body: [
      element(
        'p',
        {},
        canUndo
          ? 'You can undo this as long as this page stays open.'
          : 'It has more than 40 MB, so this cannot be undone.',
      ),
    ],
    action: 'Delete',
    run: async () => {
      if (await isOpen(path)) {
        throw new Error('It is open in another tab; close that tab first, then delete it.');
      }
      if (canUndo) bytes = await bytesOf(path);
      await remove(path);
      await endSessions(path).catch(() => undefined);
    },
  });
  if (!deleted) return;
  list.say();
  await list.refresh();
  tellDeleted(path, bytes, list);
}

let count = 0;

function tellDeleted(path: string, bytes: string | undefined, list: OwnList): void {
  const matter = `deleted-${++count}`;
  const undo = async () => {
    if (bytes === undefined) return;
    const back = await make(path, { type: 'file', format: 'base64', content: bytes });
    clearNotice(matter);
    await list.refresh(back);
    list.say({
      text: `"${stemOf(path)}" is back${back === path ? '' : ` as "${stemOf(back)}"`}.`,
    });
  };
  const close = closing(matter);
  const ways = [{ label: 'Undo', run: () => list.trying(undo) }, close];
  showNotice(matter, `"${stemOf(path)}" is deleted.`, bytes === undefined ? [close] : ways);
  document.querySelector<HTMLElement>(`[data-matter="${matter}"] button`)?.focus();
}
