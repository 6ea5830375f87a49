import { isRecord, type JsonRecord } from '../../is-record.js';
import type { EngineRequest } from '../bridge.js';
import { bundleOf } from '../engine/bundle.js';
import type { Engine } from '../engine/engine.js';
import { type ErrorContent, errorContent } from '../engine/errors.js';
import type { Flow } from '../flow.js';
import type { Steps } from '../steps.js';
import type { RequestContext } from './context.js';
import type { Output } from './output.js';
import { Questions } from './questions.js';
import { CellStage } from './stage.js';

/** Runs cells one after the other and describes how each ended. */
export class Cells {
  readonly #engine: Engine;
  readonly #context: RequestContext;
  readonly #output: Output;
  readonly #flow: Flow;
  readonly #steps: Steps;
  #running: { request: number; stage: CellStage; rejections: unknown[] } | undefined;

  readonly #questions: Questions;

  constructor(engine: Engine, context: RequestContext, output: Output, flow: Flow, steps: Steps) {
    this.#engine = engine;
    this.#questions = new Questions(engine);
    this.#context = context;
    this.#output = output;
    this.#flow = flow;
    this.#steps = steps;
  }

  /** The content of an execute_reply; `result` is the text of the cell's value. */
  async execute({ id, content, count }: EngineRequest): Promise<JsonRecord> {
    const code = String(content.code);
    const asked = askedName(code);
    if (asked !== undefined) return this.#steps.keep(() => this.#questions.page(asked));
    const stage = new CellStage(this.#context, this.#flow, this.#steps, id);
    const running = { request: id, stage, rejections: [] };
    this.#running = running;
    try {
      const value = await this.#value(code, `In[${count}]`, stage);
      const bundle =
        value === undefined ? undefined : await this.#within(id, stage, () => bundleOf(value));
      // Node reports a rejection that nobody handles when the current turn is over.
      await new Promise((resolve) => setImmediate(resolve));
      if (running.rejections.length > 0) throw running.rejections[0];
      if (bundle)
        this.#context.run(id, () =>
          this.#output.publish('execute_result', { execution_count: count, ...bundle }),
        );
      const user_expressions = await this.#expressions(content.user_expressions, id, stage);
      const result = bundle?.data['text/plain'];
      return { status: 'ok', payload: [], user_expressions, result };
    } catch (error) {
      return { status: 'error', ...this.#describe(error) };
    } finally {
      stage.close();
      this.#running = undefined;
    }
  }

  interrupt(): void {
    this.#flow.isInterrupted = false;
    this.#running?.stage.abandon();
  }

  /** A rejection that nobody handled: it fails its cell, or is shown below it if that has ended. */
  reject(reason: unknown): void {
    const running = this.#running;
    if (running?.request === this.#context.current) running.rejections.push(reason);
    else this.#output.publish('error', { ...this.#describe(reason) });
  }

  /** An error that a timer or event handler threw. */
  fail(error: unknown): void {
    this.reject(error);
  }

  async #value(code: string, label: string, stage: CellStage): Promise<unknown> {
    const cell = this.#steps.keep(() => this.#engine.compile(code, label));
    if ('error' in cell) throw new CompileFailure(cell.error);
    for (const notice of cell.notices(label)) this.#output.stream('stderr', `${notice}\n`);
    return Promise.race([this.#engine.run(cell, label, stage), stage.interrupted]);
  }

  #within<Result>(id: number, stage: CellStage, act: () => Promise<Result>): Promise<Result> {
    return Promise.race([this.#context.run(id, act), stage.interrupted]);
  }

  async #expressions(expressions: unknown, id: number, stage: CellStage): Promise<JsonRecord> {
    const results: JsonRecord = {};
    if (!isRecord(expressions)) return results;
    for (const [name, expression] of Object.entries(expressions)) {
      try {
        const value = await this.#value(String(expression), name, stage);
        results[name] = { status: 'ok', ...(await this.#within(id, stage, () => bundleOf(value))) };
      } catch (error) {
        results[name] = { status: 'error', ...this.#describe(error) };
      }
    }
    return results;
  }

  #describe(error: unknown): ErrorContent {
    return error instanceof CompileFailure ? error.content : errorContent(error, this.#engine.maps);
  }
}

/** `gradient?` asks for the documentation of a name, as in other Jupyter kernels. */
function askedName(code: string): string | undefined {
  return /^\s*([\p{ID_Start}$_][\p{ID_Continue}$.]*)\?\s*$/u.exec(code)?.[1];
}

/** A cell that did not compile; what is wrong with it was described already. */
class CompileFailure extends Error {
  constructor(readonly content: ErrorContent) {
    super(content.evalue);
  }
}
