/** What an outbox needs of a socket. */
export interface SendingSocket {
  send(frames: (Uint8Array | string)[]): Promise<void>;
}

interface Parcel {
  readonly frames: Uint8Array[];
  readonly sent: (() => void) | undefined;
}

/**
 * The send queue of one socket. ZeroMQ refuses a send while another is under way ("Socket is busy
 * writing") and the message would be gone, so each send is awaited before the next.
 */
export class Outbox {
  readonly #socket: SendingSocket;
  #queue: Parcel[] = [];
  #working: Promise<void> | undefined;

  constructor(socket: SendingSocket) {
    this.#socket = socket;
  }

  /** Queues the frames; `sent` is called once they have left. */
  send(frames: Uint8Array[], sent?: () => void): void {
    this.#queue.push({ frames, sent });
    this.#working ??= this.#work();
  }

  /** Resolves when everything queued so far has been handed to ZeroMQ. */
  async drained(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue;
      this.#queue = [];
      for (const parcel of batch) {
        try {
          await this.#socket.send(parcel.frames);
        } catch {
          // The socket was closed, or the client that asked has left: nobody waits for this answer.
        }
        parcel.sent?.();
      }
    }
    this.#working = undefined;
  }
}
