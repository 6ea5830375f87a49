import type { IncomingMessage } from 'node:http';
import { isRecord } from '../is-record.js';
import { isTooDeep } from './depth.js';
import { Refusal } from './refusal.js';

/** A request body larger than this is refused: a notebook with outputs of 64 MB is a mistake. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a request's body as a JSON object; an empty body is an empty object.
 *
 * @throws Refusal 413 when it is too large, 415 when it claims to be something else, 400 when it is not JSON
 */
export async function readJson(
  request: IncomingMessage,
  limit = MAX_BODY_BYTES,
): Promise<JsonObject> {
  const text = (await readBytes(request, limit)).toString('utf8');
  if (text.trim() === '') return {};
  const type = request.headers['content-type'] ?? '';
  // JupyterLab's own clients leave the type to the browser, which then says text/plain.
  if (!/^(application\/json|text\/plain)\b/i.test(type)) {
    throw new Refusal(415, `The request body is "${type}"; send application/json.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, `The request body is not valid JSON: ${String(error)}.`);
  }
  if (!isRecord(value)) throw new Refusal(400, 'The request body must be a JSON object.');
  if (isTooDeep(value)) throw new Refusal(400, 'The request body is nested too deeply.');
  return value;
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = new Refusal(413, `The request is larger than ${limit / 1024 / 1024} MB.`);
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The text at `key`, or undefined when it is absent or null. @throws Refusal 400 when it is something else */
export function optionalText(body: JsonObject, key: string): string | undefined {
  const value = body[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Refusal(400, `"${key}" must be text.`);
  return value;
}
