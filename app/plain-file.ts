import { constants } from 'node:fs';
import { lstat, mkdir, open } from 'node:fs/promises';

/*
 * A folder of lessons may come from a stranger, and what looks like a file in it may be a link that leads anywhere,
 * a pipe that keeps its reader waiting for ever, or a device without an end. Only plain files and folders are opened.
 */

/** Something that is there and is not opened. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** A notebook with all its outputs is far smaller in bytes, and the server saves no larger one. */
const largest = 64 * 1024 * 1024;

/**
 * Reads a file that is no link, no pipe and no device.
 *
 * @param most the most bytes that it may have
 * @throws UnreadableFile when it is one of these or larger; the system's error when there is nothing
 */
export async function readPlainFile(location: string, most = largest): Promise<Buffer> {
  if (!(await lstat(location)).isFile()) throw notPlain(location);
  const file = await open(location, readAsItIs);
  try {
    // Between the look and the opening another thing may have taken its place.
    const stats = await file.stat();
    if (!stats.isFile()) throw notPlain(location);
    if (stats.size > most) {
      throw new UnreadableFile(`${location} has more than ${most / 1024 / 1024} MB.`);
    }
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** A link is not followed and a pipe not waited for; Windows has neither flag. */
const readAsItIs = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * A folder that is no link, made if it is not there. Returns its place.
 *
 * @throws UnreadableFile when something else has its name
 */
export async function plainFolder(location: string): Promise<string> {
  await mkdir(location).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  if (!(await isPlainFolder(location))) throw notPlain(location);
  return location;
}

export function isPlainFolder(location: string): Promise<boolean> {
  return lstat(location).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

function notPlain(location: string): UnreadableFile {
  return new UnreadableFile(`${location} is a link or no file at all, and is not opened.`);
}
