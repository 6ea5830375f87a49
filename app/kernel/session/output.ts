import type { JsonRecord } from '../../is-record.js';
import { isRecord } from '../../is-record.js';
import type { FromEngine } from '../bridge.js';
import { type Flow, weightOf } from '../flow.js';
import type { RequestContext } from './context.js';

type WriteCallback = (error: null) => void;

/** Sends what a cell prints and shows to the wire thread, as output of the request it belongs to. */
export class Output {
  readonly #context: RequestContext;
  readonly #flow: Flow;
  readonly #say: (message: FromEngine) => void;
  /** How often each function is still to be called for what was written. */
  readonly #calls = new Map<WriteCallback, number>();

  constructor(context: RequestContext, flow: Flow, say: (message: FromEngine) => void) {
    this.#context = context;
    this.#flow = flow;
    this.#say = say;
  }

  stream(name: 'stdout' | 'stderr', text: string): void {
    if (text === '') return;
    const weight = weightOf(text);
    this.#flow.add(weight);
    this.#say({ kind: 'stream', request: this.#context.current, name, text, weight });
  }

  publish(type: string, content: JsonRecord): void {
    const json = JSON.stringify(content);
    const weight = weightOf(json);
    this.#flow.add(weight);
    this.#say({ kind: 'publish', request: this.#context.current, type, content: json, weight });
  }

  /** Shows a bundle of media types; with `update` it replaces what has the same display id. */
  display(bundle: unknown, options: { readonly update?: boolean } = {}): void {
    if (!isRecord(bundle) || !isRecord(bundle.data))
      throw new TypeError('display needs { data: { "media/type": content } }.');
    const { data, metadata = {}, transient = {} } = bundle;
    const type = options.update === true ? 'update_display_data' : 'display_data';
    this.publish(type, { data, metadata, transient });
  }

  /** Makes `console`, `process.stdout` and the display hook of libraries write to the notebook. */
  install(): void {
    process.stdout.write = this.#writer('stdout');
    process.stderr.write = this.#writer('stderr');
    Reflect.set(globalThis, Symbol.for('nabla.display'), this.display.bind(this));
    Reflect.set(globalThis, 'clearOutput', (wait: unknown) =>
      this.publish('clear_output', { wait: wait === true }),
    );
  }

  /** A loop that prints calls back with the same function each time: it waits once, with a count. */
  #callLater(callback: WriteCallback): void {
    const calls = this.#calls.get(callback) ?? 0;
    this.#calls.set(callback, calls + 1);
    if (calls > 0) return;
    queueMicrotask(() => {
      const due = this.#calls.get(callback) ?? 0;
      this.#calls.delete(callback);
      for (let call = 0; call < due; call++) callback(null);
    });
  }

  #writer(name: 'stdout' | 'stderr'): typeof process.stdout.write {
    return (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
      const [encoding] = rest;
      const text =
        typeof chunk === 'string'
          ? chunk
          : Buffer.from(chunk).toString(isEncoding(encoding) ? encoding : 'utf8');
      this.stream(name, text);
      const callback = rest.at(-1);
      if (isCallback(callback)) this.#callLater(callback);
      return true;
    };
  }
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === 'string' && Buffer.isEncoding(value);
}

function isCallback(value: unknown): value is WriteCallback {
  return typeof value === 'function';
}
