import type { Figure, Frame } from './figure';
import type { Json, JsonObject } from './json';

/** One position of a slider. */
export interface SliderStep {
  /** What the slider says at this position, for example "0.1". */
  readonly label: string | number;
  readonly figure: Figure;
}

/** @see slider */
export interface SliderOptions {
  /** What stands before the label, for example "α = ". Default: none. */
  readonly prefix?: string;
  /** Index of the position that is shown first. Default: 0. */
  readonly active?: number;
  /** Alternative text. Default: made from the descriptions of the first and the last figure. */
  readonly description?: string;
  /** Milliseconds that each position is shown while playing. Default: 600. */
  readonly pace?: number;
}

const CONTROLS_HEIGHT = 90;

/**
 * One figure with a slider and play and pause buttons, from figures of the same structure.
 *
 * Everything that the figures share stays; traces, titles, annotations and ranges that differ
 * change with the slider. Axes whose ranges differ get the smallest range that holds them all,
 * so that the eye compares the data and not the axes.
 *
 * @param steps at least two labelled figures with the same number and kinds of traces.
 * @param options `prefix`, `active`, `description`, `pace`.
 * @returns one figure with a frame per step.
 * @throws TypeError when there are fewer than two steps, two have one label, or the figures differ in structure.
 * @example
 * const steps = [1, 2, 3].map((power) => ({
 *   label: power,
 *   figure: functionPlot((x) => x ** power, { title: `x to the power ${power}`, range: [-10, 10] }),
 * }));
 * show(slider(steps, { prefix: 'power ' }));
 */
export function slider(steps: readonly SliderStep[], options: SliderOptions = {}): Figure {
  const { prefix = '', active = 0, pace = 600 } = options;
  requireSameStructure(steps);
  const first = steps[active] ?? steps[0];
  const ranges = sharedRanges(steps.map(({ figure }) => figure.layout));
  const changing = first.figure.data.flatMap((_, i) => (sameTrace(steps, i) ? [] : [i]));
  const { height, margin } = first.figure.layout;
  return {
    ...first.figure,
    layout: {
      ...first.figure.layout,
      ...ranges,
      height: numeric(height) + CONTROLS_HEIGHT,
      margin: { ...object(margin), b: numeric(object(margin).b) + CONTROLS_HEIGHT },
      sliders: [sliderLayout(steps, prefix, steps.indexOf(first))],
      updatemenus: [buttons(pace)],
    },
    frames: steps.map((step) => frame(step, changing)),
    description: options.description ?? describe(steps, prefix),
  };
}

function requireSameStructure(steps: readonly SliderStep[]): void {
  if (steps.length < 2)
    throw new TypeError(`slider: needs two or more steps, ${steps.length} came.`);
  const labels = steps.map((step) => String(step.label));
  const twice = labels.find((label, i) => labels.indexOf(label) !== i);
  if (twice !== undefined) throw new TypeError(`slider: two steps are labelled "${twice}".`);
  const structure = ({ figure }: SliderStep) => figure.data.map((trace) => trace.type).join(', ');
  const odd = steps.find((step) => structure(step) !== structure(steps[0]));
  if (odd === undefined) return;
  throw new TypeError(
    `slider: the figures need the same traces, but "${odd.label}" has (${structure(odd)}) and "${steps[0].label}" has (${structure(steps[0])}).`,
  );
}

function sameTrace(steps: readonly SliderStep[], index: number): boolean {
  const text = JSON.stringify(steps[0].figure.data[index]);
  return steps.every(({ figure }) => JSON.stringify(figure.data[index]) === text);
}

function frame({ label, figure: { data, layout } }: SliderStep, traces: readonly number[]): Frame {
  const { title, annotations, shapes } = layout;
  return {
    name: String(label),
    data: traces.map((i) => data[i]),
    traces,
    layout: { title, ...(annotations ? { annotations } : {}), ...(shapes ? { shapes } : {}) },
  };
}

/** The axes of the first layout, with ranges that hold the ranges of all layouts. */
function sharedRanges(layouts: readonly JsonObject[]): { [axis: string]: Json } {
  const axes = Object.keys(layouts[0]).filter((key) => /^[xy]axis\d*$/.test(key));
  const widened = axes.flatMap((axis): [string, Json][] => {
    const ranges = layouts.map((layout) => object(layout[axis]).range);
    if (!ranges.every(Array.isArray)) return [];
    const ends = ranges.flat().filter((end) => typeof end === 'number');
    if (ends.length < 2 * layouts.length) return [];
    const range = [Math.min(...ends), Math.max(...ends)];
    return [[axis, { ...object(layouts[0][axis]), range }]];
  });
  return Object.fromEntries(widened);
}

function sliderLayout(steps: readonly SliderStep[], prefix: string, active: number): JsonObject {
  const stay = {
    mode: 'immediate',
    transition: { duration: 0 },
    frame: { duration: 0, redraw: true },
  };
  return {
    active,
    ...{ x: 0.2, len: 0.8, xanchor: 'left', y: 0, yanchor: 'top', pad: { t: 55, b: 0 } },
    ...{ bgcolor: 'rgba(128,128,128,0.25)', bordercolor: '#808080', activebgcolor: '#808080' },
    ...{ tickcolor: '#808080', ticklen: 4, minorticklen: 2 },
    currentvalue: { prefix, xanchor: 'left', font: { size: 14 } },
    transition: { duration: 0 },
    steps: steps.map(({ label }) => ({
      ...{ label: String(label), method: 'animate' },
      args: [[String(label)], stay],
    })),
  };
}

function buttons(pace: number): JsonObject {
  const play = {
    fromcurrent: true,
    transition: { duration: 0 },
    frame: { duration: pace, redraw: true },
  };
  const pause = {
    mode: 'immediate',
    transition: { duration: 0 },
    frame: { duration: 0, redraw: false },
  };
  return {
    ...{ type: 'buttons', direction: 'right', showactive: false, bordercolor: '#808080' },
    ...{ x: 0, xanchor: 'left', y: 0, yanchor: 'top', pad: { t: 62, r: 8 } },
    buttons: [
      { label: 'Play', method: 'animate', args: [null, play] },
      { label: 'Pause', method: 'animate', args: [[null], pause] },
    ],
  };
}

function describe(steps: readonly SliderStep[], prefix: string): string {
  const [first, last] = [steps[0], steps[steps.length - 1]];
  return (
    `A slider with ${steps.length} positions. At ${prefix}${first.label}: ${first.figure.description} ` +
    `At ${prefix}${last.label}: ${last.figure.description}`
  );
}

function object(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isList(value: JsonObject | readonly Json[]): value is readonly Json[] {
  return Array.isArray(value);
}

function numeric(value: Json | undefined): number {
  return typeof value === 'number' ? value : 0;
}
