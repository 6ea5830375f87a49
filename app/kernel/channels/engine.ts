import { EventEmitter, once } from 'node:events';
import { Session } from 'node:inspector';
import type { MessagePort } from 'node:worker_threads';
import type { FromEngine, ToEngine } from '../bridge.js';
import type { JsonRecord } from '../wire/json.js';

/** How long the main thread may take to notice an interrupt by itself. */
const patienceMs = 60;

/** The wire thread's view of the engine on the main thread. */
export class Engine {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (content: JsonRecord) => void>();
  readonly #interrupted = new EventEmitter<{ interrupted: [] }>();
  readonly #inspector = new Session();

  constructor(port: MessagePort, hear: (message: FromEngine) => void) {
    this.#port = port;
    this.#inspector.connectToMainThread();
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
   * Stops the running cell. A main thread that waits (for a timer, a file) hears the message and
   * gives up the cell itself; one that is busy computing is stopped through V8's inspector, which
   * works in a loop without end, between awaits, and on every platform.
   */
  async interrupt(): Promise<void> {
    const heard = once(this.#interrupted, 'interrupted').then(() => true);
    this.#post({ kind: 'interrupt' });
    const patience = () => new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false));
    while (!(await Promise.race([heard, patience()])))
      await new Promise<void>((resolve) =>
        this.#inspector.post('Runtime.terminateExecution', () => resolve()),
      );
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
