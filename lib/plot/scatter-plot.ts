import type { RealFunction } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { curveTrace } from './function-plot';
import { around, type Interval } from './interval';
import { PALETTE } from './palette';

/** @see scatterPlot */
export interface ScatterOptions extends FigureOptions {
  /** The fitted function. Default: none. */
  readonly fit?: RealFunction;
  /** Draw the residual of each example, the vertical gap to the fit. Default: false. */
  readonly residuals?: boolean;
  /** What the vertical axis shows. Default: all points and the fit. */
  readonly range?: Interval;
  /** Label of the feature's axis. Default: "x". */
  readonly x?: string;
  /** Label of the target's axis. Default: "y". */
  readonly y?: string;
}

/**
 * Examples as points, with a fitted function and the residuals.
 *
 * @param x n features.
 * @param y n targets.
 * @param options title, `fit`, `residuals`, labels.
 * @returns a figure.
 * @throws TypeError when the lengths differ or are 0.
 * @example
 * import { scatterPlot, show } from 'nabla';
 * show(scatterPlot([1, 2, 4, 5], [2, 3, 4, 5], { title: 'The line misses no point by much', fit: (x) => 1.4 + 0.7 * x, residuals: true }));
 * @source Curriculum 05
 */
export function scatterPlot(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  options: ScatterOptions,
): Figure {
  const { fit, residuals = false, x: xLabel = 'x', y: yLabel = 'y' } = options;
  const [xs, ys] = requirePairs('scatterPlot', x, y);
  const domain = around(xs);
  return figure({
    title: options.title,
    description: options.description ?? describe(xs, ys, fit, xLabel, yLabel),
    height: options.height,
    data: [
      ...(fit && residuals ? [residualTrace(xs, ys, fit)] : []),
      dataTrace(xs, ys),
      ...(fit ? [curveTrace(fit, domain, 'fit', { color: PALETTE.function })] : []),
    ],
    layout: { xaxis: axis(xLabel, domain), yaxis: axis(yLabel, options.range) },
  });
}

/** @throws TypeError when the lengths differ or are 0. @internal */
export function requirePairs(
  caller: string,
  x: ArrayLike<number>,
  y: ArrayLike<number>,
): [number[], number[]] {
  if (x.length > 0 && x.length === y.length) return [Array.from(x), Array.from(y)];
  throw new TypeError(
    `${caller}: needs as many x as y and at least one, but ${x.length} x and ${y.length} y came.`,
  );
}

/** The examples. @internal */
export function dataTrace(x: readonly number[], y: readonly number[]) {
  const marker = {
    color: PALETTE.data,
    size: x.length > 200 ? 5 : 8,
    opacity: x.length > 200 ? 0.6 : 1,
  };
  return { type: 'scatter', mode: 'markers', name: 'data', x, y, marker };
}

/** One vertical line per example, from the target to the fit. @internal */
export function residualTrace(x: readonly number[], y: readonly number[], fit: RealFunction) {
  return {
    ...{ type: 'scatter', mode: 'lines', name: 'residuals', hoverinfo: 'skip' },
    ...{ x: x.flatMap((value) => [value, value, null]) },
    ...{ y: x.flatMap((value, i) => [y[i], fit(value), null]) },
    line: { color: PALETTE.residual, width: 2.5 },
  };
}

function describe(
  x: readonly number[],
  y: readonly number[],
  fit: RealFunction | undefined,
  xLabel: string,
  yLabel: string,
): string {
  const what = `${x.length} points of ${yLabel} against ${xLabel}`;
  if (fit === undefined) return `${what}.`;
  const squares = x.reduce((sum, value, i) => sum + (y[i] - fit(value)) ** 2, 0);
  return `${what} with a fitted function; the mean squared residual is ${formatNumber(squares / x.length)}.`;
}
