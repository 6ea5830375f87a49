import { isRecord } from '../is-record';
import { recordsIn, request, textIn } from './api';

interface OpenSession {
  readonly id: string;
  readonly path: string;
  /** Whether a page has the notebook open, rather than only its kernel still running. */
  readonly watched: boolean;
}

async function sessionsOf(path: string): Promise<OpenSession[]> {
  return recordsIn(await request('/api/sessions'))
    .map((session) => ({
      id: textIn(session, 'id'),
      path: textIn(session, 'path'),
      watched: isRecord(session.kernel) && Number(session.kernel.connections) > 0,
    }))
    .filter((session) => session.path === path);
}

export async function isOpen(path: string): Promise<boolean> {
  return (await sessionsOf(path)).some(({ watched }) => watched);
}

/** Ends the kernel of a notebook that is gone, so that none of the same name finds its variables. */
export async function endSessions(path: string): Promise<void> {
  for (const { id } of await sessionsOf(path)) {
    await request(`/api/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });
  }
}
