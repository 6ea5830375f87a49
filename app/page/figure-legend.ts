import type { Fields } from '../is-record';
import { textIn } from './api';

const FONT_SIZE = 13;
/** Plotly's legend in pixels: a row, and what an entry needs beside its text. */
const ROW = 22;
const BESIDE_TEXT = 45;

/** A legend below the plot, where it lies over nothing, and the height that it needs. */
export function legendBelow(
  data: readonly Fields[],
  width: number,
  widthOf: (text: string, size: number) => number,
): { legend: Fields; height: number } | undefined {
  const names = data.flatMap((trace) =>
    trace.showlegend === false || textIn(trace, 'name') === '' ? [] : [textIn(trace, 'name')],
  );
  if (names.length < 2) return undefined;
  const widest = Math.max(...names.map((name) => widthOf(name, FONT_SIZE)));
  const entrywidth = Math.min(Math.ceil(widest) + 4, Math.floor(width) - BESIDE_TEXT);
  const perRow = Math.max(1, Math.floor(width / (entrywidth + BESIDE_TEXT)));
  const place = { xref: 'container', x: 0, xanchor: 'left', yref: 'container', y: 0 };
  return {
    legend: { orientation: 'h', ...place, yanchor: 'bottom', entrywidth, tracegroupgap: 0 },
    height: Math.ceil(names.length / perRow) * ROW + 8,
  };
}
