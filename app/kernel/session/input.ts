import type { FromEngine } from '../bridge.js';
import type { RequestContext } from './context.js';

interface Waiting {
  readonly resolve: (value: string) => void;
  readonly reject: (reason: Error) => void;
}

/** `await input('Name? ')`: asks the person in front of the notebook. */
export class Input {
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor(
    readonly context: RequestContext,
    readonly say: (message: FromEngine) => void,
    /** Whether the client of a request can answer. */
    readonly allowed: (request: number) => boolean,
  ) {
    const ask = (prompt: unknown = '', options: { password?: boolean } = {}) =>
      this.#ask(String(prompt), options.password === true);
    Reflect.set(globalThis, 'input', ask);
  }

  answer(ask: number, value: string | undefined): void {
    const waiting = this.#waiting.get(ask);
    this.#waiting.delete(ask);
    if (value === undefined) waiting?.reject(new Error('The question was not answered.'));
    else waiting?.resolve(value);
  }

  #ask(prompt: string, password: boolean): Promise<string> {
    const request = this.context.current;
    if (!this.allowed(request)) {
      const error = new Error('input() cannot ask: nobody is in front of this notebook to answer.');
      error.name = 'StdinNotImplementedError';
      return Promise.reject(error);
    }
    const ask = ++this.#asked;
    this.say({ kind: 'ask', request, ask, prompt, password });
    return new Promise((resolve, reject) => this.#waiting.set(ask, { resolve, reject }));
  }
}
