import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';
import type { Command } from './command.js';
import type { Limits } from './limits.js';
import { Gone, type Line } from './line.js';
import type { FromLink, LinkData, ToLink } from './link-messages.js';
import type { Assigned, CellProblem } from './student-messages.js';

/** The judge's end of the line to the student's process. Everything here waits asleep. */
export class Link implements Line {
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  readonly #worker: Worker;
  readonly #port: MessagePort;
  #seen = 0;
  #answer = '';
  #gone: Gone | null = null;

  constructor(command: Command, assigned: Assigned, limits: Limits) {
    const { port1, port2 } = new MessageChannel();
    const data: LinkData = { command, assigned, limits, signal: this.#signal, port: port2 };
    this.#port = port1;
    this.#worker = new Worker(new URL('./student-link.js', import.meta.url), {
      workerData: data,
      transferList: [port2],
    });
    this.#port.unref();
    this.#worker.unref();
  }

  /** Lets the process run the answers, while the judge does something else. */
  start(): void {
    this.#post({ kind: 'start' });
  }

  /** Waits until the answers have run; gives what went wrong in them, by cell. */
  started(): Readonly<Record<string, CellProblem>> {
    const message = this.#wait();
    if (message.kind === 'started') return message.problems;
    throw goneOf(message);
  }

  /** Begins a test cell: what follows has the time of one cell. A process that is gone is started anew. */
  renew(): void {
    this.#gone = null;
    this.#post({ kind: 'renew' });
  }

  send(text: string): void {
    if (this.#gone) throw this.#gone;
    this.#post({ kind: 'line', text });
    const message = this.#wait();
    if (message.kind === 'line') {
      this.#answer = message.text;
      return;
    }
    this.#gone = goneOf(message);
    throw this.#gone;
  }

  receive(): string {
    return this.#answer;
  }

  /** Why the process did not live to the end of the test cell; null when it did. */
  get gone(): Gone | null {
    return this.#gone;
  }

  end(): void {
    this.#post({ kind: 'end' });
  }

  #post(message: ToLink): void {
    this.#port.postMessage(message);
  }

  #wait(): FromLink {
    Atomics.wait(this.#signal, 0, this.#seen);
    this.#seen += 1;
    const received = receiveMessageOnPort(this.#port);
    if (!received) throw new Error("The line to the student's process is broken.");
    return received.message;
  }
}

function goneOf(message: FromLink): Gone {
  if (message.kind !== 'gone') throw new Error(`The link sent "${message.kind}" out of turn.`);
  return new Gone(message.name, message.reason);
}
