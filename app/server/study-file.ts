import { rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '../disk-error.js';
import { isRecord } from '../is-record.js';
import { isPlainFolder, readPlainFile } from '../plain-file.js';
import type { JsonObject } from './body.js';

/**
 * Reads the record's file whole, with what is not understood in it; an empty record where there is none.
 *
 * @returns undefined for a damaged one
 * @throws the disk's error for one that cannot be read
 */
export async function readStudyFile(file: string): Promise<JsonObject | undefined> {
  if (!(await isPlainFolder(dirname(file)))) return {};
  const bytes = await readPlainFile(file).catch((error: unknown) => {
    if (isMissing(error)) return '';
    throw error;
  });
  const text = bytes.toString();
  // Some editors begin a file with a mark of the byte order.
  const value = text.trim() === '' ? {} : parse(text.replace(/^\uFEFF/, ''));
  return isRecord(value) && isRecord(value.answers ?? {}) ? value : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Gives a damaged record another name beside its own, so that it is not overwritten. Returns that name. */
export async function setAside(file: string, now: Date): Promise<string> {
  const time = now.toISOString().slice(0, 19).replaceAll(':', '-');
  for (let n = 1; ; n++) {
    const aside = join(dirname(file), `study.damaged-${time}${n === 1 ? '' : `-${n}`}.json`);
    if (await exists(aside)) continue;
    await rename(file, aside);
    return basename(aside);
  }
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
