import type { ScalarField } from '../calculus';
import { axis, HEADING_HEIGHT, heading, logAxis, placed } from './axis';
import { type LandscapeOptions, planePaths } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { around, type Interval } from './interval';
import { type Domain, domainAround, type Landscape, landscape } from './landscape';
import { runStyle } from './palette';
import { minimumTrace } from './path-traces';
import { type Run, runLabel } from './run';
import { slider } from './slider';
import { thinned } from './thinned';

/** @see racePlot */
export interface RaceOptions extends Omit<LandscapeOptions, 'runs'> {
  /** Value of f at the minimum; the right panel shows what is left above it. Default: 0. */
  readonly lowest?: number;
  /** Largest number of positions of the scrubber. Default: 30. */
  readonly frames?: number;
}

const LEFT: Interval = [0, 0.5];
const RIGHT: Interval = [0.64, 1];

/**
 * Several optimisers from one start, side by side: their paths and what is left of the loss.
 *
 * @param f function of a vector of length 2.
 * @param runs two to five runs, each with a label; a run that ended waits where it stopped.
 * @param options title, `lowest`, domain, minimum, scale of the levels, `frames`, labels.
 * @returns a figure with a slider over the iterations; both panels show the same iteration, the last one first.
 * @throws TypeError when a run is empty or not in two dimensions.
 * @example
 * import { descend, racePlot, show } from 'nabla';
 * const ravine = ([x, y]: readonly number[]) => x ** 2 + 20 * y ** 2;
 * const runs = [0.01, 0.045].map((rate) => ({ label: `α = ${rate}`, ...descend(ravine, [4, 1], { rate }) }));
 * show(racePlot(ravine, runs, { title: 'The faster walk zigzags across the ravine' }));
 * @source Curriculum 09
 */
export function racePlot(f: ScalarField, runs: readonly Run[], options: RaceOptions): Figure {
  const { minimum, scale = 'linear', grid = 51 } = options;
  const domain = domainAround('racePlot', options.domain, runs, minimum ? [minimum] : []);
  const longest = Math.max(...runs.map((run) => run.history.points.length));
  const scene = { land: landscape(f, domain, scale, grid), domain, runs, longest };
  const steps = thinned(longest, options.frames ?? 30).map((iteration) => ({
    label: iteration,
    figure: oneMoment(scene, iteration, options),
  }));
  const description = options.description ?? describe(runs, options.z ?? 'f');
  return slider(steps, { prefix: 'iteration ', active: steps.length - 1, pace: 300, description });
}

interface Scene {
  readonly land: Landscape;
  readonly domain: Domain;
  readonly runs: readonly Run[];
  readonly longest: number;
}

function oneMoment(
  { land, domain, runs, longest }: Scene,
  iteration: number,
  options: RaceOptions,
) {
  const { x = 'x', y = 'y', z = 'f', lowest = 0, minimum, scale = 'linear' } = options;
  const sofar = runs.map((run) => until(run, iteration));
  const left = sofar.map((run) =>
    placed(
      'log',
      Array.from(run.history.values, (v) => v - lowest),
    ),
  );
  const all = runs.flatMap((run) => Array.from(run.history.values, (v) => v - lowest));
  return figure({
    title: options.title,
    description: `Iteration ${iteration}.`,
    height: options.height ?? 430,
    headings: HEADING_HEIGHT,
    data: [
      contourTrace(land, { scale, name: z, bar: false }),
      ...planePaths('racePlot', sofar),
      ...(minimum ? [minimumTrace(minimum[0], minimum[1])] : []),
      ...left.flatMap((values, i) => lossTraces(values, i)),
    ],
    layout: {
      xaxis: { ...axis(x, domain[0]), domain: LEFT },
      yaxis: axis(y, domain[1]),
      xaxis2: {
        ...axis('iteration', [-0.03 * longest, 1.03 * longest - 1]),
        domain: RIGHT,
        anchor: 'y2',
      },
      yaxis2: { ...logAxis(`${z} above its minimum`), range: decades(all), anchor: 'x2' },
      annotations: [heading('Paths', LEFT), heading(`Iteration ${iteration}`, RIGHT)],
    },
  });
}

/** The run's first iterations. */
function until({ label, history: { points, values } }: Run, iteration: number): Run {
  const history = {
    points: points.slice(0, iteration + 1),
    values: Array.from(values).slice(0, iteration + 1),
  };
  return label === undefined ? { history } : { label, history };
}

/** The line so far and a dot at its head. */
function lossTraces(values: readonly number[], index: number) {
  const { color, dash, symbol } = runStyle(index);
  const last = values.length - 1;
  const common = { type: 'scatter', xaxis: 'x2', yaxis: 'y2', showlegend: false };
  return [
    {
      ...{ ...common, mode: 'lines', x: [...values.keys()], y: values },
      ...{ line: { color, dash, width: 2.5 }, hovertemplate: '%{x}: %{y:.4~g}<extra></extra>' },
    },
    {
      ...{ ...common, mode: 'markers', x: [last], y: [values[last]], hoverinfo: 'skip' },
      marker: { color, symbol, size: 9 },
    },
  ];
}

/** Exponents of ten that hold the positive values, 16 below the largest at most. */
function decades(values: readonly number[]): Interval {
  const logs = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  const [low, high] = around(logs, 0.05);
  return [Math.max(low, high - 16), high];
}

function describe(runs: readonly Run[], z: string): string {
  const parts = runs.map((run, i) => {
    const { values } = run.history;
    const end = `${formatNumber(values[values.length - 1])} after ${values.length - 1} iterations`;
    return `${runLabel(run, i, runs.length)} brings ${z} to ${end}`;
  });
  return `Paths over level curves, and the loss on a log scale: ${parts.join('; ')}.`;
}
