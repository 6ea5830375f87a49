import { isRecord } from '../is-record.js';
import type { JsonObject } from './body.js';
import type { ChannelMessage } from './websocket-v1.js';

/** Jupyter's older framing: the message as one JSON text. Messages with buffers need the newer one. */
export function encodeJson(message: ChannelMessage): string {
  const { header } = message;
  const names = { msg_id: header.msg_id, msg_type: header.msg_type };
  return JSON.stringify({ ...message, ...names, buffers: [] });
}

/** @throws Error when the text is not a kernel message */
export function decodeJson(text: string): ChannelMessage {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value)) throw new Error('A kernel message must be a JSON object.');
  const part = (name: string): JsonObject => {
    const found = value[name];
    return isRecord(found) ? found : {};
  };
  return {
    channel: typeof value.channel === 'string' ? value.channel : 'shell',
    header: part('header'),
    parent_header: part('parent_header'),
    metadata: part('metadata'),
    content: part('content'),
    buffers: [],
  };
}
