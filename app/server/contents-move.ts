import { rename, rm } from 'node:fs/promises';
import { reserve } from '../reserve.js';
import { moveCheckpoint, removeCheckpoint } from './checkpoint-file.js';
import { describe } from './contents-model.js';
import { changing, oneAtATime } from './contents-write.js';
import type { Folder } from './folder.js';
import { Refusal } from './refusal.js';

/**
 * Gives a file or folder another name, which must be free.
 *
 * @param moved told at once, before anything else is saved under the old name
 */
export function move(
  folder: Folder,
  from: readonly string[],
  to: readonly string[],
  moved: (from: string, to: string) => void,
) {
  if (from.length === 0) throw new Refusal(400, 'The course folder itself cannot be moved.');
  return oneAtATime(from, async () => {
    const { stats } = await folder.find(from);
    const [old, location] = [await folder.entry(from), await folder.entry(to)];
    await changing(to, async () => {
      const free = stats.isFile()
        ? await reserve(location)
        : (await folder.findOrNothing(to)) === undefined;
      if (!free) {
        throw new Refusal(409, `"${to.join('/')}" exists already; choose another name.`);
      }
      await rename(old, location).catch(async (error: unknown) => {
        if (stats.isFile()) await rm(location);
        throw error;
      });
    });
    moved(from.join('/'), to.join('/'));
    if (stats.isFile()) await moveCheckpoint(old, location);
    return describe(folder, to, { content: false, hash: false });
  });
}

/** Deletes a file, a folder with all that is in it, or a link but not what it leads to. */
export async function remove(folder: Folder, path: readonly string[]): Promise<void> {
  const location = await folder.entry(path);
  const { stats } = await folder.find(path);
  await changing(path, () => rm(location, { recursive: true }));
  if (stats.isFile()) await removeCheckpoint(location);
}
