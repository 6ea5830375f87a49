import { MessageChannel } from 'node:worker_threads';
import type { Stage } from '../engine/engine.js';
import type { Flow } from '../flow.js';
import type { RequestContext } from './context.js';

/** Where the steps of one cell run. */
export class CellStage implements Stage {
  /** Rejects when the cell is interrupted while it waits. */
  readonly interrupted: Promise<never>;
  readonly #context: RequestContext;
  readonly #flow: Flow;
  readonly #request: number;
  readonly #steps = new MessageChannel();
  #step = () => {};
  #abandon: (reason: Error) => void = () => {};

  constructor(context: RequestContext, flow: Flow, request: number) {
    this.#context = context;
    this.#flow = flow;
    this.#request = request;
    this.interrupted = new Promise((_resolve, reject) => {
      this.#abandon = reject;
    });
    this.interrupted.catch(() => {});
    this.#steps.port1.on('message', () => this.#step());
  }

  /** Each step is an event of its own: if V8 has to stop it from outside, nothing else is lost. */
  run(step: () => void): void {
    if (abandoned.has(this.#request)) return;
    this.#step = () => this.#context.run(this.#request, step);
    this.#steps.port2.postMessage(0);
  }

  tick(): number {
    if (this.#flow.isInterrupted || abandoned.has(this.#context.current)) throw interruption();
    return 0;
  }

  /** Gives the cell up: what it started and what still runs stops at its next turn of a loop. */
  abandon(): void {
    abandoned.add(this.#request);
    this.#abandon(interruption());
  }

  close(): void {
    this.#steps.port1.close();
  }
}

/** Requests whose code is to stop wherever it still runs. */
const abandoned = new Set<number>();

function interruption(): Error {
  const error = new Error('The cell was stopped.');
  error.name = 'Interrupted';
  return error;
}
