import type { WebSocket } from 'ws';
import type { MessageChannel } from '../kernel/client.js';
import type { Message } from '../kernel/wire/message.js';
import { fromWebSocket, requestChannel, toWebSocket } from './channel-message.js';
import type { HostedKernel } from './hosted-kernel.js';
import { type Waiting, WaitingMessages } from './waiting-messages.js';
import { decodeJson, encodeJson } from './websocket-json.js';
import { decodeV1, encodeV1, V1 } from './websocket-v1.js';

/** A page that is away for longer (a laptop asleep) finds the kernel as it is, but not what was printed meanwhile. */
const KEEP_MS = 15 * 60_000;
/** So many pages of a kernel may be away at once; of more, those that left first are forgotten. */
const KEEP_PAGES = 20;

/** A page that is away, in the order in which pages left. */
interface Absent {
  readonly kernel: HostedKernel;
  readonly waiting: WaitingMessages;
  forget(): void;
}

/**
 * Carries kernel messages between browser connections and kernels.
 *
 * What happens (iopub) goes to every connection; an answer goes to the connection whose session asked. While a
 * connection is lost, what it would have got is kept, and given to the next one of the same session.
 */
export class Channels {
  private readonly away = new Map<string, Absent>();
  /** The newest connection of each page. */
  private readonly present = new Map<string, WebSocket>();

  connect(socket: WebSocket, kernel: HostedKernel, session: string): void {
    const encode = socket.protocol === V1 ? encodeV1 : encodeJson;
    const send = (channel: MessageChannel, message: Message) =>
      socket.send(encode(toWebSocket(channel, message)));
    const forward = (channel: MessageChannel, message: Message) => {
      if (isFor(session, channel, message)) send(channel, message);
    };
    for (const [channel, message] of this.takeWaiting(kernel, session)) send(channel, message);
    kernel.on('message', forward);
    kernel.connections += 1;
    const key = keyOf(kernel, session);
    this.present.set(key, socket);
    socket.on('close', () => {
      kernel.off('message', forward);
      kernel.connections -= 1;
      // A page that connects anew may be there before its old connection is closed.
      if (this.present.get(key) !== socket) return;
      this.present.delete(key);
      if (session !== '') this.keepFor(kernel, session);
    });
    const ask = kernel.sender();
    socket.on('message', (data, binary) => {
      try {
        const bytes = Buffer.isBuffer(data) ? data : Buffer.concat([data].flat().map(toBuffer));
        const message = binary ? decodeV1(bytes) : decodeJson(bytes.toString());
        ask(requestChannel(message.channel), fromWebSocket(message));
      } catch (error) {
        // What is not a kernel message comes from no page of ours; the connection ends and the kernel runs on.
        socket.close(1007, error instanceof Error ? error.message.slice(0, 120) : 'not a message');
      }
    });
  }

  close(): void {
    for (const { forget } of this.away.values()) forget();
  }

  private keepFor(kernel: HostedKernel, session: string): void {
    const key = keyOf(kernel, session);
    this.away.get(key)?.forget();
    if (kernel.isEnded) return;
    const waiting = new WaitingMessages();
    const keep = (channel: MessageChannel, message: Message) => {
      if (isFor(session, channel, message)) waiting.add(channel, message);
    };
    const forget = () => {
      clearTimeout(timer);
      kernel.off('message', keep);
      kernel.off('ended', forget);
      this.away.delete(key);
    };
    const timer = setTimeout(forget, KEEP_MS).unref();
    kernel.on('message', keep);
    kernel.on('ended', forget);
    this.away.set(key, { kernel, waiting, forget });
    const absent = [...this.away.values()].filter((each) => each.kernel === kernel);
    for (const each of absent.slice(0, -KEEP_PAGES)) each.forget();
  }

  private takeWaiting(kernel: HostedKernel, session: string): Waiting[] {
    const kept = this.away.get(keyOf(kernel, session));
    kept?.forget();
    return kept?.waiting.list() ?? [];
  }
}

function keyOf(kernel: HostedKernel, session: string): string {
  return `${kernel.id} ${session}`;
}

function isFor(session: string, channel: MessageChannel, message: Message): boolean {
  return channel === 'iopub' || message.parent_header.session === session;
}

function toBuffer(data: Buffer | ArrayBuffer): Buffer {
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
