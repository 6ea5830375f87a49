import { Router } from 'zeromq';
import { log } from '../log.js';
import { type ChannelName, type ConnectionInfo, endpoint } from '../wire/connection.js';
import { type Envelope, type Message, parse, serialize } from '../wire/message.js';
import { Outbox } from '../wire/outbox.js';
import { largestRequest } from './largest.js';

/** A socket on which clients ask: shell, control and stdin. */
export class RequestSocket {
  readonly socket = new Router({
    sendHighWaterMark: 0,
    receiveHighWaterMark: 0,
    linger: 1000,
    maxMessageSize: largestRequest,
  });
  readonly #outbox = new Outbox(this.socket);
  readonly #connection: ConnectionInfo;
  readonly #channel: ChannelName;

  constructor(connection: ConnectionInfo, channel: ChannelName) {
    this.#connection = connection;
    this.#channel = channel;
  }

  bind(): Promise<void> {
    return this.socket.bind(endpoint(this.#connection, this.#channel));
  }

  /** Hands over each well-formed message; a forged or malformed one leaves only a line in the log. */
  async listen(receive: (envelope: Envelope) => void): Promise<void> {
    for await (const frames of this.socket) {
      let envelope: Envelope;
      try {
        envelope = parse(this.#connection, frames);
      } catch (error) {
        log(`dropped a message on ${this.#channel}: ${String(error)}`);
        continue;
      }
      receive(envelope);
    }
  }

  send(identities: readonly Buffer[], message: Message): void {
    this.#outbox.send(serialize(this.#connection, message, identities));
  }

  drained(): Promise<void> {
    return this.#outbox.drained();
  }
}
