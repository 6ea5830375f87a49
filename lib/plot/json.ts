/** What `JSON.stringify` can write and read back unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** An object whose values JSON can write. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Enough for a screen: seven digits halve the size of a saved figure. */
const SIGNIFICANT_DIGITS = 7;

/**
 * The plain JSON value of a figure part.
 *
 * NaN and ±Infinity become `null` (Plotly draws a gap), typed arrays become arrays, keys with the
 * value `undefined` are left out, and numbers are rounded to seven significant digits.
 *
 * @throws TypeError for what JSON cannot hold (functions, symbols, big integers).
 */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return toJsonNumber(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (isNumericArray(value)) return Array.from(value, toJsonNumber);
  if (typeof value === 'object') return toJsonObject(value);
  throw new TypeError(`A figure holds plain data only, but a ${typeof value} came.`);
}

/** {@link toJson} for an object, whose result is an object. */
export function toJsonObject(value: object): JsonObject {
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, toJson(item)]));
}

function toJsonNumber(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(SIGNIFICANT_DIGITS)) : null;
}

function isNumericArray(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** The value if it is an object (and no array), else an object without keys. */
export function object(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

/** The value if it is a number, else 0. */
export function numeric(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}

function isList(value: JsonObject | readonly Json[]): value is readonly Json[] {
  return Array.isArray(value);
}
