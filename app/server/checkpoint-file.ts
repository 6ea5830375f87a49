import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

/** Where the earlier version of a file is kept, if one is. */
export function checkpointOf(file: string): string {
  const extension = extname(file);
  const name = `${basename(file, extension)}-checkpoint${extension}`;
  return join(dirname(file), '.ipynb_checkpoints', name);
}

/** An earlier version goes with its file; one that a former file of the new name has left goes away. */
export async function moveCheckpoint(from: string, to: string): Promise<void> {
  await removeCheckpoint(to);
  const kept = checkpointOf(from);
  if (!(await stat(kept).catch(() => undefined))) return;
  await mkdir(dirname(checkpointOf(to)), { recursive: true });
  await rename(kept, checkpointOf(to));
}

export async function removeCheckpoint(file: string): Promise<void> {
  await rm(checkpointOf(file), { force: true });
}
