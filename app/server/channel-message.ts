import type { MessageChannel } from '../kernel/client.js';
import type { Message } from '../kernel/wire/message.js';
import type { JsonObject } from './body.js';
import type { ChannelMessage } from './websocket-v1.js';

export function toWebSocket(channel: MessageChannel, message: Message): ChannelMessage {
  return {
    ...message,
    channel,
    header: { ...message.header },
    parent_header: { ...message.parent_header },
  };
}

/** @throws Error for a channel on which pages send nothing */
export function requestChannel(channel: string): 'shell' | 'stdin' | 'control' {
  if (channel === 'shell' || channel === 'stdin' || channel === 'control') return channel;
  throw new Error(`Nothing can be sent on the channel "${channel}".`);
}

/** @throws Error when the header says neither what the message is nor which one */
export function fromWebSocket(message: ChannelMessage): Message {
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

function parseHeader(value: JsonObject): Message['header'] | undefined {
  const text = (name: string) => {
    const found = value[name];
    return typeof found === 'string' ? found : '';
  };
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
