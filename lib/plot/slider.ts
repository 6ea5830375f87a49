import { type ChangingTrace, changingTraces, partOf } from './changing-traces';
import { displayable } from './figure-bundle';
import type { Figure, Frame } from './figure-type';
import { type JsonObject, numeric, object } from './json';
import { sharedAxes } from './shared-axes';
import { buttons, CONTROLS_HEIGHT, sliderLayout, stepName } from './slider-controls';

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
 * import { functionPlot, show, slider } from 'nabla';
 * const steps = [1, 2, 3].map((power) => ({
 *   label: power,
 *   figure: functionPlot((x) => x ** power, { title: `x to the power ${power}`, range: [-10, 10] }),
 * }));
 * show(slider(steps, { prefix: 'power ' }));
 * @source Plotly: frames, sliders and update menus
 */
export function slider(steps: readonly SliderStep[], options: SliderOptions = {}): Figure {
  const { prefix = '', active = 0, pace = 600 } = options;
  requireSameStructure(steps);
  const first = steps[active] ?? steps[0];
  const axes = sharedAxes(steps.map(({ figure }) => figure));
  const changes = changingTraces(steps.map(({ figure }) => figure.data));
  const { height, margin } = first.figure.layout;
  return displayable({
    ...first.figure,
    layout: {
      ...first.figure.layout,
      ...axes[steps.indexOf(first)],
      height: numeric(height) + CONTROLS_HEIGHT,
      margin: { ...object(margin), b: numeric(object(margin).b) + CONTROLS_HEIGHT },
      sliders: [
        sliderLayout(
          steps.map(({ label }) => label),
          prefix,
          steps.indexOf(first),
        ),
      ],
      updatemenus: [buttons(pace)],
    },
    frames: steps.map((step, i) => frame(step, changes, axes[i])),
    description: options.description ?? describe(steps, prefix),
  });
}

function requireSameStructure(steps: readonly SliderStep[]): void {
  if (steps.length < 2)
    throw new TypeError(`slider: needs two or more steps, ${steps.length} came.`);
  const labels = steps.map((step) => stepName(step.label));
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
  changes: readonly ChangingTrace[],
  axes: JsonObject,
): Frame {
  const { title, annotations, shapes } = layout;
  return {
    name: stepName(label),
    data: changes.map(({ index, keys }) => partOf(data[index], keys)),
    traces: changes.map(({ index }) => index),
    layout: {
      title,
      ...(annotations ? { annotations } : {}),
      ...(shapes ? { shapes } : {}),
      ...axes,
    },
  };
}

function describe(steps: readonly SliderStep[], prefix: string): string {
  const [first, last] = [steps[0], steps[steps.length - 1]];
  return (
    `A slider with ${steps.length} positions. At ${prefix}${stepName(first.label)}: ${first.figure.description} ` +
    `At ${prefix}${stepName(last.label)}: ${last.figure.description}`
  );
}
