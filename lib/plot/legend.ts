import { textWidth } from './text-width';

/** Plotly's legend in pixels: a row, and what an entry needs beside its text. */
const ROW = 22;
const BESIDE_TEXT = 45;
const FONT_SIZE = 12;

/** The plot's width on the narrowest page that figures are made for, 640 pixels. */
const NARROWEST = 560;

/** How a legend is laid out, and the height that it needs at most. */
export interface Legend {
  readonly height: number;
  /** The same width for all entries where they need several rows, which makes the number of rows certain. */
  readonly entrywidth?: number;
  /** No gap between groups of traces, where there are some: a row is a row. */
  readonly tracegroupgap?: number;
}

/** The legend of these traces, in rows; of height 0 for fewer than two entries. */
export function legendOf(data: readonly object[]): Legend {
  const names = data.flatMap((trace) => {
    if ('showlegend' in trace && trace.showlegend === false) return [];
    return 'name' in trace && typeof trace.name === 'string' ? [trace.name] : [];
  });
  if (names.length < 2) return { height: 0 };
  const widths = names.map((name) => textWidth(name, FONT_SIZE));
  const oneRow = widths.reduce((sum, width) => sum + width + BESIDE_TEXT, 0);
  const grouped = data.some((trace) => 'legendgroup' in trace) ? { tracegroupgap: 0 } : {};
  if (oneRow <= NARROWEST) return { height: ROW, ...grouped };
  const entrywidth = Math.ceil(Math.max(...widths));
  const perRow = Math.max(1, Math.floor(NARROWEST / (entrywidth + BESIDE_TEXT)));
  return { height: Math.ceil(names.length / perRow) * ROW, entrywidth, ...grouped };
}

/** The legend above the plot, `offset` of the plot's height away from it. */
export function legendAbove({ height: _height, ...layout }: Legend, offset: number) {
  const place = { x: 0, xanchor: 'left', y: 1 + offset, yanchor: 'bottom' };
  return { orientation: 'h', ...place, ...layout };
}
