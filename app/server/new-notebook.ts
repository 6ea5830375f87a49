import { readFile, rm } from 'node:fs/promises';
import { atomicWrite } from '../atomic-write.js';
import { isLessonFile } from '../lesson-file.js';
import { reserve } from '../reserve.js';
import { type JsonObject, optionalText } from './body.js';
import { removeCheckpoint } from './checkpoint-file.js';
import { changing, encode } from './contents-write.js';
import type { Folder } from './folder.js';
import { Refusal } from './refusal.js';

/** A name longer than this leaves no room for a number, nor for the file that is written beside it. */
const MAX_NAME_BYTES = 200;

/**
 * Makes a notebook of the student's own, from content or as a copy. Nothing is ever overwritten: where the name is taken,
 * the new one gets a number.
 *
 * @param body the wanted `path`, and either `copy_from` or what Jupyter's save request holds
 * @returns the path that it got
 */
export async function makeNotebook(folder: Folder, body: JsonObject): Promise<string> {
  const wanted = (optionalText(body, 'path') ?? '').split('/').filter(Boolean);
  checkName(wanted.at(-1) ?? '');
  const content = await contentOf(folder, wanted, body);
  return changing(wanted, async () => {
    for (let n = 0; ; n++) {
      const path = [...wanted.slice(0, -1), candidate(wanted, n)];
      const location = await folder.entry(path);
      if (!(await reserve(location))) continue;
      try {
        await atomicWrite(location, content);
      } catch (error) {
        await rm(location, { force: true });
        throw error;
      }
      await removeCheckpoint(location);
      return path.join('/');
    }
  });
}

function checkName(name: string): void {
  if (!/^[^.].*\.ipynb$/.test(name) || Buffer.byteLength(name) > MAX_NAME_BYTES) {
    throw new Refusal(400, 'The name of a notebook ends in .ipynb and has at most 200 bytes.');
  }
}

async function contentOf(folder: Folder, wanted: readonly string[], body: JsonObject) {
  const source = optionalText(body, 'copy_from');
  if (source === undefined) {
    return encode(wanted.join('/'), optionalText(body, 'type') ?? 'notebook', body);
  }
  const found = await folder.find(source.split('/').filter(Boolean));
  if (!found.stats.isFile()) throw new Refusal(400, `"${source}" is a folder.`);
  return readFile(found.location);
}

/** What would be taken for a lesson is told from one by a word before its number. */
function candidate(wanted: readonly string[], n: number): string {
  const name = wanted.at(-1) ?? '';
  const numbered = n === 0 ? name : name.replace(/\.ipynb$/, `-${n}.ipynb`);
  return wanted.length === 1 && isLessonFile(numbered) ? `My ${numbered}` : numbered;
}
