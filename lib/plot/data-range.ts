import { around, type Interval } from './interval';
import type { JsonObject } from './json';

/** Where a trace lies along one axis, beyond its own numbers: bars stand on 0. */
const ROOM = new Map([
  ['scatter', { padding: 0.05, also: [] }],
  ['bar', { padding: 0.05, also: [0] }],
  ['contour', { padding: 0, also: [] }],
]);

/**
 * The range that holds the data on an axis, in powers of ten where the axis is logarithmic; undefined where a trace is of another
 * kind or its places are names.
 */
export function dataRange(
  traces: readonly JsonObject[],
  name: string,
  type: unknown,
): Interval | undefined {
  const direction = name.startsWith('x') ? 'x' : 'y';
  const own = traces.filter((trace) => axisOf(trace, direction) === name);
  const rooms = own.flatMap((trace) => ROOM.get(String(trace.type)) ?? []);
  if (own.length === 0 || rooms.length < own.length) return undefined;
  const places = own.flatMap((trace) => (Array.isArray(trace[direction]) ? trace[direction] : []));
  const numbers = places.filter((place) => typeof place === 'number');
  if (places.some((place) => typeof place === 'string') || numbers.length === 0) return undefined;
  const also = direction === 'y' ? rooms.flatMap((room) => room.also) : [];
  const padding = Math.max(...rooms.map((room) => room.padding));
  if (type !== 'log') return around([...numbers, ...also], padding);
  return around(numbers.filter((number) => number > 0).map(Math.log10), padding);
}

/** The name of the layout's axis that a trace is drawn on. */
function axisOf(trace: JsonObject, direction: 'x' | 'y'): string {
  const axis = trace[`${direction}axis`];
  return typeof axis === 'string' ? `${direction}axis${axis.slice(1)}` : `${direction}axis`;
}
