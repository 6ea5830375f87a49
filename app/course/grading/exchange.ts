import { isRecord } from '../notebook.js';
import { type FunctionTexts, noTexts } from './function-texts.js';
import { restore } from './restore.js';
import { decode, type Encoded, encode, errorOf, type Lending } from './values.js';

/** Sends a line to the other side, and waits for its next line. Throws when it is gone. */
export interface Line {
  send(text: string): void;
  receive(): string;
}

/** The other side is gone (too slow, ended, flooded): no answer is to be sent to it. */
export class Gone extends Error {
  constructor(
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Calls between two processes, in which either side's functions call the other's, to any depth. While
 * a side waits for the answer to its call, it serves the calls that come in.
 *
 * Messages: `{call, args}` asks; `{value, args?}` or `{thrown, args?}` answers, with the arguments
 * again where the called function changed them.
 */
export class Exchange implements Lending {
  readonly #lent: ((...args: unknown[]) => unknown)[] = [];
  readonly #names = new Map<string, (...args: unknown[]) => unknown>();
  readonly #borrowed = new Map<number, (...args: unknown[]) => unknown>();
  readonly #numbers = new WeakMap<(...args: unknown[]) => unknown, number>();

  /**
   * @param texts functions that cross as their text
   * @param isLocked says which objects the other side cannot change though they are its arguments
   */
  constructor(
    private readonly line: Line,
    readonly texts: FunctionTexts = noTexts,
    private readonly isLocked: (value: object) => boolean = () => false,
  ) {}

  /** Makes a function callable by name. */
  offer(name: string, value: (...args: unknown[]) => unknown): void {
    this.#names.set(name, value);
  }

  lend(value: (...args: unknown[]) => unknown): number {
    const known = this.#lent.indexOf(value);
    return known >= 0 ? known : this.#lent.push(value) - 1;
  }

  borrow(id: number): (...args: unknown[]) => unknown {
    const known = this.#borrowed.get(id);
    if (known) return known;
    const borrowed = (...args: unknown[]) => this.call(id, args);
    this.#borrowed.set(id, borrowed);
    this.#numbers.set(borrowed, id);
    return borrowed;
  }

  borrowed(value: (...args: unknown[]) => unknown): number | undefined {
    return this.#numbers.get(value);
  }

  own(id: number): ((...args: unknown[]) => unknown) | undefined {
    return this.#lent[id];
  }

  /** Calls a function of the other side, by its name or the number under which it was lent. */
  call(target: string | number, args: readonly unknown[]): unknown {
    this.#send({ call: target, args: args.map((item) => encode(item, this)) });
    for (;;) {
      const message = this.#receive();
      if ('call' in message) {
        this.#answer(message);
        continue;
      }
      if (Array.isArray(message.args)) {
        const changed = message.args.map((item) => decode(item, this));
        args.forEach((item, index) => {
          restore(item, changed[index], this.isLocked);
        });
      }
      if ('thrown' in message) throw thrownValue(decode(message.thrown, this));
      const value = decode(message.value, this);
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
    const target = typeof call === 'number' ? this.#lent[call] : this.#names.get(String(call));
    if (!target) return thrown(new ReferenceError(`${call} is not defined`));
    const values = Array.isArray(args) ? args.map((item) => decode(item, this)) : [];
    const answer = attempt(target, values, (value) => encode(value, this));
    const after = values.map((item) => encode(item, this));
    return JSON.stringify(after) === JSON.stringify(args) ? answer : { ...answer, args: after };
  }

  /** The answer that a promise becomes. */
  async #settle(promise: Promise<unknown>): Promise<Answer> {
    try {
      return { value: encode(await promise, this), later: true };
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

interface Answer {
  readonly value?: Encoded;
  readonly thrown?: Encoded;
  readonly args?: Encoded;
  /** The value is that of a promise. */
  readonly later?: boolean;
}

/** An answer, and the promise whose value it is to have. */
interface Served extends Answer {
  readonly promise?: Promise<unknown>;
}

function attempt(
  target: (...args: unknown[]) => unknown,
  args: unknown[],
  encoded: (value: unknown) => Encoded,
): Served {
  try {
    const value = target(...args);
    return value instanceof Promise
      ? { value: encoded(value), promise: value }
      : { value: encoded(value) };
  } catch (error) {
    if (error instanceof Gone) throw error;
    return thrown(error);
  }
}

function thrown(error: unknown): Answer {
  const known = error instanceof Error;
  return {
    thrown: { $: 'error', v: known ? [error.name, error.message] : ['Error', String(error)] },
  };
}

function thrownValue(value: unknown): Error {
  return value instanceof Error ? value : errorOf('Error', value);
}
