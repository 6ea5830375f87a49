import { AsyncLocalStorage } from 'node:async_hooks';
import { MessageChannel, type Worker } from 'node:worker_threads';
import type { EngineRequest, FromEngine, ToEngine } from './bridge.js';
import { bundleOf } from './engine/bundle.js';
import { Engine } from './engine/engine.js';
import { type ErrorContent, errorContent } from './engine/errors.js';
import type { Flow } from './flow.js';
import type { JsonRecord } from './wire/json.js';

/** The main thread: runs the engine for the requests that the wire thread hands over. */
export function serve(wire: Worker, flow: Flow): void {
  const current = new AsyncLocalStorage<number>();
  let lastRequest = 0;
  let abandon: ((reason: Error) => void) | undefined;
  const rejections = new Map<number, unknown[]>();
  const say = (message: FromEngine) => wire.postMessage(message);
  const request = () => current.getStore() ?? lastRequest;

  const publish = (type: string, content: JsonRecord) => {
    const weight = JSON.stringify(content).length;
    flow.add(weight);
    say({ kind: 'publish', request: request(), type, content, weight });
  };
  const write =
    (name: 'stdout' | 'stderr') =>
    (chunk: unknown, ...rest: unknown[]) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
      flow.add(text.length);
      say({ kind: 'stream', request: request(), name, text });
      const callback = rest.at(-1);
      if (typeof callback === 'function') queueMicrotask(() => callback());
      return true;
    };
  process.stdout.write = write('stdout');
  process.stderr.write = write('stderr');
  Reflect.set(
    globalThis,
    Symbol.for('nabla.display'),
    (bundle: JsonRecord, options?: { update?: boolean }) =>
      publish(options?.update ? 'update_display_data' : 'display_data', {
        metadata: {},
        transient: {},
        ...bundle,
      }),
  );
  const engine = new Engine(process.cwd(), new Map());
  engine.warmUp();

  process.on('uncaughtException', (error) =>
    publish('error', { ...errorContent(error, engine.maps) }),
  );
  process.on('unhandledRejection', (reason) => {
    const known = rejections.get(request());
    if (known) known.push(reason);
    else publish('error', { ...errorContent(reason, engine.maps) });
  });

  const stage = new MessageChannel();
  let act = () => {};
  stage.port1.on('message', () => act());
  stage.port1.unref();

  async function execute({ id, content, count }: EngineRequest): Promise<JsonRecord> {
    const code = String(content['code']);
    const label = `In[${count}]`;
    const cell = engine.compile(code, label);
    if ('error' in cell) return { status: 'error', ...cell.error };
    rejections.set(id, []);
    try {
      const value = await new Promise((resolve, reject) => {
        abandon = reject;
        act = () => current.run(id, () => void engine.run(cell, label).then(resolve, reject));
        stage.port2.postMessage(0);
      });
      const bundle = value === undefined ? undefined : await bundleOf(value);
      await new Promise((resolve) => setImmediate(resolve));
      const [rejection] = rejections.get(id) ?? [];
      if (rejection !== undefined) return failed(errorContent(rejection, engine.maps));
      if (bundle)
        current.run(id, () => publish('execute_result', { execution_count: count, ...bundle }));
      return {
        status: 'ok',
        payload: [],
        user_expressions: {},
        result: bundle?.data['text/plain'],
      };
    } catch (error) {
      return failed(errorContent(error, engine.maps));
    } finally {
      rejections.delete(id);
      abandon = undefined;
    }
  }

  wire.on('message', (message: ToEngine) => {
    if (message.kind === 'interrupt') {
      const error = new Error('The cell was stopped.');
      error.name = 'Interrupted';
      error.stack = '';
      abandon?.(error);
      say({ kind: 'interrupted' });
    } else if (message.kind === 'request') {
      lastRequest = message.id;
      const reply =
        message.type === 'execute_request' ? execute(message) : Promise.resolve({ status: 'ok' });
      void reply.then((content) => say({ kind: 'reply', request: message.id, content }));
    }
  });
}

function failed(error: ErrorContent): JsonRecord {
  return { status: 'error', ...error };
}
