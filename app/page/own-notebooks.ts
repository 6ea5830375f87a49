import { isRecord } from '../is-record';
import { recordsIn, request, textIn } from './api';
import { emptyNotebook } from './empty-notebook';
import { tellRenamed } from './renames';

/** A notebook of the student's own: any that is no lesson. */
export interface OwnNotebook {
  readonly path: string;
  readonly changed: Date;
  readonly size: number;
}

/** What the server is to make a notebook of: Jupyter's save model, or the path of a notebook to copy. */
type Source =
  | { readonly content: unknown; readonly type?: 'notebook' }
  | { readonly content: string; readonly type: 'file'; readonly format: 'base64' }
  | { readonly copy_from: string };

export async function fetchOwn(): Promise<OwnNotebook[]> {
  const body = await request('/api/nabla/notebooks');
  return recordsIn(isRecord(body) ? body.notebooks : undefined).map((notebook) => ({
    path: textIn(notebook, 'path'),
    changed: new Date(textIn(notebook, 'changed')),
    size: Number(notebook.size ?? 0),
  }));
}

/** Makes a notebook. Returns the path that it got: a taken name gets a number. */
export async function make(path: string, source: Source): Promise<string> {
  const body = await request('/api/nabla/notebooks', sending('POST', { path, ...source }));
  return isRecord(body) ? textIn(body, 'path') : '';
}

export function makeEmpty(): Promise<string> {
  return make('Untitled.ipynb', { content: emptyNotebook() });
}

/** `mine.ipynb` is copied as `mine-copy.ipynb`, and so is the copy; the server tells a lesson's copy from a lesson. */
export function duplicate(path: string, isLesson = false): Promise<string> {
  const wanted = isLesson ? path : path.replace(/(-copy(-\d+)?)?\.ipynb$/, '-copy.ipynb');
  return make(wanted, { copy_from: path });
}

/** Gives a notebook another name, and says so to whoever has it open. */
export async function rename(path: string, to: string): Promise<void> {
  await request(contents(path), sending('PATCH', { path: to }));
  tellRenamed(path, to);
}

/** A notebook's bytes as base64, whatever they are: also what is damaged can be read so. */
export async function bytesOf(path: string): Promise<string> {
  const body = await request(`${contents(path)}?type=file&format=base64`);
  return isRecord(body) ? textIn(body, 'content') : '';
}

export async function remove(path: string): Promise<void> {
  await request(contents(path), { method: 'DELETE' });
}

function contents(path: string): string {
  return `/api/contents/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function sending(method: string, body: unknown): RequestInit {
  const headers = { 'content-type': 'application/json' };
  return { method, headers, body: JSON.stringify(body) };
}
