import { isRecord } from '../is-record';
import { request, textIn } from './api';

const address = (what: string, file: string, cell: string) =>
  `/api/nabla/${what}/${encodeURIComponent(file)}/${encodeURIComponent(cell)}`;

/** A cell as the lesson had it in the beginning. */
export async function originalOf(file: string, cell: string): Promise<string> {
  const body = await request(address('original', file, cell));
  return isRecord(body) ? textIn(body, 'source') : '';
}

/** A solution of the exercise that is answered in a cell. */
export async function solutionOf(file: string, cell: string): Promise<string> {
  const body = await request(address('solution', file, cell));
  return isRecord(body) ? textIn(body, 'source') : '';
}

/** Puts the lesson back to its beginning. Returns the name under which the old copy is kept. */
export async function resetFile(file: string): Promise<string> {
  const body = await request(`/api/nabla/reset/${encodeURIComponent(file)}`, { method: 'POST' });
  return isRecord(body) ? textIn(body, 'kept') : '';
}
