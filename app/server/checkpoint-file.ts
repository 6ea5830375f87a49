import { rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { isPlainFolder, plainFolder } from '../plain-file.js';

/** Where the earlier version of a file is kept, if one is. */
export function checkpointOf(file: string): string {
  const extension = extname(file);
  const name = `${basename(file, extension)}-checkpoint${extension}`;
  return join(dirname(file), '.ipynb_checkpoints', name);
}

/** An earlier version goes with its file; one that a former file of the new name has left goes away. */
export async function moveCheckpoint(from: string, to: string): Promise<void> {
  await removeCheckpoint(to);
  const [kept, place] = [checkpointOf(from), checkpointOf(to)];
  if (!(await isPlainFolder(dirname(kept)))) return;
  await plainFolder(dirname(place));
  await rename(kept, place).catch(() => undefined);
}

/** Nothing is deleted through a link. */
export async function removeCheckpoint(file: string): Promise<void> {
  const kept = checkpointOf(file);
  if (await isPlainFolder(dirname(kept))) await rm(kept, { force: true });
}
