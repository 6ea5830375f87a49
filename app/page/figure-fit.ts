import { type Fields, isRecord } from '../is-record';
import { recordsIn, textIn } from './api';
import type { Figure } from './figure';
import { legendBelow } from './figure-legend';
import { stack } from './figure-panels';
import { linesWithin } from './figure-title';
import type { Measure } from './text-measure';

/** Below this width a legend goes under the plot, and panels one under the other. */
const NARROW = 520;
const TITLE_SIZE = 16;
const TITLE_LINE = 21;
const TITLE_SIDES = 24;
/** Above the first and below the last line of a title. */
const TITLE_ROOM = 16;
const HEADINGS = 22;
const USUAL_MARGIN = { l: 60, r: 24, t: 56, b: 52 };

/** A figure that shows all of its text in a place of this width, and grows in height for it. */
export function fitted(figure: Figure, width: number, measure: Measure): Figure {
  const titled = withTitles(figure, width, measure);
  return width < NARROW ? narrowed(titled, width, measure) : titled;
}

/** Breaks the title, and those of the frames, into lines that fit; all have the room of the longest. */
function withTitles(figure: Figure, width: number, measure: Measure): Figure {
  const broken = (title: unknown): readonly string[] => {
    const size = isRecord(title) && isRecord(title.font) ? title.font.size : undefined;
    const pixels = typeof size === 'number' ? size : TITLE_SIZE;
    return linesWithin(textOf(title), width - TITLE_SIDES, (text) => measure(text, pixels));
  };
  const layouts = [figure.layout, ...figure.frames.map(({ layout }) => layout)].filter(isRecord);
  const grown = layouts.map(({ title }) => broken(title).length - linesOf(title));
  const extra = Math.max(0, ...grown) * TITLE_LINE;
  const within = (layout: Fields): Fields =>
    layout.title === undefined
      ? layout
      : { ...layout, title: withText(layout.title, broken(layout.title).join('<br>')) };
  const { layout } = withFrames(figure, within);
  return {
    ...withFrames(figure, within),
    layout: extra === 0 ? layout : { ...layout, margin: marginOf(layout, { t: extra }) },
    height: figure.height + extra,
  };
}

function narrowed(figure: Figure, width: number, measure: Measure): Figure {
  const below =
    figure.layout.showlegend === false ? undefined : legendBelow(figure.data, width, measure);
  const margin = marginOf(figure.layout, { t: -roomAbove(figure) });
  const panels = stack(figure.layout, figure.height - margin.t - margin.b);
  const placed = panels ? withFrames(figure, panels.place) : figure;
  const plot = panels?.height ?? figure.height - marginOf(figure.layout, {}).t - margin.b;
  const b = margin.b + (below?.height ?? 0);
  return {
    ...placed,
    layout: {
      ...placed.layout,
      ...(below ? { legend: { ...withoutPlace(figure.layout.legend), ...below.legend } } : {}),
      ...(isRecord(figure.layout.margin) || below ? { margin: { ...margin, b } } : {}),
    },
    height: Math.round(margin.t + plot + b),
  };
}

/** What a legend above the plot took, which is now below it. */
function roomAbove({ layout, frames }: Figure): number {
  const { legend } = layout;
  if (!isRecord(legend) || legend.yanchor !== 'bottom') return 0;
  const headed = recordsIn(layout.annotations).some(({ y, yref }) => yref === 'paper' && y === 1);
  const layouts = [layout, ...frames.map((frame) => frame.layout)].filter(isRecord);
  const lines = Math.max(...layouts.map(({ title }) => linesOf(title)));
  const needed = TITLE_ROOM + lines * TITLE_LINE + (headed ? HEADINGS : 0);
  return Math.max(0, marginOf(layout, {}).t - needed);
}

function withoutPlace(legend: unknown): Fields {
  const { x: _x, y: _y, ...rest } = isRecord(legend) ? legend : {};
  return rest;
}

function withFrames(figure: Figure, change: (layout: Fields) => Fields): Figure {
  const frames = figure.frames.map((frame) =>
    isRecord(frame.layout) ? { ...frame, layout: change(frame.layout) } : frame,
  );
  return { ...figure, layout: change(figure.layout), frames };
}

function marginOf({ margin }: Fields, more: { readonly t?: number }) {
  const own = { ...USUAL_MARGIN, ...(isRecord(margin) ? margin : {}) };
  return { ...own, t: own.t + (more.t ?? 0) };
}

function textOf(title: unknown): string {
  return typeof title === 'string' ? title : isRecord(title) ? textIn(title, 'text') : '';
}

function linesOf(title: unknown): number {
  return textOf(title).split(/<br[^>]*>/i).length;
}

/** Several lines stand at the top edge, where Plotly hangs them by the foot of the first. */
function withText(title: unknown, text: string): Fields {
  const own: Fields = isRecord(title) ? title : {};
  if (linesOf(text) === 1) return { ...own, text };
  const pad = isRecord(own.pad) ? own.pad : {};
  const top = { y: 1, yref: 'container', yanchor: 'top', pad: { ...pad, t: TITLE_LINE } };
  return { ...own, ...top, text };
}
