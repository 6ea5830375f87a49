import type { WebSocket } from 'ws';
import type { MessageChannel } from '../kernel/client.js';
import type { Message } from '../kernel/wire/message.js';
import { isObject, type JsonObject } from './body.js';
import type { HostedKernel } from './hosted-kernel.js';
import { decodeJson, encodeJson } from './websocket-json.js';
import { type ChannelMessage, decodeV1, encodeV1, V1 } from './websocket-v1.js';

/**
 * Carries kernel messages between one browser connection and a kernel.
 *
 * What happens (iopub) goes to every connection; an answer goes to the connection whose session asked.
 */
export function connectChannels(socket: WebSocket, kernel: HostedKernel, session: string): void {
  const encode = socket.protocol === V1 ? encodeV1 : encodeJson;
  const forward = (channel: MessageChannel, message: Message) => {
    if (channel !== 'iopub' && message.parent_header.session !== session) return;
    socket.send(encode({ channel, ...toJson(message) }));
  };
  kernel.on('message', forward);
  socket.on('close', () => kernel.off('message', forward));
  socket.on('message', (data, binary) => {
    try {
      const bytes = Buffer.isBuffer(data) ? data : Buffer.concat([data].flat().map(toBuffer));
      const message = binary ? decodeV1(bytes) : decodeJson(bytes.toString());
      kernel.send(requestChannel(message.channel), fromJson(message));
    } catch (error) {
      // What is not a kernel message comes from no page of ours; the connection ends and the kernel runs on.
      socket.close(1007, error instanceof Error ? error.message.slice(0, 120) : 'not a message');
    }
  });
}

function toBuffer(data: Buffer | ArrayBuffer): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

function toJson(message: Message): Omit<ChannelMessage, 'channel'> {
  return { ...message, header: { ...message.header }, parent_header: { ...message.parent_header } };
}

function requestChannel(channel: string): 'shell' | 'stdin' | 'control' {
  if (channel === 'shell' || channel === 'stdin' || channel === 'control') return channel;
  throw new Error(`Nothing can be sent on the channel "${channel}".`);
}

function fromJson(message: ChannelMessage): Message {
  const header = parseHeader(message.header);
  if (!header) throw new Error('The header of a kernel message needs msg_id and msg_type.');
  return {
    header,
    parent_header: parseHeader(message.parent_header) ?? {},
    metadata: message.metadata,
    content: message.content,
    buffers: message.buffers,
  };
}

function parseHeader(value: unknown): Message['header'] | undefined {
  if (!isObject(value)) return undefined;
  const text = (name: string) => textAt(value, name);
  if (text('msg_id') === '' || text('msg_type') === '') return undefined;
  return {
    ...value,
    msg_id: text('msg_id'),
    msg_type: text('msg_type'),
    session: text('session'),
    username: text('username'),
    date: text('date'),
    version: text('version'),
  };
}

function textAt(value: JsonObject, name: string): string {
  const found = value[name];
  return typeof found === 'string' ? found : '';
}
