import { type Fields, isRecord } from '../is-record';

/** A request that came to nothing. Its status is the answer's, and 0 where none came. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

const NOT_RUNNING = 'The course is not running. Start it again in the terminal, then reload.';

/**
 * Asks the server for JSON.
 *
 * @throws RequestError with the server's own sentence when it refuses
 */
export async function request(path: string, options: RequestInit = {}): Promise<unknown> {
  const response = await fetch(path, options).catch(() => {
    throw new RequestError(NOT_RUNNING, 0);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const message = messageIn(body) ?? `The server answered ${response.status}.`;
  throw new RequestError(message, response.status);
}

function messageIn(body: unknown): string | undefined {
  return isRecord(body) && typeof body.message === 'string' ? body.message : undefined;
}

export function textIn(record: Fields, key: string): string {
  const value = record[key];
  return typeof value === 'string' ? value : '';
}

/** A list in which what is not a record is left out. */
export function recordsIn(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
