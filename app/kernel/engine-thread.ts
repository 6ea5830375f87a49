import type { MessagePort } from 'node:worker_threads';
import type { JsonRecord } from '../is-record.js';
import type { EngineRequest, FromEngine, ToEngine } from './bridge.js';
import { Engine } from './engine/engine.js';
import type { Flow } from './flow.js';
import { Cells } from './session/cells.js';
import { RequestContext } from './session/context.js';
import { Input } from './session/input.js';
import { Output } from './session/output.js';
import { Questions } from './session/questions.js';
import { tslabModule } from './session/tslab.js';
import type { Steps } from './steps.js';

/** The main thread: runs the engine for the requests that the wire thread hands over. */
export function serve(port: MessagePort, flow: Flow, steps: Steps): void {
  const say = (message: FromEngine) => port.postMessage(message);
  const context = new RequestContext();
  const output = new Output(context, flow, say);
  const askable = new Set<number>();
  const input = new Input(context, say, (request) => askable.has(request));
  const engine = new Engine(process.cwd(), new Map([['tslab', tslabModule(output)]]));
  const cells = new Cells(engine, context, output, flow, steps);
  const questions = new Questions(engine);
  output.install();
  engine.compile('undefined', 'In[0]');

  process.on('uncaughtException', (error) => cells.fail(error));
  process.on('unhandledRejection', (reason) => cells.reject(reason));
  process.on('exit', () => {
    say({ kind: 'exit' });
    flow.waitForExit(1000);
  });

  const answer = (request: EngineRequest): JsonRecord | Promise<JsonRecord> => {
    if (request.type !== 'execute_request')
      return steps.keep(() => questions.answer(request.type, request.content));
    if (request.content.allow_stdin === true) askable.add(request.id);
    return cells.execute(request).finally(() => askable.delete(request.id));
  };

  port.on('message', (message: ToEngine) => {
    if (message.kind === 'interrupt') {
      cells.interrupt();
      say({ kind: 'interrupted' });
    } else if (message.kind === 'input') {
      input.answer(message.ask, message.value);
    } else if (message.kind === 'exit') {
      process.exit(0);
    } else {
      void Promise.resolve(context.run(message.id, () => answer(message))).then((content) =>
        say({ kind: 'reply', request: message.id, content }),
      );
    }
  });
}
