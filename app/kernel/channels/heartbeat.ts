import { Router } from 'zeromq';
import { type ConnectionInfo, endpoint } from '../wire/connection.js';
import { Outbox } from '../wire/outbox.js';
import { largestSignal } from './largest.js';

/**
 * Sends every ping back as it came: the kernel is alive. A Router echoes whatever it gets, with the
 * address in front; a Reply socket would insist on well-formed requests.
 */
export class Heartbeat {
  readonly socket = new Router({ linger: 0, maxMessageSize: largestSignal });

  async bind(connection: ConnectionInfo): Promise<void> {
    await this.socket.bind(endpoint(connection, 'hb'));
    void this.#echo();
  }

  async #echo(): Promise<void> {
    const outbox = new Outbox(this.socket);
    for await (const frames of this.socket) outbox.send(frames);
  }
}
