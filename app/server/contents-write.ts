import { cp, mkdir } from 'node:fs/promises';
import { ABSENT } from '../absent.js';
import { atomicWrite } from '../atomic-write.js';
import { type JsonObject, optionalText } from './body.js';
import { describe, hashOf } from './contents-model.js';
import { explainDiskError } from './explain-disk-error.js';
import { type Folder, type Found, nameOf } from './folder.js';
import { parseNotebook, splitLines } from './multiline.js';
import { Refusal } from './refusal.js';

/**
 * Writes a file as Jupyter's save request describes it; the old content stays whole until the new one is.
 *
 * What comes again, because its answer was lost on the way, is answered again.
 */
export function save(folder: Folder, path: readonly string[], body: JsonObject) {
  return oneAtATime(path, async () => {
    const type = optionalText(body, 'type') ?? 'file';
    if (type === 'directory') return makeFolder(folder, path);
    const content = encode(path.join('/'), type, body);
    const hash = hashOf(content);
    const expected = optionalText(body, 'expected_hash');
    const there = expected === undefined ? undefined : await versionAt(folder, path);
    if (there !== expected && there !== hash) {
      throw new Refusal(409, `"${path.join('/')}" was changed elsewhere a moment ago.`);
    }
    checkWritable(await folder.findOrNothing(path), path);
    await changing(path, async () => atomicWrite(await folder.place(path), content));
    // Another program may have replaced the file since: its version is not the one that was written.
    const model = await describe(folder, path, { content: false, hash: false });
    return { ...model, hash, hash_algorithm: 'sha256' };
  });
}

async function makeFolder(folder: Folder, path: readonly string[]) {
  checkWritable(await folder.findOrNothing(path), path);
  await changing(path, async () => mkdir(await folder.place(path), { recursive: true }));
  return describe(folder, path, { content: false, hash: false });
}

/** The hash of the file that is there, if one is. */
async function versionAt(folder: Folder, path: readonly string[]): Promise<string | undefined> {
  if (!(await folder.findOrNothing(path))) return ABSENT;
  return (await describe(folder, path, { content: false, hash: true })).hash;
}

const lastOf = new Map<string, Promise<unknown>>();

/** Looking at a file and replacing it belong together: another save of the file waits its turn. */
export function oneAtATime<T>(path: readonly string[], work: () => Promise<T>): Promise<T> {
  const key = path.join('/');
  const mine = (lastOf.get(key) ?? Promise.resolve()).then(work, work);
  lastOf.set(key, mine);
  const forget = () => {
    if (lastOf.get(key) === mine) lastOf.delete(key);
  };
  mine.then(forget, forget);
  return mine;
}

/** A new file could take the place of a read-only one all the same. @throws Refusal 403 for a read-only one */
export function checkWritable(found: Found | undefined, path: readonly string[]): void {
  if (!found || (found.stats.mode & 0o200) !== 0) return;
  throw new Refusal(403, `${nameOf(path)} is read-only, and was left as it is.`);
}

/** A file's content as Jupyter's save request describes it. */
export function encode(path: string, type: string, body: JsonObject): string | Buffer {
  if (type === 'notebook') return `${JSON.stringify(splitLines(toSave(path, body)), null, 1)}\n`;
  if (type !== 'file') throw new Refusal(400, `"${type}" is not a type of content.`);
  const content = optionalText(body, 'content');
  if (content === undefined) throw new Refusal(400, `No content came for "${path}".`);
  return body.format === 'base64' ? Buffer.from(content, 'base64') : content;
}

function toSave(path: string, body: JsonObject): JsonObject {
  try {
    return parseNotebook(body.content);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(400, `"${path}" was not saved: ${error.message}`);
  }
}

/** Makes a new file, notebook or folder with a free name, or copies one. */
export async function create(folder: Folder, parent: readonly string[], body: JsonObject) {
  const source = optionalText(body, 'copy_from');
  if (source !== undefined) return copy(folder, source.split('/').filter(Boolean), parent);
  const type = optionalText(body, 'type') ?? 'file';
  const extension = type === 'notebook' ? '.ipynb' : (optionalText(body, 'ext') ?? '');
  const name = await freeName(folder, parent, 'untitled', extension);
  return save(folder, [...parent, name], { type, format: 'text', content: emptyContent(type) });
}

function emptyContent(type: string): unknown {
  if (type !== 'notebook') return '';
  return { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 };
}

async function copy(folder: Folder, from: readonly string[], parent: readonly string[]) {
  const found = await folder.find(from);
  if (!found.stats.isFile()) throw new Refusal(400, `${nameOf(from)} is a folder.`);
  const [, stem = '', extension = ''] = /^(.*?)(\.[^.]*)?$/.exec(from.at(-1) ?? '') ?? [];
  const path = [...parent, await freeName(folder, parent, `${stem}-copy`, extension)];
  await changing(path, async () => cp(found.location, await folder.place(path)));
  return describe(folder, path, { content: false, hash: true });
}

async function freeName(
  folder: Folder,
  parent: readonly string[],
  stem: string,
  extension: string,
): Promise<string> {
  for (let n = 0; ; n++) {
    const name = `${stem}${n === 0 ? '' : n}${extension}`;
    if (!(await folder.findOrNothing([...parent, name]))) return name;
  }
}

/** Says in words what the disk refused. */
export async function changing<T>(path: readonly string[], change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    throw explainDiskError(error, path.join('/'));
  }
}
