import { type Fields, isRecord } from '../is-record';
import { recordsIn, textIn } from './api';
import { longestIn, stepsIn } from './figure-span';

/** What a figure may have of a kind: with more, Plotly holds up the page for seconds, or for ever. */
const MOST = {
  traces: 300,
  points: 20_000,
  sectors: 1000,
  scenes: 8,
  'characters in one text': 5000,
  'notes and shapes': 500,
  'sliders and menus': 100,
  'steps, buttons and frames': 5000,
  panels: 50,
  ticks: 200,
  'days with breaks': 5000,
  bins: 1000,
  levels: 200,
  surfaces: 20,
};

const DAY_MS = 24 * 60 * 60 * 1000;

type Kind = keyof typeof MOST;
type Kinds = ReadonlyMap<string, Kind>;

/** Lists of what is drawn one by one. */
const LISTS: Kinds = new Map([
  ['annotations', 'notes and shapes'],
  ['shapes', 'notes and shapes'],
  ['images', 'notes and shapes'],
  ['selections', 'notes and shapes'],
  ['sliders', 'sliders and menus'],
  ['updatemenus', 'sliders and menus'],
  ['steps', 'steps, buttons and frames'],
  ['buttons', 'steps, buttons and frames'],
  ['tickvals', 'ticks'],
]);

/** Numbers that say how many there are. */
const COUNTS: Kinds = new Map([
  ['nticks', 'ticks'],
  ['minorgridcount', 'ticks'],
  ['nbinsx', 'bins'],
  ['nbinsy', 'bins'],
  ['ncontours', 'levels'],
  ['surface.count', 'surfaces'],
  ['grid.rows', 'panels'],
  ['grid.columns', 'panels'],
]);

/** Lengths from one to the next. */
const LENGTHS: Kinds = new Map([
  ['dtick', 'ticks'],
  ['xbins.size', 'bins'],
  ['ybins.size', 'bins'],
  ['contours.size', 'levels'],
  ['x.size', 'levels'],
  ['y.size', 'levels'],
  ['z.size', 'levels'],
]);

/** Traces that are painted at once, and not point by point. */
const PAINTED =
  /gl$|3d$|^(heatmap|contour|histogram|surface|image|isosurface|volume|splom|parcoords)/;

/** What a figure, which may come from anywhere, has too much of to be drawn; undefined where it can be. */
export function tooMuchIn(figure: Fields): string | undefined {
  for (const [kind, count] of countsIn(figure)) {
    if (count > MOST[kind])
      return `it would have ${written(count)} ${kind}, more than ${written(MOST[kind])}`;
  }
  return undefined;
}

function written(count: number): string {
  return count < 1e15 ? Math.round(count).toLocaleString('en') : 'countless';
}

/** Sectors and streams find their places among each other. */
const SECTORS = /^(pie|funnelarea|treemap|sunburst|icicle|sankey)$/;
/** Pictures and packed numbers are no texts. */
const NO_TEXT = new Set(['source', 'bdata']);

/** A long line is one thing, and only its marks are many. */
function isDrawnByPoint(trace: Fields): boolean {
  const [type, mode] = [textIn(trace, 'type'), textIn(trace, 'mode')];
  const isLine = (type === '' || type.startsWith('scatter')) && !/markers|text/.test(mode);
  const hasTexts = typeof trace.texttemplate === 'string' && Array.isArray(trace.z);
  return hasTexts || (!PAINTED.test(type) && !isLine);
}

type Count = readonly [kind: Kind, count: number];

function* countsIn(figure: Fields): Generator<Count> {
  const frames = recordsIn(figure.frames);
  yield ['steps, buttons and frames', frames.length];
  const drawn = recordsIn(figure.data).filter(isDrawnByPoint);
  yield ['points', drawn.reduce((sum, trace) => sum + longestIn(trace), 0)];
  for (const { data, layout } of [figure, ...frames]) {
    const traces = recordsIn(data);
    yield ['traces', traces.length];
    yield ['scenes', new Set(traces.map(({ scene }) => scene)).size];
    for (const trace of traces) {
      if (SECTORS.test(textIn(trace, 'type'))) yield ['sectors', longestIn(trace)];
      yield* countsWithin(trace, '', [trace]);
    }
    if (isRecord(layout)) yield* countsWithin(layout, '', traces);
  }
}

function* countsWithin(part: Fields, name: string, traces: readonly Fields[]): Generator<Count> {
  for (const [key, value] of Object.entries(part)) {
    const [list, count, length] = [LISTS, COUNTS, LENGTHS].map(
      (kinds) => kinds.get(`${name}.${key}`) ?? kinds.get(key),
    );
    if (list && Array.isArray(value)) yield [list, value.length];
    if (count) yield [count, Number(value) || 0];
    if (length) yield [length, stepsIn(part, key, name, traces)];
    if (key === 'rangebreaks')
      yield ['days with breaks', stepsIn({ ...part, day: DAY_MS }, 'day', name, traces)];
    for (const inner of Array.isArray(value) ? value : [value]) {
      if (typeof inner === 'string' && !NO_TEXT.has(key))
        yield ['characters in one text', inner.length];
      if (isRecord(inner)) yield* countsWithin(...within(part, key, inner, name, traces));
    }
  }
}

type Place = Parameters<typeof countsWithin>;

function within(part: Fields, key: string, inner: Fields, name: string, traces: Place[2]): Place {
  // The small ticks of an axis lie along the same values; a template is for all axes alike.
  if (key === 'minor') return [{ ...part, dtick: 0, minor: 0, ...inner }, name, traces];
  if (key === 'template')
    return [inner, key, traces.map((trace) => ({ ...trace, xaxis: '', yaxis: '' }))];
  return [inner, key, traces];
}
