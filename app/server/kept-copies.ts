import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { keepBeside } from '../keep-beside.js';
import { changing, checkWritable, oneAtATime } from './contents-write.js';
import type { Folder } from './folder.js';
import { Refusal } from './refusal.js';

/** A version of a lesson that was set aside: a notebook beside it, which opens as any other. */
export interface KeptCopy {
  readonly name: string;
  /** When it was set aside, as an ISO date and time. */
  readonly at: string;
}

const NAME = /^(.+), kept (\d{4})-(\d\d)-(\d\d) (\d\d)\.(\d\d)\.(\d\d)(?: \((\d+)\))?\.ipynb$/;

/** The copies that are kept of a notebook, newest first. */
export async function keptCopies(folder: Folder, path: readonly string[]): Promise<KeptCopy[]> {
  const stem = stemOf(path);
  const files = await readdir(await folder.around(path), { withFileTypes: true });
  return files
    .filter((file) => file.isFile() && NAME.exec(file.name)?.[1] === stem)
    .map(({ name }) => ({ name, at: timeOf(name) }))
    .sort((a, b) => b.at.localeCompare(a.at) || countOf(b.name) - countOf(a.name));
}

/**
 * Sets a copy of a notebook aside, as it is on the disk or as a page holds it. Returns the copy's name.
 *
 * @param text what the page holds; without it the file is copied
 */
export async function keep(
  folder: Folder,
  path: readonly string[],
  text?: string | Buffer,
  now = new Date(),
): Promise<string> {
  const content = text ?? (await folder.read(path));
  const around = await folder.around(path);
  return changing(path, () =>
    keepBeside(around, stemOf(path), content, now, join(around, path.at(-1) ?? '')),
  );
}

/** Puts a kept copy in its lesson's place; the lesson as it was is kept in turn. Returns its name. */
export async function bringBack(folder: Folder, copy: readonly string[]) {
  const name = copy.at(-1) ?? '';
  const stem = NAME.exec(name)?.[1];
  if (stem === undefined) throw new Refusal(400, `"${name}" is not the name of a kept copy.`);
  const content = await folder.read(copy);
  const path = [...copy.slice(0, -1), `${stem}.ipynb`];
  return oneAtATime(path, async () => {
    const there = await folder.findOrNothing(path);
    checkWritable(there, path);
    const aside = there ? await keep(folder, path) : null;
    await changing(path, async () => atomicWrite(await folder.place(path), content));
    return { file: path.join('/'), kept: aside };
  });
}

export function isKeptName(name: string): boolean {
  return NAME.test(name);
}

/** Of which file, by its name, a copy was kept. */
export function originalName(copy: string): string | undefined {
  const stem = NAME.exec(copy)?.[1];
  return stem === undefined ? undefined : `${stem}.ipynb`;
}

function stemOf(path: readonly string[]): string {
  return basename(path.at(-1) ?? '', '.ipynb');
}

/** Which one it is of the copies that were made in the same second. */
function countOf(name: string): number {
  return Number(NAME.exec(name)?.[8] ?? 1);
}

function timeOf(name: string): string {
  const [year = 0, month = 1, ...rest] = (NAME.exec(name) ?? []).slice(2, 8).map(Number);
  const [day, hour, minute, second] = rest;
  return new Date(year, month - 1, day, hour, minute, second).toISOString();
}
