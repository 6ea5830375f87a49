import { isRecord } from '../is-record';
import { messageOf } from '../message-of';
import { RequestError, request, textIn } from './api';
import { forget, keep, kept, keysFrom } from './browser-store';
import { parsed } from './parsed';

/* What the server has not been told yet is in the browser, where it outlives the page: each under a key of its own, so
   that none is in another's way. What the browser does not keep is told from the page, as long as that is there. */

const START = 'nabla.unsent:';
/** What cannot be kept, by the key that it would have. */
const held = new Map<string, string>();
/** What the server does not take. */
const refused = new Set<string>();
const JSON_TYPE = { 'content-type': 'application/json' };
/** Not known to the server any more, too slow, too busy: these pass. */
const PASSING = [401, 403, 408, 429];

/** What is on its way to the server. */
let pending: Promise<void> = Promise.resolve();

/**
 * Puts a value at a path of the server's, now or when it is there again.
 *
 * @param name of what only the last value counts; all values of what has none
 * @returns whether the value outlives the page: the server has it, or the browser keeps it
 */
export async function tell(path: string, value: object, name?: string): Promise<boolean> {
  // The server takes what it is told twice for once: the time says so.
  const at = new Date().toISOString();
  const key = `${START}${name ?? `${at} ${crypto.getRandomValues(new Uint32Array(1))}`}`;
  const text = JSON.stringify({ path, value: { ...value, at } });
  if (keep(key, text)) held.delete(key);
  else held.set(key, text);
  await sendUnsent();
  return !held.has(key) && !refused.has(key);
}

/** Tells the server what it missed. What is on its way arrives although the page is left. */
export function sendUnsent(): Promise<void> {
  pending = pending.then(sendAll);
  return pending;
}

async function sendAll(): Promise<void> {
  for (const key of keysFrom(START).sort()) await send(key, kept(key) ?? '');
  for (const [key, text] of held) await send(key, text);
}

/** One that fails waits for the next time, and the others do not wait for it. */
async function send(key: string, text: string): Promise<void> {
  const told = parsed(text);
  if (!isRecord(told) || !isRecord(told.value)) return;
  const body = JSON.stringify(told.value);
  try {
    const options = { method: 'PUT', headers: JSON_TYPE, body, keepalive: true };
    await request(textIn(told, 'path'), options);
  } catch (error) {
    console.warn(messageOf(error));
    if (!isRefusal(error)) return;
    refused.add(key);
  }
  if (held.get(key) === text) held.delete(key);
  if (kept(key) === text) forget(key);
}

/** What the server does not take today it does not take tomorrow. */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof RequestError)) return false;
  return error.status >= 400 && error.status < 500 && !PASSING.includes(error.status);
}
