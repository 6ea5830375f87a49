import type { AnyFunction } from './any-function.js';
import type { FunctionTexts } from './function-texts.js';

/** The functions that one side has lent to the other, and has borrowed from it. */
export interface Lending {
  /** The number under which the other side can call this function. */
  lend(value: AnyFunction): number;
  /** A function that calls the one that the other side lent. */
  borrow(id: number): AnyFunction;
  /** The number of a function that the other side lent, when it goes back. */
  borrowed(value: AnyFunction): number | undefined;
  /** The function that was lent under this number. */
  own(id: number): AnyFunction | undefined;
  /** Functions that cross as their text. */
  readonly texts: FunctionTexts;
}

/** More functions than an answer has a use for; each takes memory on the side that borrows it. */
const mostBorrowed = 100_000;

/** Keeps account of functions that cross as numbers. */
export class Loans implements Lending {
  readonly #lent: AnyFunction[] = [];
  readonly #borrowed = new Map<number, AnyFunction>();
  readonly #numbers = new WeakMap<AnyFunction, number>();

  /** @param call calls a function of the other side by its number */
  constructor(
    readonly texts: FunctionTexts,
    private readonly call: (id: number, args: readonly unknown[]) => unknown,
  ) {}

  lend(value: AnyFunction): number {
    const known = this.#lent.indexOf(value);
    return known >= 0 ? known : this.#lent.push(value) - 1;
  }

  borrow(id: number): AnyFunction {
    const known = this.#borrowed.get(id);
    if (known) return known;
    if (this.#borrowed.size >= mostBorrowed) {
      throw new RangeError(`it returned more than ${mostBorrowed} functions.`);
    }
    const borrowed = (...args: unknown[]) => this.call(id, args);
    this.#borrowed.set(id, borrowed);
    this.#numbers.set(borrowed, id);
    return borrowed;
  }

  borrowed(value: AnyFunction): number | undefined {
    return this.#numbers.get(value);
  }

  own(id: number): AnyFunction | undefined {
    return this.#lent[id];
  }
}
