import { isRecord } from '../../is-record.js';
import { type Answer, attempt, type Served, thrown, thrownValue } from './answer.js';
import type { AnyFunction } from './any-function.js';
import { type FunctionTexts, noTexts } from './function-texts.js';
import { Loans } from './lending.js';
import type { Line } from './line.js';
import { restore } from './restore.js';
import { decode, type Encoded, encode } from './values.js';

/**
 * Calls between two processes, in which either side's functions call the other's, to any depth. While
 * a side waits for the answer to its call, it serves the calls that come in.
 *
 * Messages: `{call, args}` asks; `{value, args?}` or `{thrown, args?}` answers, with the arguments
 * again where the called function changed them.
 */
export class Exchange {
  readonly #names = new Map<string, AnyFunction>();
  readonly #loans: Loans;

  /**
   * @param texts functions that cross as their text
   * @param isLocked says which objects the other side cannot change though they are its arguments
   */
  constructor(
    private readonly line: Line,
    texts: FunctionTexts = noTexts,
    private readonly isLocked: (value: object) => boolean = () => false,
  ) {
    this.#loans = new Loans(texts, (id, args) => this.call(id, args));
  }

  /** Makes a function callable by name. */
  offer(name: string, value: AnyFunction): void {
    this.#names.set(name, value);
  }

  /** Calls a function of the other side, by its name or the number under which it was lent. */
  call(target: string | number, args: readonly unknown[]): unknown {
    this.#send({ call: target, args: args.map((item) => encode(item, this.#loans)) });
    for (;;) {
      const message = this.#receive();
      if ('call' in message) {
        this.#answer(message);
        continue;
      }
      if (Array.isArray(message.args)) {
        const changed = message.args.map((item) => decode(item, this.#loans));
        args.forEach((item, index) => {
          restore(item, changed[index], this.isLocked);
        });
      }
      if ('thrown' in message) throw thrownValue(decode(message.thrown, this.#loans));
      const value = decode(message.value, this.#loans);
      return message.later === true ? Promise.resolve(value) : value;
    }
  }

  /** Serves calls of the other side, one after the other, for ever. Promises are waited for. */
  async serve(): Promise<never> {
    for (;;) {
      const message = this.#receive();
      const { promise, ...answer } = this.#serve(message);
      this.#send(promise ? { ...answer, ...(await this.#settle(promise)) } : answer);
    }
  }

  /** Serves one call that waits. */
  serveNext(): void {
    this.#answer(this.#receive());
  }

  #answer(message: Record<string, unknown>): void {
    const { promise: _, ...answer } = this.#serve(message);
    this.#send(answer);
  }

  #serve({ call, args }: Record<string, unknown>): Served {
    const target = typeof call === 'number' ? this.#loans.own(call) : this.#names.get(String(call));
    if (!target) return thrown(new ReferenceError(`${call} is not defined`));
    const values = Array.isArray(args) ? args.map((item) => decode(item, this.#loans)) : [];
    const answer = attempt(target, values, (value) => encode(value, this.#loans));
    const after = values.map((item) => encode(item, this.#loans));
    return JSON.stringify(after) === JSON.stringify(args) ? answer : { ...answer, args: after };
  }

  /** The answer that a promise becomes. */
  async #settle(promise: Promise<unknown>): Promise<Answer> {
    try {
      return { value: encode(await promise, this.#loans), later: true };
    } catch (error) {
      return thrown(error);
    }
  }

  #send(message: Answer | { call: string | number; args: Encoded }): void {
    this.line.send(JSON.stringify(message));
  }

  #receive(): Record<string, unknown> {
    const message: unknown = JSON.parse(this.line.receive());
    if (!isRecord(message))
      throw new TypeError('the other side sent something else than a message.');
    return message;
  }
}
