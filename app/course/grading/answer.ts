import type { AnyFunction } from './any-function.js';
import { Gone } from './line.js';
import { type Encoded, errorOf } from './values.js';

/** What a call gives. */
export interface Answer {
  readonly value?: Encoded;
  readonly thrown?: Encoded;
  /** The arguments again, where the called function changed them. */
  readonly args?: Encoded;
  /** The value is that of a promise. */
  readonly later?: boolean;
}

/** An answer, and the promise whose value it is to have. */
export interface Served extends Answer {
  readonly promise?: Promise<unknown>;
}

/** Calls a function and puts down what it returns or throws. */
export function attempt(
  target: AnyFunction,
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

export function thrown(error: unknown): Answer {
  const known = error instanceof Error;
  return {
    thrown: { $: 'error', v: known ? [error.name, error.message] : ['Error', String(error)] },
  };
}

/** What to throw for what the other side threw. */
export function thrownValue(value: unknown): Error {
  return value instanceof Error ? value : errorOf('Error', value);
}
