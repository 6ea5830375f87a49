import { setTimeout as sleep } from 'node:timers/promises';

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
        await this.#deliver(parcel.frames);
        parcel.sent?.();
      }
    }
    this.#working = undefined;
  }

  async #deliver(frames: Uint8Array[]): Promise<void> {
    for (;;) {
      try {
        return await this.#socket.send(frames);
      } catch (error) {
        // A subscriber's queue is full: it gets the message later. Every other error means that the
        // socket was closed or the client that asked has left, so nobody waits for the message.
        if (!isFull(error)) return;
      }
      await sleep(millisecondsBetweenTries);
    }
  }
}

const millisecondsBetweenTries = 2;

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
