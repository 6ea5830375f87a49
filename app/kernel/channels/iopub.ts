import { Publisher } from 'zeromq';
import type { JsonRecord } from '../../is-record.js';
import type { Flow } from '../flow.js';
import type { ConnectionInfo } from '../wire/connection.js';
import { endpoint } from '../wire/connection.js';
import { createMessage, type Header, serializeJson } from '../wire/message.js';
import { Outbox } from '../wire/outbox.js';
import { largestSignal } from './largest.js';

/** Text of one stream of one cell, gathered from many writes. */
interface PendingText {
  readonly parent: Header;
  readonly name: string;
  parts: string[];
  length: number;
  weight: number;
}

const longestText = 64 * 1024;

/** The channel on which everybody hears what the kernel does. */
export class IoPub {
  // A subscriber that is slow makes the kernel wait (`noDrop`) instead of losing messages; one that
  // is gone without a word is noticed by the heartbeat.
  readonly socket = new Publisher({
    noDrop: true,
    sendHighWaterMark: 1000,
    linger: 1000,
    heartbeatInterval: 5000,
    heartbeatTimeout: 30_000,
    maxMessageSize: largestSignal,
  });
  readonly #outbox = new Outbox(this.socket);
  readonly #connection: ConnectionInfo;
  readonly #session: string;
  readonly #flow: Flow;
  #text: PendingText | undefined;

  constructor(connection: ConnectionInfo, session: string, flow: Flow) {
    this.#connection = connection;
    this.#session = session;
    this.#flow = flow;
  }

  bind(): Promise<void> {
    return this.socket.bind(endpoint(this.#connection, 'iopub'));
  }

  publish(parent: Header | Record<string, never>, type: string, content: JsonRecord, weight = 0) {
    this.publishJson(parent, type, JSON.stringify(content), weight);
  }

  /** Publishes content that is JSON already; its weight leaves the flow once it was sent. */
  publishJson(
    parent: Header | Record<string, never>,
    type: string,
    content: string,
    weight: number,
  ): void {
    this.#flushText();
    const message = createMessage(type, {}, { session: this.#session, parent });
    const topic = Buffer.from(`kernel.${this.#session}.${type}`);
    const sent = weight === 0 ? undefined : () => this.#flow.subtract(weight);
    this.#outbox.send(serializeJson(this.#connection, message, content, [topic]), sent);
  }

  /** Writes of one tick travel as one message. */
  stream(parent: Header, name: string, text: string, weight: number): void {
    const pending = this.#text;
    if (pending && pending.parent === parent && pending.name === name) {
      pending.parts.push(text);
      pending.length += text.length;
      pending.weight += weight;
      if (pending.length > longestText) this.#flushText();
      return;
    }
    this.#flushText();
    this.#text = { parent, name, parts: [text], length: text.length, weight };
    setImmediate(() => this.#flushText());
  }

  async drained(): Promise<void> {
    this.#flushText();
    await this.#outbox.drained();
  }

  #flushText(): void {
    const pending = this.#text;
    if (!pending) return;
    this.#text = undefined;
    const { parent, name, parts, weight } = pending;
    this.publish(parent, 'stream', { name, text: parts.join('') }, weight);
  }
}
