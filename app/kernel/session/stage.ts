import { MessageChannel } from 'node:worker_threads';
import type { Stage } from '../engine/drive.js';
import { Interruption } from '../engine/interruption.js';
import type { Flow } from '../flow.js';
import type { Steps } from '../steps.js';
import type { RequestContext } from './context.js';

/** Where the steps of one cell run. */
export class CellStage implements Stage {
  /** Rejects when the cell is interrupted while it waits. */
  readonly interrupted: Promise<never>;
  readonly stop: Int32Array;
  readonly #context: RequestContext;
  readonly #flow: Flow;
  readonly #steps: Steps;
  readonly #request: number;
  readonly #turns = new MessageChannel();
  #step = () => {};
  #ticks = 0;
  #abandon: (reason: Error) => void = () => {};

  constructor(context: RequestContext, flow: Flow, steps: Steps, request: number) {
    this.#context = context;
    this.#flow = flow;
    this.#steps = steps;
    this.stop = flow.stop;
    this.#request = request;
    this.interrupted = new Promise((_resolve, reject) => {
      this.#abandon = reject;
    });
    this.interrupted.catch(() => {});
    this.#turns.port1.on('message', () => this.#step());
  }

  /** Each step is an event of its own: if V8 has to stop it from outside, nothing else is lost. */
  run(step: () => void): void {
    if (abandoned.has(this.#request)) return;
    this.#step = () => this.#steps.run(() => this.#context.run(this.#request, step));
    this.#turns.port2.postMessage(0);
  }

  tick(): number {
    if (this.#flow.isInterrupted || this.#runsOn()) throw new Interruption();
    return 0;
  }

  /** Whether the running code was given up. To ask which request it belongs to is slow: seldom. */
  #runsOn(): boolean {
    if (abandoned.size === 0) return false;
    this.#ticks = (this.#ticks + 1) % ticksBetweenLooks;
    return this.#ticks === 0 && abandoned.has(this.#context.current);
  }

  /** Gives the cell up: what it started and what still runs stops at its next turn of a loop. */
  abandon(): void {
    abandoned.add(this.#request);
    this.#abandon(new Interruption());
  }

  close(): void {
    this.#turns.port1.close();
  }
}

const ticksBetweenLooks = 32;

/** Requests whose code is to stop wherever it still runs. */
const abandoned = new Set<number>();
