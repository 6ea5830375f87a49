import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Replaces a file's content so that, whatever happens, the old or the new content is there, whole.
 *
 * The new content is written beside the file and flushed to the disk, then takes its name in one step.
 *
 * @param like the file whose permissions it gets: a copy may be read by no more people than the original
 */
export async function atomicWrite(
  location: string,
  content: string | Buffer,
  like = location,
): Promise<void> {
  const beside = join(dirname(location), partName());
  const mode = await stat(like).then(
    (stats) => stats.mode,
    () => 0o666,
  );
  try {
    const file = await open(beside, 'wx', mode);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, location);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** A short name, also for a file whose own is as long as a name can be. */
function partName(): string {
  return `.${randomBytes(6).toString('hex')}.saving`;
}
