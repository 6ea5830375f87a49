import type { ScalarField } from '../calculus';
import { type Arrow, arrowTrace } from './arrow-trace';
import { axis } from './axis';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { type Domain, domainAround, landscape } from './landscape';
import { PALETTE, runStyle } from './palette';
import { minimumTrace, pathOnMapTraces } from './path-traces';
import { coordinate, type Run, requirePath, runLabel } from './run';

/** Options shared by the figures of functions of two variables. */
export interface LandscapeOptions extends FigureOptions {
  /** What is drawn: `[[x from, x to], [y from, y to]]`. Default: around the runs, else [−5, 5] both ways. */
  readonly domain?: Domain;
  /** Paths to draw, at most four. Default: none. */
  readonly runs?: readonly Run[];
  /** A minimum to mark. Default: none. */
  readonly minimum?: readonly number[];
  /** Levels evenly spaced in f, or in powers of ten for a steep f ≥ 0. Default: 'linear'. */
  readonly scale?: 'linear' | 'log';
  /** Points per axis at which f is evaluated. Default: 61, on a log scale 101. */
  readonly grid?: number;
  /** Label of the first variable's axis. Default: "x". */
  readonly x?: string;
  /** Label of the second variable's axis. Default: "y". */
  readonly y?: string;
  /** Name of the function's value. Default: "f". */
  readonly z?: string;
}

/** @see contourPlot */
export interface ContourOptions extends LandscapeOptions {
  /** Arrows to draw, by the name that the legend shows, at most five. Default: none. */
  readonly arrows?: { readonly [name: string]: Arrow };
}

/**
 * Level curves of a function of two variables, with the paths that algorithms took.
 *
 * @param f function of a vector of length 2.
 * @param options title, domain, runs, minimum, arrows, scale, labels.
 * @returns a figure; one run is drawn in the colour of paths, several in the series' colours.
 * @throws TypeError when a run is empty or not in two dimensions; RangeError for a domain out of order.
 * @example
 * import { contourPlot, descend, show } from 'nabla';
 * const bowl = ([x, y]: readonly number[]) => x ** 2 + y ** 2;
 * const run = descend(bowl, [3, -2], { rate: 0.1 });
 * show(contourPlot(bowl, { title: 'Each step crosses the level curves at a right angle', runs: [run] }));
 * @source Curriculum 02 and 04
 */
export function contourPlot(f: ScalarField, options: ContourOptions): Figure {
  const { runs = [], minimum, scale = 'linear', grid, x = 'x', y = 'y', z = 'f' } = options;
  const domain = domainAround('contourPlot', options.domain, runs, minimum ? [minimum] : []);
  const arrows = Object.entries(options.arrows ?? {});
  return figure({
    title: options.title,
    description: options.description ?? describeLandscape('Level curves', domain, options),
    height: options.height ?? 460,
    data: [
      contourTrace(landscape(f, domain, scale, grid), { scale, name: z }),
      ...planePaths('contourPlot', runs),
      ...arrows.map(([name, arrow], i) => arrowTrace(arrow, name, arrowColor(i))),
      ...(minimum ? [minimumTrace(minimum[0], minimum[1])] : []),
    ],
    layout: { xaxis: axis(x, domain[0]), yaxis: axis(y, domain[1]) },
  });
}

/** The first arrow has the colour of gradients. */
function arrowColor(index: number): string {
  return index === 0 ? PALETTE.gradient : runStyle(index === 1 ? 0 : index).color;
}

/** The traces of all runs in a plane. @internal */
export function planePaths(caller: string, runs: readonly Run[], axes: object = {}) {
  return runs.flatMap((run, i) => {
    const path = requirePath(caller, run, 2);
    const [x, y] = [0, 1].map((axis) => coordinate(path, axis));
    const style = { name: runLabel(run, i, runs.length), ...runStyle(i) };
    return pathOnMapTraces({ x, y, path, ...style }, axes);
  });
}

/** A sentence about a landscape and where its paths begin and end. @internal */
export function describeLandscape(
  what: string,
  [[x0, x1], [y0, y1]]: Domain,
  { runs = [], x = 'x', y = 'y', z = 'f' }: LandscapeOptions,
): string {
  const box = [x0, x1, y0, y1].map((value) => formatNumber(value, 3));
  const area = `${x} from ${box[0]} to ${box[1]}, ${y} from ${box[2]} to ${box[3]}`;
  const paths = runs.map((run, i) => {
    const { points, values } = run.history;
    const last = points.length - 1;
    const [start, end] = [formatPoint(points[0]), formatPoint(points[last])];
    const fall = `${formatNumber(values[0])} to ${formatNumber(values[last])}`;
    return `; ${runLabel(run, i, runs.length)} goes from ${start} to ${end} in ${last} steps and ${z} from ${fall}`;
  });
  return `${what} of ${z} over ${area}${paths.join('')}.`;
}
