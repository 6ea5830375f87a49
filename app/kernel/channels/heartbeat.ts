import { Reply } from 'zeromq';
import { type ConnectionInfo, endpoint } from '../wire/connection.js';

/** Sends every ping back as it came: the kernel is alive. */
export class Heartbeat {
  readonly socket = new Reply({ linger: 0 });

  async bind(connection: ConnectionInfo): Promise<void> {
    await this.socket.bind(endpoint(connection, 'hb'));
    void this.#echo();
  }

  async #echo(): Promise<void> {
    for await (const frames of this.socket) await this.socket.send(frames);
  }
}
