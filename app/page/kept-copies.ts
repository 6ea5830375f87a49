import { isRecord } from '../is-record';
import { recordsIn, request, textIn } from './api';

/** A version of a lesson that was set aside: a notebook beside it. */
export interface KeptCopy {
  readonly name: string;
  readonly at: Date;
}

const address = (what: string, file: string) =>
  `/api/nabla/${what}/${file.split('/').map(encodeURIComponent).join('/')}`;

export async function fetchKept(file: string): Promise<KeptCopy[]> {
  const body = await request(address('kept', file));
  return parseKept(isRecord(body) ? body.copies : undefined);
}

export function parseKept(value: unknown): KeptCopy[] {
  return recordsIn(value).map((copy) => ({
    name: textIn(copy, 'name'),
    at: new Date(textIn(copy, 'at')),
  }));
}

/**
 * Sets a copy aside. Returns its name.
 *
 * @param content the lesson as the page holds it; without it, the copy is of what is on the disk
 */
export async function keepCopy(file: string, content?: unknown): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const own = content === undefined ? {} : { headers, body: JSON.stringify({ content }) };
  const body = await request(address('kept', file), { method: 'POST', ...own });
  return isRecord(body) ? textIn(body, 'kept') : '';
}

/** Puts a copy in its lesson's place. Returns the lesson's file, and what that was before is kept as, if it was there. */
export async function bringBack(copy: string): Promise<{ file: string; kept: string }> {
  const body = await request(address('bring-back', copy), { method: 'POST' });
  const answer = isRecord(body) ? body : {};
  return { file: textIn(answer, 'file'), kept: textIn(answer, 'kept') };
}

export async function deleteKept(copy: string): Promise<void> {
  await request(address('kept', copy), { method: 'DELETE' });
}

/** Whether a file is a kept copy, and of which lesson's file. */
export function keptOf(file: string): string | undefined {
  const lesson = /^(.+), kept \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d(?: \(\d+\))?\.ipynb$/.exec(
    file,
  )?.[1];
  return lesson === undefined ? undefined : `${lesson}.ipynb`;
}
