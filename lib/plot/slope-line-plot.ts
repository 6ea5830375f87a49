import { derivative, type RealFunction } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { around, evenly, type Interval, requireInterval } from './interval';
import { PALETTE } from './palette';
import { pointsTrace } from './tangent-plot';

/** @see slopeLinePlot */
export interface SlopeLineOptions extends CurveOptions {
  /** The exact derivative. Default: a central difference. */
  readonly derivative?: RealFunction;
}

const UPPER: Interval = [0.24, 1];
const LOWER: Interval = [0, 0.13];

/**
 * A function above a number line on which its slopes are arrows.
 *
 * A positive slope is an arrow to the right, a negative one to the left: slopes point uphill, away
 * from a minimum and towards a maximum. The longest arrow spans a sixth of the domain.
 *
 * @param f function of one number.
 * @param points where the slope is drawn.
 * @param options title, domain, range, labels, `derivative`.
 * @returns a figure whose arrows carry their slopes.
 * @throws RangeError when the domain is not in rising order.
 * @example
 * import { show, slopeLinePlot } from 'nabla';
 * show(slopeLinePlot((x) => x ** 2, [-2, -1, 1, 2], { title: 'Around a minimum the slopes point away from it' }));
 * @source Curriculum 01
 */
export function slopeLinePlot(
  f: RealFunction,
  points: readonly number[],
  options: SlopeLineOptions,
): Figure {
  const { x = 'x', y = 'f(x)' } = options;
  const domain = requireInterval('slopeLinePlot', 'domain', options.domain ?? [-5, 5]);
  const range =
    options.range ??
    around(
      evenly(domain, 101).map((value) => f(value)),
      0.12,
    );
  const slopes = points.map(options.derivative ?? ((at) => derivative(f, at)));
  const told = points.map((at, i) => `${formatNumber(slopes[i])} at ${formatNumber(at)}`);
  const ends = arrowEnds(points, slopes, (domain[1] - domain[0]) / 6);
  const [low, high] = around(ends, 0.02);
  const view: Interval = [Math.min(domain[0], low), Math.max(domain[1], high)];
  return figure({
    title: options.title,
    description:
      options.description ?? `Graph of ${y} with its slopes as arrows: ${told.join(', ')}.`,
    height: options.height ?? 460,
    data: [
      { ...curveTrace(f, domain, y, { color: PALETTE.function }), showlegend: false },
      pointsTrace(
        points,
        points.map((at) => f(at)),
      ),
      arrowsTrace(points, ends),
      slopeTexts(points, slopes),
    ],
    layout: panelAxes(axis(x, view), axis(y, range)),
  });
}

/** The graph above, the number line below, over the same x. */
function panelAxes(x: ReturnType<typeof axis>, y: ReturnType<typeof axis>) {
  const bare = { showticklabels: false, ticks: '' };
  return {
    xaxis: { ...x, title: { text: '' }, anchor: 'y', ...bare },
    yaxis: { ...y, domain: UPPER, anchor: 'x' },
    xaxis2: { ...x, anchor: 'y2', matches: 'x' },
    yaxis2: {
      ...{ title: { text: 'slope' }, domain: LOWER, range: [-1, 1.6], anchor: 'x2' },
      ...{ ...bare, showgrid: false },
    },
  };
}

/** Where each slope's arrow ends; its length is the slope's share of the steepest. */
function arrowEnds(points: readonly number[], slopes: readonly number[], longest: number) {
  const steepest = Math.max(...slopes.map(Math.abs), Number.MIN_VALUE);
  return points.map((at, i) => at + (slopes[i] / steepest) * longest);
}

function arrowsTrace(points: readonly number[], ends: readonly number[]) {
  return {
    ...{ type: 'scatter', mode: 'lines+markers', xaxis: 'x2', yaxis: 'y2', showlegend: false },
    ...{ x: points.flatMap((at, i) => [at, ends[i], null]) },
    ...{ y: points.flatMap(() => [0, 0, null]), hoverinfo: 'skip' },
    line: { color: PALETTE.tangent, width: 3 },
    marker: {
      ...{ symbol: 'arrow', angleref: 'previous', opacity: 1, color: PALETTE.tangent },
      size: points.flatMap((at, i) => [0, ends[i] === at ? 0 : 12, 0]),
    },
  };
}

function slopeTexts(points: readonly number[], slopes: readonly number[]) {
  return {
    ...{ type: 'scatter', mode: 'markers+text', xaxis: 'x2', yaxis: 'y2', showlegend: false },
    ...{ x: points, y: points.map(() => 0), text: slopes.map((slope) => formatNumber(slope, 3)) },
    ...{ textposition: 'top center', hoverinfo: 'skip' },
    marker: { color: PALETTE.tangent, size: 7 },
  };
}
