import { type Fields, isRecord } from '../is-record';
import { recordsIn, textIn } from './api';

type Interval = readonly [number, number];

/** A part of a figure with axes of its own: where it stands, in fractions, and what holds its place. */
interface Panel {
  readonly x: Interval;
  readonly y: Interval;
  readonly keys: readonly string[];
}

/** Between two panels: ticks and the title of the upper one, the heading of the lower one. */
const GAP = 84;
const LEAST_HEIGHT = 170;

/** Where panels go that stand one below the other. */
export interface Stack {
  /** The height of them all, in pixels. */
  readonly height: number;
  /** A layout, or a frame's part of one, with its panels and headings there. */
  readonly place: (layout: Fields) => Fields;
}

/** Puts panels that stand side by side one below the other; undefined where there are none, or they share axes. */
export function stack(layout: Fields, plotHeight: number): Stack | undefined {
  const panels = panelsOf(layout);
  const keys = panels.flatMap((panel) => panel.keys);
  const shared = new Set(keys).size < keys.length;
  if (shared || !panels.some(({ x: [left, right] }) => right - left < 0.9)) return undefined;
  const order = [...panels].sort((a, b) => b.y[1] - a.y[1] || a.x[0] - b.x[0]);
  const heights = order.map(({ y }) => Math.max(LEAST_HEIGHT, (y[1] - y[0]) * plotHeight));
  const height = heights.reduce((sum, each) => sum + each, 0) + GAP * (order.length - 1);
  let top = height;
  const moved = new Map<Panel, Interval>();
  for (const [i, panel] of order.entries()) {
    const bottom = top - (heights[i] ?? 0);
    moved.set(panel, [Math.max(0, bottom / height), top / height]);
    top = bottom - GAP;
  }
  return { height, place: (part) => placed(part, moved) };
}

function panelsOf(layout: Fields): Panel[] {
  const entries = Object.entries(layout);
  // An axis over another one, or one that goes along with another, has no place of its own.
  if (entries.some(([, value]) => isRecord(value) && (value.overlaying || value.matches)))
    return [];
  return entries.flatMap(([key, value]): Panel[] => {
    if (!isRecord(value)) return [];
    if (/^scene\d*$/.test(key)) {
      const domain = isRecord(value.domain) ? value.domain : {};
      return [{ x: interval(domain.x), y: interval(domain.y), keys: [key] }];
    }
    if (!/^xaxis\d*$/.test(key)) return [];
    const anchor = textIn(value, 'anchor') || `y${key.slice('xaxis'.length)}`;
    const partner = anchor.replace(/^y/, 'yaxis');
    const own = layout[partner];
    const y = interval(isRecord(own) ? own.domain : undefined);
    return [{ x: interval(value.domain), y, keys: [key, partner] }];
  });
}

function interval(value: unknown): Interval {
  const [from, to]: unknown[] = Array.isArray(value) ? value : [];
  return typeof from === 'number' && typeof to === 'number' ? [from, to] : [0, 1];
}

function placed(layout: Fields, moved: ReadonlyMap<Panel, Interval>): Fields {
  const result: Record<string, unknown> = { ...layout };
  for (const [{ keys }, y] of moved) {
    for (const key of keys) {
      const own = layout[key];
      if (isRecord(own)) result[key] = { ...own, domain: domainOf(key, y) };
    }
  }
  if (Array.isArray(layout.annotations))
    result.annotations = recordsIn(layout.annotations).map((note) => heading(note, moved));
  return result;
}

function domainOf(key: string, y: Interval): unknown {
  if (key.startsWith('scene')) return { x: [0, 1], y };
  return key.startsWith('x') ? [0, 1] : y;
}

/** What stands in fractions of the whole figure goes with the panel at whose upper left corner it is. */
function heading(note: Fields, moved: ReadonlyMap<Panel, Interval>): Fields {
  const { x, y, xref, yref } = note;
  if (xref !== 'paper' || yref !== 'paper' || typeof x !== 'number' || typeof y !== 'number')
    return note;
  const far = (panel: Panel) => Math.abs(x - panel.x[0]) + Math.abs(y - panel.y[1]);
  const [nearest] = [...moved].sort(([a], [b]) => far(a) - far(b));
  if (!nearest) return note;
  const [panel, [bottom, top]] = nearest;
  const across = (x - panel.x[0]) / (panel.x[1] - panel.x[0]);
  const up = (y - panel.y[0]) / (panel.y[1] - panel.y[0]);
  return { ...note, x: across, y: bottom + up * (top - bottom) };
}
