import type { JsonObject } from './json';
import { allSame } from './shared-axes';

/** A trace that differs between the states of a figure, and what of it does. */
export interface ChangingTrace {
  readonly index: number;
  readonly keys: readonly string[];
}

/** The traces that are not the same in all states; what is the same need not stand in every frame. */
export function changingTraces(states: readonly (readonly JsonObject[])[]): ChangingTrace[] {
  return states[0].flatMap((_, index) => {
    const traces = states.map((state) => state[index]);
    const all = new Set(traces.flatMap((trace) => Object.keys(trace)));
    const keys = [...all].filter((key) => !allSame(traces.map((trace) => trace[key])));
    return keys.length === 0 ? [] : [{ index, keys }];
  });
}

/** These keys of a trace, and its type, without which Plotly does not know what they mean. */
export function partOf(trace: JsonObject, keys: readonly string[]): JsonObject {
  const entries = Object.entries(trace).filter(([key]) => key === 'type' || keys.includes(key));
  return Object.fromEntries(entries);
}
