import { isRecord } from '../../is-record.js';
import { type AnyFunction, isFunction } from './any-function.js';
import type { Lending } from './lending.js';

/**
 * Values as the two sides of a grading exchange them: JSON, in which everything that JSON lacks is
 * an object tagged with `$`. A value arrives as a copy, a function as a number by which the other
 * side calls it back, an object of a class as its plain fields. What has no copy (a symbol, a date)
 * arrives as a symbol that names it.
 */
export type Encoded = null | boolean | number | string | readonly Encoded[] | Tagged;

interface Tagged {
  readonly $: string;
  readonly v?: Encoded;
}

const typedArrays = { Float64Array, Float32Array, Int32Array, Uint32Array, Uint8Array };
const deepest = 60;

export function encode(value: unknown, lending: Lending, depth = 0): Encoded {
  if (depth > deepest) throw new RangeError(`a value is nested more than ${deepest} levels deep.`);
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return encodeNumber(value);
  if (typeof value === 'undefined') return { $: 'undefined' };
  if (typeof value === 'bigint') return { $: 'bigint', v: String(value) };
  if (isFunction(value)) return encodeFunction(value, lending);
  const inner = (item: unknown) => encode(item, lending, depth + 1);
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Error) return { $: 'error', v: [String(value.name), String(value.message)] };
  for (const [name, TypedArray] of Object.entries(typedArrays)) {
    if (value instanceof TypedArray) return { $: name, v: Array.from(value, encodeNumber) };
  }
  if (!isRecord(value) || value instanceof Date || value instanceof Promise) {
    return { $: 'other', v: Object.prototype.toString.call(value) };
  }
  return { $: 'object', v: Object.entries(value).map(([key, item]) => [key, inner(item)]) };
}

function encodeFunction(value: AnyFunction, lending: Lending): Encoded {
  const theirs = lending.borrowed(value);
  if (theirs !== undefined) return { $: 'yours', v: theirs };
  const text = lending.texts.textOf(value);
  if (text !== undefined) return { $: 'text', v: text };
  return { $: 'function', v: lending.lend(value) };
}

function encodeNumber(value: number): Encoded {
  const plain = Number.isFinite(value) && !Object.is(value, -0);
  return plain ? value : { $: 'number', v: Object.is(value, -0) ? '-0' : String(value) };
}

/** Reads what the other side sent. Throws a TypeError for anything that `encode` does not make. */
export function decode(encoded: unknown, lending: Lending, depth = 0): unknown {
  if (depth > 2 * deepest) throw new TypeError('the value is nested too deeply.');
  if (encoded === null || ['boolean', 'number', 'string'].includes(typeof encoded)) return encoded;
  const inner = (item: unknown) => decode(item, lending, depth + 1);
  if (Array.isArray(encoded)) return encoded.map(inner);
  if (!isRecord(encoded)) throw new TypeError('the value is not a value of the exchange.');
  const { $: kind, v } = encoded;
  if (kind === 'undefined') return undefined;
  if (kind === 'number' && typeof v === 'string') return Number(v);
  if (kind === 'bigint' && typeof v === 'string' && /^-?\d{1,4000}$/.test(v)) return BigInt(v);
  if (kind === 'function' && typeof v === 'number') return lending.borrow(v);
  if (kind === 'text' && typeof v === 'string') return lending.texts.functionOf(v);
  if (kind === 'yours' && typeof v === 'number') return lending.own(v);
  if (kind === 'error' && Array.isArray(v)) return errorOf(v[0], v[1]);
  if (kind === 'object' && Array.isArray(v)) return decodeObject(v, inner);
  if (kind === 'other') return Symbol(String(v));
  for (const [name, TypedArray] of Object.entries(typedArrays)) {
    if (kind === name && Array.isArray(v))
      return TypedArray.from(v.map((item) => Number(inner(item))));
  }
  throw new TypeError(`the exchange has no values of kind ${JSON.stringify(kind)}.`);
}

/** Functions that the language calls by itself: a number or a promise is not made of an object by a name. */
const implicit = ['valueOf', 'toString', 'toJSON', 'then'];

function decodeObject(entries: readonly unknown[], inner: (item: unknown) => unknown): object {
  const pairs = entries.map((entry): [string, unknown] => {
    if (!Array.isArray(entry) || typeof entry[0] !== 'string') {
      throw new TypeError('an object of the exchange has a field without a name.');
    }
    return [entry[0], inner(entry[1])];
  });
  return Object.fromEntries(
    pairs.filter(([name, value]) => !(implicit.includes(name) && isFunction(value))),
  );
}

/** An error with the name and message of one that was thrown on the other side, cut where long. */
export function errorOf(name: unknown, message: unknown): Error {
  const error = new Error(String(message).slice(0, 500));
  error.name = /^\w{1,60}$/.test(String(name)) ? String(name) : 'Error';
  return error;
}
