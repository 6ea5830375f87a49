import { EventEmitter, once } from 'node:events';
import { Session } from 'node:inspector';
import type { MessagePort } from 'node:worker_threads';
import type { JsonRecord } from '../../is-record.js';
import type { FromEngine, ToEngine } from '../bridge.js';
import type { Flow } from '../flow.js';
import type { Steps } from '../steps.js';

/** How long the main thread may take to notice an interrupt by itself, before V8 stops the cell. */
const patienceMs = 1000;
/** After so many times as long, V8 stops what else runs: code that a cell left behind after an await. */
const mostPatience = 10;

/** The wire thread's view of the engine on the main thread. */
export class Engine {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (content: JsonRecord) => void>();
  readonly #interrupted = new EventEmitter<{ interrupted: [] }>();
  readonly #flow: Flow;
  readonly #steps: Steps;

  constructor(port: MessagePort, flow: Flow, steps: Steps, hear: (message: FromEngine) => void) {
    this.#port = port;
    this.#flow = flow;
    this.#steps = steps;
    port.on('message', (message: FromEngine) => {
      if (message.kind === 'interrupted') this.#interrupted.emit('interrupted');
      else if (message.kind === 'reply') this.#settle(message.request, message.content);
      else hear(message);
    });
  }

  /** Asks the engine and resolves with the content of the reply. */
  ask(id: number, type: string, content: JsonRecord, count: number): Promise<JsonRecord> {
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#post({ kind: 'request', id, type, content, count });
    });
  }

  answerInput(ask: number, value: string | undefined): void {
    this.#post({ kind: 'input', ask, value });
  }

  /**
   * Stops the running cell. Code that waits is given up when the message arrives; a loop in a cell
   * sees the flag at its next turns; what notices neither (a long call into a library) is stopped
   * through V8's inspector, which works on every platform.
   */
  async interrupt(): Promise<void> {
    const heard = once(this.#interrupted, 'interrupted').then(() => true);
    this.#flow.isInterrupted = true;
    this.#post({ kind: 'interrupt' });
    const patience = () => new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false));
    for (let waited = 1; !(await Promise.race([heard, patience()])); waited++) {
      const stopped = await this.#steps.stop(terminateMainThread);
      if (!stopped && waited >= mostPatience && this.#steps.isFree)
        await Promise.race([heard, terminateMainThread()]);
    }
  }

  /** Ends the process, as `process.exit` would; a main thread that does not listen is not asked. */
  exit(): void {
    this.#post({ kind: 'exit' });
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), patienceMs);
  }

  #post(message: ToEngine): void {
    this.#port.postMessage(message);
  }

  #settle(id: number, content: JsonRecord): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(content);
  }
}

/** Ends what the main thread is executing, up to the event that began it. */
async function terminateMainThread(): Promise<void> {
  const inspector = new Session();
  inspector.connectToMainThread();
  await new Promise<void>((resolve) =>
    inspector.post('Runtime.terminateExecution', () => resolve()),
  );
  inspector.disconnect();
}
