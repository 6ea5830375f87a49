import { placed, type Scale, scaledAxis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { functionStyle, PALETTE } from './palette';

/** Points of a line; as many x as y. */
export interface Series {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** @see linePlot */
export interface LineOptions extends FigureOptions {
  /** Scale of the horizontal axis; what is 0 or below has no place in 'log'. Default: 'linear'. */
  readonly xScale?: Scale;
  /** Scale of the vertical axis. Default: 'linear'. */
  readonly yScale?: Scale;
  /** Slope of a guide line through the first series' first point, for log–log axes. Default: none. */
  readonly guide?: number;
  /** Single points to mark, by the name that the legend shows. Default: none. */
  readonly marks?: { readonly [name: string]: Series };
  /** Label of the horizontal axis. Default: "x". */
  readonly x?: string;
  /** Label of the vertical axis. Default: "y". */
  readonly y?: string;
}

/**
 * Measured lines, on linear or logarithmic axes.
 *
 * On log–log axes y = c·xᵖ is a straight line of slope p; `guide` draws one to compare with.
 *
 * @param series lines by name, at most five.
 * @param options title, scales, `guide`, `marks`, labels.
 * @returns a figure.
 * @throws TypeError when a line has no points, or not as many x as y.
 * @example
 * import { linePlot, show } from 'nabla';
 * const batch = [1, 2, 4, 8, 16];
 * show(linePlot({ measured: { x: batch, y: batch.map((b) => 3 / b) } }, {
 *   title: 'Twice the batch, half the variance', xScale: 'log', yScale: 'log', guide: -1,
 *   x: 'batch size', y: 'variance',
 * }));
 * @source Curriculum 07 and 08
 */
export function linePlot(
  series: { readonly [name: string]: Series },
  options: LineOptions,
): Figure {
  const { xScale = 'linear', yScale = 'linear', marks = {}, x = 'x', y = 'y', guide } = options;
  const names = Object.keys(series);
  if (names.length === 0) throw new TypeError('linePlot: needs at least one line, none came.');
  const lines = names.map((name) => requireSeries(name, series[name]));
  return figure({
    title: options.title,
    description: options.description ?? describe(names, lines, x, y),
    height: options.height,
    data: [
      ...(guide === undefined ? [] : [guideTrace(lines[0], guide)]),
      ...lines.map((line, i) => lineTrace(names[i], line, i, xScale, yScale)),
      ...Object.entries(marks).map(([name, mark], i) => markTrace(name, mark, i, xScale, yScale)),
    ],
    layout: { xaxis: scaledAxis(x, xScale), yaxis: scaledAxis(y, yScale) },
  });
}

function requireSeries(name: string, { x, y }: Series): Series {
  if (x.length > 0 && x.length === y.length) return { x, y };
  throw new TypeError(
    `linePlot: a line needs as many x as y and at least one, but "${name}" has ${x.length} x and ${y.length} y.`,
  );
}

function lineTrace(name: string, { x, y }: Series, index: number, xScale: Scale, yScale: Scale) {
  return {
    ...{ type: 'scatter', ...lineMode(x.length), name },
    ...{ x: placed(xScale, x), y: placed(yScale, y) },
    line: { width: 2.5, ...functionStyle(index) },
    hovertemplate: '%{x:.4~g}: %{y:.4~g}',
  };
}

/** Few points are marked on their line, many would hide it. @internal */
export function lineMode(points: number) {
  return points > 31 ? { mode: 'lines' } : { mode: 'lines+markers', marker: { size: 6 } };
}

const MARKS = ['circle-open', 'square-open', 'diamond-open', 'triangle-up-open', 'x-open'];

/** Points without a line. @internal */
export function markTrace(
  name: string,
  { x, y }: Series,
  index: number,
  xScale: Scale,
  yScale: Scale,
) {
  const marker = { symbol: MARKS[index % MARKS.length], size: 13, color: PALETTE.data };
  return {
    ...{ type: 'scatter', mode: 'markers', name, x: placed(xScale, x), y: placed(yScale, y) },
    marker: { ...marker, line: { width: 2.5, color: PALETTE.data } },
  };
}

/** y = y₀ (x/x₀)^slope over the range of x. */
function guideTrace({ x, y }: Series, slope: number) {
  const ends = [Math.min(...Array.from(x)), Math.max(...Array.from(x))];
  return {
    ...{ type: 'scatter', mode: 'lines', name: `slope ${formatNumber(slope)}`, hoverinfo: 'skip' },
    ...{ x: ends, y: ends.map((end) => y[0] * (end / x[0]) ** slope) },
    line: { color: PALETTE.data, width: 2, dash: 'dot' },
  };
}

function describe(names: readonly string[], lines: readonly Series[], x: string, y: string) {
  const parts = lines.map((line, i) => {
    const last = line.x.length - 1;
    const [a, b] = [0, last].map((k) => `${formatNumber(line.y[k])} at ${formatNumber(line.x[k])}`);
    return `${names[i]} goes from ${a} to ${b}`;
  });
  return `${y} against ${x}: ${parts.join('; ')}.`;
}
