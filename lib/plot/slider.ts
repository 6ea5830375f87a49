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
 * Everything that the figures share stays; traces, titles, annotations and axes that differ change
 * with the slider. An axis that shows one quantity at every step gets the smallest range that
 * holds them all, so that the eye compares the data and not the axes.
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
  const axes = sharedAxes(steps.map(({ figure }) => figure.layout));
  const changing = first.figure.data.flatMap((_, i) =>
    allSame(steps.map((step) => step.figure.data[i])) ? [] : [i],
  );
  const { height, margin } = first.figure.layout;
  return {
    ...first.figure,
    layout: {
      ...first.figure.layout,
      ...axes[steps.indexOf(first)],
      height: numeric(height) + CONTROLS_HEIGHT,
      margin: { ...object(margin), b: numeric(object(margin).b) + CONTROLS_HEIGHT },
      sliders: [sliderLayout(steps, prefix, steps.indexOf(first))],
      updatemenus: [buttons(pace)],
    },
    frames: steps.map((step, i) => frame(step, changing, axes[i])),
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

function frame(
  { label, figure: { data, layout } }: SliderStep,
  traces: readonly number[],
  axes: JsonObject,
): Frame {
  const { title, annotations, shapes } = layout;
  return {
    name: String(label),
    data: traces.map((i) => data[i]),
    traces,
    layout: {
      title,
      ...(annotations ? { annotations } : {}),
      ...(shapes ? { shapes } : {}),
      ...axes,
    },
  };
}

/**
 * The axes of every step that differ from step to step: with the range that holds all steps, or
 * with each step's own where the axis shows another quantity.
 */
function sharedAxes(layouts: readonly JsonObject[]): JsonObject[] {
  const names = Object.keys(layouts[0]).filter((key) => /^[xy]axis\d*$/.test(key));
  const differing = names.filter((name) => !allSame(layouts.map((layout) => layout[name])));
  return layouts.map((layout) => {
    const axes = differing.map((name): [string, Json] => {
      const all = layouts.map((other) => object(other[name]));
      const range = allSame(all.map((axis) => axis.title)) ? union(all) : undefined;
      const own = object(layout[name]);
      return [name, range ? { ...own, range } : own];
    });
    return Object.fromEntries(axes);
  });
}

/** The smallest range that holds the ranges of all axes, where all have one. */
function union(axes: readonly JsonObject[]): Json | undefined {
  const ends = axes.flatMap(({ range }) => (Array.isArray(range) ? range : []));
  const numbers = ends.filter((end) => typeof end === 'number');
  return numbers.length === 2 * axes.length
    ? [Math.min(...numbers), Math.max(...numbers)]
    : undefined;
}

function allSame(values: readonly unknown[]): boolean {
  const text = JSON.stringify(values[0]);
  return values.every((value) => JSON.stringify(value) === text);
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
