import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { isRecord, type JsonRecord } from '../../is-record.js';
import type { ConnectionInfo } from './connection.js';

/** The version of Jupyter's messaging protocol that the kernel speaks. */
export const protocolVersion = '5.3';

export interface Header {
  readonly msg_id: string;
  readonly msg_type: string;
  readonly session: string;
  readonly username: string;
  readonly date: string;
  readonly version: string;
}

/** One Jupyter message. `parent_header` is empty when nothing caused the message. */
export interface Message {
  readonly header: Header;
  readonly parent_header: Header | Record<string, never>;
  readonly metadata: JsonRecord;
  readonly content: JsonRecord;
  readonly buffers: readonly Uint8Array[];
}

/** A message as a Router socket receives it: with the address of the client that sent it. */
export interface Envelope {
  readonly identities: readonly Buffer[];
  readonly message: Message;
}

const delimiter = Buffer.from('<IDS|MSG>');

export function createMessage(
  type: string,
  content: JsonRecord,
  options: {
    readonly session: string;
    readonly parent?: Header | Record<string, never>;
    readonly metadata?: JsonRecord;
    readonly buffers?: readonly Uint8Array[];
  },
): Message {
  return {
    header: {
      msg_id: randomUUID(),
      msg_type: type,
      session: options.session,
      username: 'nabla',
      date: new Date().toISOString(),
      version: protocolVersion,
    },
    parent_header: options.parent ?? {},
    metadata: options.metadata ?? {},
    content,
    buffers: options.buffers ?? [],
  };
}

/** The signature of the four JSON frames, in hexadecimal; empty when the connection has no key. */
export function sign(
  connection: Pick<ConnectionInfo, 'key' | 'signature_scheme'>,
  frames: readonly Uint8Array[],
): string {
  if (connection.key === '') return '';
  const hmac = createHmac(connection.signature_scheme.replace(/^hmac-/, ''), connection.key);
  for (const frame of frames) hmac.update(frame);
  return hmac.digest('hex');
}

/** The frames of a message whose content is JSON text already, addressed to `identities` (or, on iopub, to a topic). */
export function serializeJson(
  connection: Pick<ConnectionInfo, 'key' | 'signature_scheme'>,
  message: Omit<Message, 'content'>,
  content: string,
  identities: readonly Uint8Array[] = [],
): Uint8Array[] {
  const parts = [message.header, message.parent_header, message.metadata];
  const json = [...parts.map((part) => JSON.stringify(part)), content];
  const frames = json.map((part) => Buffer.from(part));
  const signature = Buffer.from(sign(connection, frames));
  return [...identities, delimiter, signature, ...frames, ...message.buffers];
}

/** The frames of a message, addressed to `identities` (or, on iopub, to a topic). */
export function serialize(
  connection: Pick<ConnectionInfo, 'key' | 'signature_scheme'>,
  message: Message,
  identities: readonly Uint8Array[] = [],
): Uint8Array[] {
  return serializeJson(connection, message, JSON.stringify(message.content), identities);
}

/** Reads frames from a socket; throws when the signature is wrong or the message malformed. */
export function parse(
  connection: Pick<ConnectionInfo, 'key' | 'signature_scheme'>,
  frames: readonly Buffer[],
): Envelope {
  const start = frames.findIndex((frame) => frame.equals(delimiter));
  const [signature, header, parent, metadata, content, ...buffers] = frames.slice(start + 1);
  if (start < 0 || !signature || !header || !parent || !metadata || !content)
    throw new Error(`A message needs a delimiter and five frames; ${frames.length} frames came.`);
  verify(signature, sign(connection, [header, parent, metadata, content]));
  return {
    identities: frames.slice(0, start),
    message: {
      header: parseHeader(parseRecord(header, 'header')),
      parent_header: parseParent(parseRecord(parent, 'parent_header')),
      metadata: parseRecord(metadata, 'metadata'),
      content: parseRecord(content, 'content'),
      buffers,
    },
  };
}

function verify(came: Buffer, due: string): void {
  const expected = Buffer.from(due);
  if (came.length !== expected.length || !timingSafeEqual(came, expected))
    throw new Error('The signature of the message does not match the key of the connection.');
}

function parseRecord(frame: Buffer, name: string): JsonRecord {
  const value: unknown = JSON.parse(frame.toString('utf8'));
  if (isRecord(value)) return value;
  throw new Error(`The ${name} of a message must be a JSON object.`);
}

function parseHeader(value: JsonRecord): Header {
  const { msg_id, msg_type } = value;
  if (typeof msg_id !== 'string' || typeof msg_type !== 'string')
    throw new Error('The header of a message must have msg_id and msg_type.');
  // Everything else is kept as it came, so that the parent header of a reply is the client's own.
  const text = (name: string): string => {
    const found = value[name];
    return typeof found === 'string' ? found : '';
  };
  return {
    ...value,
    msg_id,
    msg_type,
    session: text('session'),
    username: text('username'),
    date: text('date'),
    version: text('version'),
  };
}

function parseParent(value: JsonRecord): Header | Record<string, never> {
  return typeof value.msg_id === 'string' ? parseHeader(value) : {};
}
