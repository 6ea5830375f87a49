import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from './atomic-write.js';
import { reserve } from './reserve.js';

/**
 * Keeps a version of a lesson beside it, under a name that no other file has. Returns the name.
 *
 * @param stem the lesson's name without its extension
 * @param like the file whose permissions it gets
 */
export async function keepBeside(
  folder: string,
  stem: string,
  content: string | Buffer,
  now = new Date(),
  like?: string,
): Promise<string> {
  for (let n = 1; ; n++) {
    const name = keptName(stem, now, n);
    const location = join(folder, name);
    if (!(await reserve(location))) continue;
    try {
      await atomicWrite(location, content, like);
      return name;
    } catch (error) {
      await rm(location, { force: true });
      throw error;
    }
  }
}

/** `04-descent.ipynb` is kept as `04-descent, kept 2026-11-20 17.30.05.ipynb`, which is no lesson of the list. */
function keptName(stem: string, now: Date, n: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join('.');
  return `${stem}, kept ${day} ${time}${n === 1 ? '' : ` (${n})`}.ipynb`;
}
