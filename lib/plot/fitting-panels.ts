import { axis, HEADING_HEIGHT, heading, logAxis, placed } from './axis';
import { planePaths } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { around, type Interval } from './interval';
import type { Domain, Landscape } from './landscape';
import { PALETTE } from './palette';
import type { Path } from './run';
import { dataTrace, residualTrace } from './scatter-plot';

const LEFT: Interval = [0, 0.44];
const RIGHT: Interval = [0.58, 1];
const UPPER: Interval = [0.46, 1];
const LOWER: Interval = [0, 0.24];

/** The data, the cost of lines through them, and the path that was taken. */
interface Fitting {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly path: Path;
  readonly domain: Domain;
  readonly land: Landscape;
}

interface View extends FigureOptions {
  readonly scale?: 'linear' | 'log';
  readonly x?: string;
  readonly y?: string;
}

/** One iteration in three panels: the fitted line, the path over the cost so far, and the cost curve. */
export function fittingFigure(fitting: Fitting, iteration: number, options: View): Figure {
  const { scale = 'linear' } = options;
  const theta = fitting.path.points[iteration];
  const values = Array.from(fitting.path.values);
  const cost = formatNumber(values[iteration]);
  const traces = [
    ...fitPanel(fitting, theta),
    ...costPanel(fitting, iteration, values),
    ...costCurve(placed(scale, values), iteration),
  ];
  return figure({
    title: options.title,
    description: `Iteration ${iteration}: θ = ${formatPoint(theta)}, cost ${cost}.`,
    height: options.height ?? 560,
    headings: HEADING_HEIGHT,
    data: traces.map((trace) => ({ ...trace, showlegend: false })),
    layout: {
      ...panelAxes(fitting, options),
      annotations: [
        heading(`Fit: θ = ${formatPoint(theta, 3)}`, LEFT),
        heading('Path over the cost', RIGHT),
        heading(`Cost ${cost}`, [0, 1], LOWER[1]),
      ],
    },
  });
}

function fitPanel({ xs, ys }: Fitting, theta: ArrayLike<number>) {
  const fit = (value: number) => theta[0] + theta[1] * value;
  const x = around(xs, 0.1);
  const line = { color: PALETTE.function, width: 2.5 };
  return [
    residualTrace(xs, ys, fit),
    dataTrace(xs, ys),
    { type: 'scatter', mode: 'lines', x, y: x.map(fit), line },
  ];
}

function costPanel({ path, land }: Fitting, iteration: number, values: readonly number[]) {
  const axes = { xaxis: 'x2', yaxis: 'y2' };
  const reached = {
    points: path.points.slice(0, iteration + 1),
    values: values.slice(0, iteration + 1),
  };
  return [
    { ...contourTrace(land, { scale: 'linear', name: 'cost', bar: false }), ...axes },
    ...planePaths('regressionPlot', [{ history: reached }], axes),
  ];
}

/** The whole cost curve, faint, the part that is reached, and a dot at its head; the axes stand still. */
function costCurve(values: readonly number[], iteration: number) {
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
function fitRange({ xs, ys, path }: Fitting): Interval {
  const ends = [path.points[0], path.points[path.points.length - 1]];
  const fitted = ends.flatMap((theta) => xs.map((value) => theta[0] + theta[1] * value));
  return around([...ys, ...fitted], 0.12);
}

function panelAxes(fitting: Fitting, { x = 'x', y = 'y', scale = 'linear' }: View) {
  const { xs, path, domain } = fitting;
  const iterations: Interval = [-0.5, path.points.length - 0.5];
  const costs = scale === 'log' ? logAxis('cost') : axis('cost');
  return {
    xaxis: { ...axis(x, around(xs, 0.1)), domain: LEFT, anchor: 'y' },
    yaxis: { ...axis(y, fitRange(fitting)), domain: UPPER, anchor: 'x' },
    xaxis2: { ...axis('θ₀', domain[0]), domain: RIGHT, anchor: 'y2' },
    yaxis2: { ...axis('θ₁', domain[1]), domain: UPPER, anchor: 'x2' },
    xaxis3: { ...axis('iteration', iterations), anchor: 'y3' },
    yaxis3: { ...costs, domain: LOWER, anchor: 'x3' },
  };
}
