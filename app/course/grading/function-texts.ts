import { type AnyFunction, isFunction } from './any-function.js';

/** Functions that cross as their text, because they use nothing but their arguments. */
export interface FunctionTexts {
  textOf(value: AnyFunction): string | undefined;
  functionOf(text: string): AnyFunction | undefined;
}

/** The judge's side: sends texts of the functions that it was told of, and evaluates none. */
export class SentTexts implements FunctionTexts {
  readonly #texts = new WeakMap<AnyFunction, string>();
  readonly #functions = new Map<string, AnyFunction>();

  /** Marks a function as one that uses nothing but its arguments and the language. */
  readonly mark = (value: AnyFunction): AnyFunction => {
    this.#texts.set(value, String(value));
    return value;
  };

  textOf(value: AnyFunction): string | undefined {
    const text = this.#texts.get(value);
    if (text !== undefined) this.#functions.set(text, value);
    return text;
  }

  functionOf(text: string): AnyFunction | undefined {
    return this.#functions.get(text);
  }
}

/** The student's side: makes functions of the texts that come. */
export class ReceivedTexts implements FunctionTexts {
  readonly #texts = new WeakMap<AnyFunction, string>();
  readonly #functions = new Map<string, AnyFunction>();

  textOf(value: AnyFunction): string | undefined {
    return this.#texts.get(value);
  }

  functionOf(text: string): AnyFunction | undefined {
    const known = this.#functions.get(text);
    if (known) return known;
    const made: unknown = new Function(`"use strict"; return (${text});`)();
    if (!isFunction(made)) return undefined;
    this.#texts.set(made, text);
    this.#functions.set(text, made);
    return made;
  }
}

/** A side that neither sends nor takes texts. */
export const noTexts: FunctionTexts = { textOf: () => undefined, functionOf: () => undefined };
