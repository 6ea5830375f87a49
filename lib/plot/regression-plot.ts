import type { ScalarField } from '../calculus';
import { axis, HEADING_HEIGHT, heading, logAxis, placed } from './axis';
import { planePaths } from './contour-plot';
import { contourTrace } from './contour-trace';
import { type Figure, type FigureOptions, figure } from './figure';
import { formatNumber, formatPoint } from './format';
import { around, type Interval } from './interval';
import { type Domain, domainAround, type Landscape, landscape } from './landscape';
import { PALETTE } from './palette';
import { type Path, type Run, requirePath } from './run';
import { dataTrace, requirePairs, residualTrace } from './scatter-plot';
import { slider } from './slider';
import { thinned } from './thinned';

/** @see regressionPlot */
export interface RegressionOptions extends FigureOptions {
  /** Part of the parameter plane that is drawn. Default: around the run. */
  readonly domain?: Domain;
  /** Scale of the loss axis. Default: 'linear'. */
  readonly scale?: 'linear' | 'log';
  /** Largest number of positions of the scrubber; the run is thinned to it. Default: 40. */
  readonly frames?: number;
  /** Label of the feature's axis. Default: "x". */
  readonly x?: string;
  /** Label of the target's axis. Default: "y". */
  readonly y?: string;
}

const LEFT: Interval = [0, 0.44];
const RIGHT: Interval = [0.58, 1];
const UPPER: Interval = [0.46, 1];
const LOWER: Interval = [0, 0.24];

/**
 * A line being fitted: the fit, the path over the cost's contour and the loss, on one scrubber.
 *
 * @param x n features.
 * @param y n targets.
 * @param cost the cost of θ = (θ₀, θ₁) for the line θ₀ + θ₁x, the function that was descended.
 * @param run the run in θ, at least one step long.
 * @param options title, domain, scale, `frames`, labels.
 * @returns a figure with a frame per iteration; all three panels show the same iteration, the last one first.
 * @throws TypeError when the lengths differ or the run is not in two dimensions.
 * @example
 * import { descend, regressionPlot, show } from 'nabla';
 * const [x, y] = [[1, 2, 3], [1, 2, 3]];
 * const cost = ([t0, t1]: readonly number[]) => x.reduce((sum, xi, i) => sum + (t0 + t1 * xi - y[i]) ** 2, 0) / 3;
 * show(regressionPlot(x, y, cost, descend(cost, [4, 0], { rate: 0.1 }), { title: 'The line turns into the data' }));
 */
export function regressionPlot(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  cost: ScalarField,
  run: Run,
  options: RegressionOptions,
): Figure {
  const [xs, ys] = requirePairs('regressionPlot', x, y);
  const path = requirePath('regressionPlot', run, 2);
  const domain = domainAround('regressionPlot', options.domain, [run]);
  const scene = { xs, ys, path, domain, land: landscape(cost, domain, 'linear', 41) };
  const steps = thinned(path.points.length, options.frames ?? 40).map((iteration) => ({
    label: iteration,
    figure: oneIteration(scene, iteration, options),
  }));
  const description = options.description;
  return slider(steps, {
    prefix: 'iteration ',
    active: steps.length - 1,
    pace: 300,
    ...(description ? { description } : {}),
  });
}

interface Scene {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly path: Path;
  readonly domain: Domain;
  readonly land: Landscape;
}

function oneIteration(scene: Scene, iteration: number, options: RegressionOptions): Figure {
  const { xs, ys, path, domain, land } = scene;
  const { x = 'x', y = 'y', scale = 'linear' } = options;
  const theta = path.points[iteration];
  const fit = (value: number) => theta[0] + theta[1] * value;
  const values = Array.from(path.values);
  const sofar = {
    points: path.points.slice(0, iteration + 1),
    values: values.slice(0, iteration + 1),
  };
  const view = around(xs, 0.1);
  const traces = [
    residualTrace(xs, ys, fit),
    dataTrace(xs, ys),
    {
      type: 'scatter',
      mode: 'lines',
      x: view,
      y: view.map(fit),
      line: { color: PALETTE.function, width: 2.5 },
    },
    {
      ...contourTrace(land, { scale: 'linear', name: 'cost', bar: false }),
      xaxis: 'x2',
      yaxis: 'y2',
    },
    ...planePaths('regressionPlot', [{ history: sofar }], { xaxis: 'x2', yaxis: 'y2' }),
    ...lossTraces(placed(scale, values), iteration),
  ];
  return figure({
    title: options.title,
    description: `Iteration ${iteration}: θ = ${formatPoint(theta)}, loss ${formatNumber(values[iteration])}.`,
    height: options.height ?? 560,
    headings: HEADING_HEIGHT,
    data: traces.map((trace) => ({ ...trace, showlegend: false })),
    layout: {
      xaxis: { ...axis(x, view), domain: LEFT, anchor: 'y' },
      yaxis: { ...axis(y, fitRange(scene)), domain: UPPER, anchor: 'x' },
      xaxis2: { ...axis('θ₀', domain[0]), domain: RIGHT, anchor: 'y2' },
      yaxis2: { ...axis('θ₁', domain[1]), domain: UPPER, anchor: 'x2' },
      xaxis3: { ...axis('iteration', [-0.5, values.length - 0.5]), anchor: 'y3' },
      yaxis3: {
        ...(scale === 'log' ? logAxis('loss') : axis('loss')),
        domain: LOWER,
        anchor: 'x3',
      },
      annotations: [
        heading(`Fit: θ = ${formatPoint(theta, 3)}`, LEFT),
        heading('Path over the cost', RIGHT),
        heading(`Loss ${formatNumber(values[iteration])}`, [0, 1], LOWER[1]),
      ],
    },
  });
}

/** The whole loss, faint, the part that is reached, and a dot at its head; the axes stand still. */
function lossTraces(values: readonly number[], iteration: number) {
  const common = { type: 'scatter', mode: 'lines', xaxis: 'x3', yaxis: 'y3', hoverinfo: 'skip' };
  const all = [...values.keys()];
  const reached = { x: all.slice(0, iteration + 1), y: values.slice(0, iteration + 1) };
  return [
    { ...common, x: all, y: values, line: { color: PALETTE.data, width: 1 }, hoverinfo: 'x+y' },
    { ...common, ...reached, line: { color: PALETTE.path, width: 2.5 } },
    {
      ...{ ...common, mode: 'markers', x: [iteration], y: [values[iteration]] },
      marker: { color: PALETTE.path, size: 10 },
    },
  ];
}

/** Holds the data and the first and last fitted lines. */
function fitRange({ xs, ys, path }: Scene): Interval {
  const ends = [path.points[0], path.points[path.points.length - 1]];
  const fitted = ends.flatMap((theta) => xs.map((value) => theta[0] + theta[1] * value));
  return around([...ys, ...fitted], 0.12);
}
