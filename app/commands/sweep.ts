import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../kernel/group.js';
import { kernelPlaces } from '../kernel/private-folder.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Removes what a course that was killed could not: parts of saves, pages that led a browser to it, folders of kernels. */
export async function sweep(work: string): Promise<void> {
  const folders = [work, join(work, '.nabla'), join(work, '.ipynb_checkpoints')];
  for (const folder of folders) {
    for (const part of await old(folder, /^\..*[0-9a-f]{12}\.saving$/, HOUR)) await remove(part);
  }
  for (const page of await old(join(work, '.nabla'), /^open-/, HOUR)) await remove(page);
  for (const place of new Set(kernelPlaces())) {
    for (const folder of await old(place, /^nabla-kernel-/, MINUTE)) {
      if (await isLeft(folder)) await remove(folder);
    }
  }
}

/** A kernel does not outlive the process that started it, whose id its folder holds. */
async function isLeft(folder: string): Promise<boolean> {
  const owner = Number(await readFile(join(folder, 'owner'), 'utf8').catch(() => ''));
  return owner > 0 ? !isAlive(owner) : false;
}

/** What is in a folder under such a name, is this user's, and has not changed for some milliseconds. */
async function old(folder: string, name: RegExp, age: number): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((each) => name.test(each));
  const places = names.map((each) => join(folder, each));
  const stats = await Promise.all(places.map((place) => lstat(place).catch(() => undefined)));
  return places.filter((_, i) => isOld(stats[i], age));
}

function isOld(stats: Stats | undefined, age: number): boolean {
  if (!stats || Date.now() - stats.mtimeMs < age) return false;
  return process.getuid === undefined || stats.uid === process.getuid();
}

async function remove(place: string): Promise<void> {
  await rm(place, { recursive: true, force: true }).catch(() => undefined);
}
