import { type Fields, isRecord } from '../is-record';
import { recordsIn } from './api';
import type { Figure } from './figure';

/** The figure as it stands at a frame, which Plotly's own way of going there reaches only later. */
export function atFrame(figure: Figure, name: string): Figure {
  const frame = figure.frames.find((each) => each.name === name);
  if (!frame) return figure;
  const changes = recordsIn(frame.data);
  const traces = Array.isArray(frame.traces) ? frame.traces : [...changes.keys()];
  const changeOf = (index: number) => changes[traces.indexOf(index)] ?? {};
  return {
    ...figure,
    data: figure.data.map((trace, i) => merged(trace, changeOf(i))),
    layout: merged(figure.layout, isRecord(frame.layout) ? frame.layout : {}),
  };
}

/** Lists are replaced as a whole, as Plotly does. */
function merged(base: Fields, change: Fields): Fields {
  const parts = Object.entries(change).map(([key, value]) => {
    const own = base[key];
    return [key, isRecord(own) && isRecord(value) ? merged(own, value) : value];
  });
  return { ...base, ...Object.fromEntries(parts) };
}
