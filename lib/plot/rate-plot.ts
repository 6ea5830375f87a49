import type { ScalarField } from '../calculus';
import { axis, HEADING_HEIGHT, heading, logAxis, placed } from './axis';
import { curvePaths, curveView, type DescentOptions, describeRuns } from './descent-plot';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { curveTrace } from './function-plot';
import type { Interval } from './interval';
import { PALETTE } from './palette';
import type { Run } from './run';
import { slider } from './slider';

/** A run and the learning rate that it was made with. */
export interface RateRun extends Run {
  readonly rate: number;
}

/** @see ratePlot */
export interface RateOptions extends DescentOptions {
  /** The rate at and above which descent cannot converge, 2/L for a loss of curvature L. Default: unknown. */
  readonly wall?: number;
  /** Index of the run that is shown first. Default: 0. */
  readonly active?: number;
}

const LEFT: Interval = [0, 0.44];
const RIGHT: Interval = [0.58, 1];

/**
 * A slider over the learning rate: the path on the curve beside its loss on a log scale.
 *
 * @param loss function of a vector of length 1, as for `descend`.
 * @param runs two or more runs from the same start, each with its `rate`, in rising order.
 * @param options title, `wall`, domain (default: around the first run), range, labels, `active`.
 * @returns a figure with one frame per rate; the heading says on which side of the wall it is.
 * @throws TypeError when there are fewer than two runs or a run is not in one dimension.
 * @example
 * import { descend, ratePlot, show } from 'nabla';
 * const loss = ([w]: readonly number[]) => w ** 2;
 * const runs = [0.01, 0.1, 0.8, 1.01].map((rate) => ({ rate, ...descend(loss, [-4], { rate, maxIterations: 30 }) }));
 * show(ratePlot(loss, runs, { title: 'Beyond the wall at 2/L = 1 every step goes farther away', wall: 1, domain: [-6, 6] }));
 * @source Curriculum 04
 */
export function ratePlot(
  loss: ScalarField,
  runs: readonly RateRun[],
  options: RateOptions,
): Figure {
  const { active = 0 } = options;
  const view = curveView('ratePlot', loss, runs.slice(0, 1), options);
  const decades = lossDecades(runs);
  const longest = Math.max(...runs.map((run) => run.history.points.length));
  const steps = runs.map((run) => ({
    label: formatNumber(run.rate),
    figure: oneRate(loss, run, options, { ...view, decades, iterations: [-0.5, longest - 0.5] }),
  }));
  const description = options.description;
  return slider(steps, { prefix: 'α = ', active, ...(description ? { description } : {}) });
}

interface View {
  readonly domain: Interval;
  readonly range: Interval;
  readonly decades: Interval;
  readonly iterations: Interval;
}

function oneRate(loss: ScalarField, run: RateRun, options: RateOptions, view: View): Figure {
  const { x = 'w', y = 'loss', title } = options;
  const values = placed('log', Array.from(run.history.values));
  const side = sideOfWall(run.rate, options.wall);
  return figure({
    title,
    description: `${describeRuns([{ history: run.history, label: `α = ${run.rate}` }])}${side && `: ${side}`}.`,
    height: options.height ?? 400,
    headings: HEADING_HEIGHT,
    data: [
      {
        ...curveTrace((w) => loss([w]), view.domain, y, { color: PALETTE.function }),
        showlegend: false,
      },
      ...curvePaths('ratePlot', [{ history: run.history }]).map((trace) => ({
        ...trace,
        showlegend: false,
      })),
      {
        ...{ type: 'scatter', mode: 'lines+markers', xaxis: 'x2', yaxis: 'y2', showlegend: false },
        ...{
          x: values.map((_, k) => k),
          y: values,
          hovertemplate: '%{x}: %{y:.4~g}<extra></extra>',
        },
        ...{ line: { color: PALETTE.path, width: 2.5 }, marker: { size: 5 } },
      },
    ],
    layout: {
      xaxis: { ...axis(x, view.domain), domain: LEFT },
      yaxis: axis(y, view.range),
      xaxis2: { ...axis('iteration', view.iterations), domain: RIGHT, anchor: 'y2' },
      yaxis2: { ...logAxis(y), range: view.decades, anchor: 'x2' },
      annotations: [
        heading(`Path, α = ${formatNumber(run.rate)}`, LEFT),
        heading(side || 'Loss, log scale', RIGHT),
      ],
    },
  });
}

function sideOfWall(rate: number, wall: number | undefined): string {
  if (wall === undefined) return '';
  const at = `the wall at ${formatNumber(wall)}`;
  if (rate === wall) return `Loss: exactly at ${at}`;
  return rate < wall ? `Loss: below ${at}` : `Loss: beyond ${at}`;
}

/** Powers of ten that hold the positive losses, from 1e−16 to 1e12 at most. */
function lossDecades(runs: readonly RateRun[]): Interval {
  const logs = runs
    .flatMap((run) => Array.from(run.history.values))
    .filter((value) => value > 0 && Number.isFinite(value))
    .map(Math.log10);
  if (logs.length === 0) return [-1, 1];
  const high = Math.min(Math.max(...logs), 12);
  const low = Math.max(Math.min(...logs), -16);
  return [low - 0.5, high + 0.5];
}
