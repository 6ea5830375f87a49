import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { textInUtf8 } from '../utf8.js';
import { isTooDeep } from './depth.js';
import { type Folder, type Found, isHidden, nameOf } from './folder.js';
import { joinLines, parseNotebook } from './multiline.js';
import { Refusal } from './refusal.js';

export type ContentsType = 'notebook' | 'file' | 'directory';
export type ContentsFormat = 'json' | 'text' | 'base64';

/** Jupyter's description of a file or folder (REST API, contents). */
export interface ContentsModel {
  readonly name: string;
  readonly path: string;
  readonly type: ContentsType;
  readonly created: string;
  readonly last_modified: string;
  readonly writable: boolean;
  readonly size: number | null;
  readonly mimetype: string | null;
  readonly format: ContentsFormat | null;
  readonly content: unknown;
  readonly hash?: string;
  readonly hash_algorithm?: string;
}

export interface Wanted {
  readonly content: boolean;
  readonly hash: boolean;
  readonly type?: string | undefined;
  readonly format?: string | undefined;
}

/** Describes what is at a path, with its content and hash when they are wanted. */
export async function describe(
  folder: Folder,
  path: readonly string[],
  wanted: Wanted,
): Promise<ContentsModel> {
  const found = await folder.find(path);
  if (found.stats.isDirectory()) return describeFolder(folder, path, found, wanted);
  if (wanted.type === 'directory') {
    throw new Refusal(400, `"${path.join('/')}" is a file, not a folder.`);
  }
  return describeFile(folder, path, found, wanted);
}

function outline(path: readonly string[], { stats }: Found): Omit<ContentsModel, 'type'> {
  return {
    name: path.at(-1) ?? '',
    path: path.join('/'),
    created: stats.birthtime.toISOString(),
    last_modified: stats.mtime.toISOString(),
    writable: (stats.mode & 0o200) !== 0,
    size: null,
    mimetype: null,
    format: null,
    content: null,
  };
}

async function describeFolder(
  folder: Folder,
  path: readonly string[],
  found: Found,
  wanted: Wanted,
): Promise<ContentsModel> {
  if (wanted.type === 'file' || wanted.type === 'notebook') {
    throw new Refusal(400, `${nameOf(path)} is a folder, not a ${wanted.type}.`);
  }
  const model = { ...outline(path, found), type: 'directory' as const };
  if (!wanted.content) return model;
  const names = (await readdir(found.location)).filter((name) => !isHidden(name)).sort();
  const content: ContentsModel[] = [];
  for (const name of names) {
    const child = await folder.findOrNothing([...path, name]);
    if (child) content.push(summarise([...path, name], child));
  }
  return { ...model, format: 'json', content };
}

function summarise(path: readonly string[], found: Found): ContentsModel {
  if (found.stats.isDirectory()) return { ...outline(path, found), type: 'directory' };
  return { ...outline(path, found), type: typeOf(path), size: found.stats.size };
}

function typeOf(path: readonly string[]): ContentsType {
  return path.at(-1)?.endsWith('.ipynb') ? 'notebook' : 'file';
}

async function describeFile(
  folder: Folder,
  path: readonly string[],
  found: Found,
  wanted: Wanted,
): Promise<ContentsModel> {
  const asked = wanted.type === 'file' || wanted.type === 'notebook' ? wanted.type : undefined;
  const model = { ...summarise(path, found), type: asked ?? typeOf(path) };
  if (!wanted.content && !wanted.hash) return model;
  const bytes = await folder.read(path);
  return {
    ...model,
    ...(wanted.content ? contentOf(model.path, model.type, bytes, wanted.format) : {}),
    ...(wanted.hash ? { hash: hashOf(bytes), hash_algorithm: 'sha256' } : {}),
  };
}

export function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function contentOf(path: string, type: ContentsType, bytes: Buffer, format: string | undefined) {
  if (type === 'notebook') {
    return { format: 'json' as const, content: readNotebook(path, bytes) };
  }
  const text = format === 'base64' ? undefined : textInUtf8(bytes);
  if (text !== undefined) {
    return { format: 'text' as const, mimetype: 'text/plain', content: text };
  }
  if (format === 'text') throw new Refusal(400, `"${path}" is not text in UTF-8.`);
  const content = bytes.toString('base64');
  return { format: 'base64' as const, mimetype: 'application/octet-stream', content };
}

function readNotebook(path: string, bytes: Buffer): unknown {
  // Read as if it were UTF-8 all the same, it would lose letters with its first save.
  const text = textInUtf8(bytes);
  if (text === undefined) {
    const what = `"${path}" is not text in UTF-8 and was left as it is`;
    throw new Refusal(400, `${what}; open it in an editor, save it as UTF-8 there and try again.`);
  }
  try {
    const notebook: unknown = JSON.parse(text);
    if (isTooDeep(notebook)) throw new Error('it is nested too deeply.');
    return joinLines(parseNotebook(notebook));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(400, `"${path}" is damaged and was left as it is: ${reason}`);
  }
}
