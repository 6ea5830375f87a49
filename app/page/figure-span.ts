import { type Fields, isRecord } from '../is-record';
import { textIn } from './api';
import { bytesIn } from './base64';

const MONTH_MS = 30 * 24 * 60 * 60 * 1000;

/** Which values of the traces lie along an axis, a colour bar or level curves, by the name of these. */
const ALONG: readonly (readonly [name: RegExp, keys: RegExp])[] = [
  [/^(xaxis\d*|xbins)$/, /^d?x0?$/],
  [/^(yaxis\d*|ybins)$/, /^d?y0?$/],
  [/^zaxis$/, /^d?z0?$/],
  [/^radialaxis$/, /^d?r0?$/],
  [
    /^(colorbar|contours|[xyz])$/,
    /^(z|value|color|surfacecolor|intensity|[cz](min|max)|iso(min|max))$/,
  ],
];

/** How many steps of a length, such as an axis's ticks, it takes along what a figure shows. */
export function stepsIn(
  part: Fields,
  key: string,
  name: string,
  traces: readonly Fields[],
): number {
  const step = lengthOf(part[key]);
  if (step === undefined) return 0;
  const given = numbersIn([part.range ?? [part.start, part.end]]);
  const fixed = given.length === 2 && !part.autorange;
  const linear = String(part[key]).startsWith('L');
  const along = fixed ? given : [...given, ...traces.flatMap((trace) => valuesAlong(name, trace))];
  if (part.type !== 'log') return widthOf(along) / step;
  const positive = fixed === linear ? along.map((x) => (linear ? 10 ** x : Math.log10(x))) : along;
  return widthOf(positive.filter(Number.isFinite)) / step;
}

/** A length in an axis's unit; that of dates is the millisecond. Undefined for what Plotly chooses itself. */
function lengthOf(step: unknown): number | undefined {
  const [, unit = '', text = ''] = /^([ML]?)(.*)$/.exec(String(step ?? '')) ?? [];
  const length = Number(text) * (unit === 'M' ? MONTH_MS : 1);
  return length > 0 ? length : undefined;
}

function valuesAlong(name: string, trace: Fields): number[] {
  const [axis = '', letter = ''] = /^([xy])axis\d*$/.exec(name) ?? [];
  if (letter && (textIn(trace, `${letter}axis`) || letter) !== axis.replace('axis', '')) return [];
  const keys = ALONG.find(([pattern]) => pattern.test(name))?.[1] ?? /./;
  const found = numbersUnder(trace, keys);
  // What has no values of its own is counted: the bars of a histogram, what has names.
  return found.length > 1 ? found : [0, longestIn(trace), ...found];
}

function numbersUnder(part: Fields, keys: RegExp): number[] {
  return Object.entries(part).flatMap(([key, given]) => {
    const value = unpacked(given);
    return isRecord(value) ? numbersUnder(value, keys) : keys.test(key) ? numbersIn(value) : [];
  });
}

function numbersIn(value: unknown): number[] {
  return [value].flat(4).map(numberOf).filter(Number.isFinite);
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return Number.NaN;
  return /^-?\d{4}-\d/.test(value) ? Date.parse(value) : Number(value);
}

function widthOf(values: readonly number[]): number {
  const [low, high] = values.reduce(
    ([least, most], each) => [Math.min(least, each), Math.max(most, each)] as const,
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] as const,
  );
  return Math.max(0, high - low);
}

const PACKED = {
  ...{ f8: Float64Array, f4: Float32Array, i4: Int32Array, u4: Uint32Array },
  ...{ i2: Int16Array, u2: Uint16Array, i1: Int8Array, u1: Uint8Array, u1c: Uint8Array },
};

/** Plotly for Python writes its lists as the bytes of their numbers. */
function unpacked(value: unknown): unknown {
  if (!isRecord(value) || typeof value.bdata !== 'string') return value;
  const kind = Object.entries(PACKED).find(([name]) => name === value.dtype)?.[1] ?? Uint8Array;
  try {
    const bytes = bytesIn(value.bdata);
    const { BYTES_PER_ELEMENT: size } = kind;
    return [...new kind(bytes.buffer, 0, Math.floor(bytes.length / size))];
  } catch {
    return [];
  }
}

/** The length of a part's longest list; those of tables and grids are lists of lists. */
export function longestIn(part: Fields): number {
  return Object.entries(part).reduce((longest, [key, given]) => {
    const value = unpacked(given);
    if (isRecord(value)) return Math.max(longest, longestIn(value));
    if (!Array.isArray(value)) return longest;
    return Math.max(longest, /^(values|z)$/.test(key) ? value.flat().length : value.length);
  }, 0);
}
