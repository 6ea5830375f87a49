import type { RealFunction } from '../calculus';
import { derivative } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { around, evenly, type Interval, requireInterval } from './interval';
import { PALETTE } from './palette';

/** @see tangentPlot */
export interface TangentOptions extends CurveOptions {
  /** The exact derivative. Default: a central difference. */
  readonly derivative?: RealFunction;
  /** Second points of secants through the touched point. Default: none. */
  readonly secants?: readonly number[];
}

/**
 * A function with its tangent at one or several points, and secants through the first.
 *
 * Tangent at a: y = f(a) + f′(a)(x − a). Secant through a and b: slope (f(b) − f(a))/(b − a).
 *
 * @param f function of one number.
 * @param at the point or points where the tangent touches.
 * @param options title, domain, range, labels, `derivative`, `secants`.
 * @returns a figure whose legend tells every slope.
 * @throws RangeError when the domain is not in rising order.
 * @example
 * import { show, tangentPlot } from 'nabla';
 * show(tangentPlot((x) => x ** 2, 2, { title: 'At x = 2 the parabola rises with slope 4', secants: [4] }));
 * @source Curriculum 01
 */
export function tangentPlot(
  f: RealFunction,
  at: number | readonly number[],
  options: TangentOptions,
): Figure {
  const { x = 'x', y = 'f(x)', secants = [] } = options;
  const points = typeof at === 'number' ? [at] : at;
  const domain = requireInterval('tangentPlot', 'domain', options.domain ?? [-5, 5]);
  const range =
    options.range ??
    around(
      evenly(domain, 101).map((value) => f(value)),
      0.15,
    );
  const slopeAt = options.derivative ?? ((a: number) => derivative(f, a));
  const tangents = points.map((a) => ({ a, slope: slopeAt(a) }));
  return figure({
    title: options.title,
    description: options.description ?? describe(y, domain, tangents),
    height: options.height,
    data: [
      curveTrace(f, domain, y, { color: PALETTE.function }),
      ...secants.map((b) => secantTrace(f, points[0], b, domain)),
      ...tangents.map(({ a, slope }) => tangentTrace(f, a, slope, domain)),
      pointsTrace(
        points,
        points.map((a) => f(a)),
      ),
    ],
    layout: { xaxis: axis(x, domain), yaxis: axis(y, range) },
  });
}

function tangentTrace(f: RealFunction, a: number, slope: number, domain: Interval) {
  const name = `tangent at ${formatNumber(a)}: slope ${formatNumber(slope)}`;
  return lineTrace(a, f(a), slope, domain, name, { color: PALETTE.tangent });
}

function secantTrace(f: RealFunction, a: number, b: number, domain: Interval) {
  const slope = (f(b) - f(a)) / (b - a);
  const name = `secant to ${formatNumber(b)}: slope ${formatNumber(slope)}`;
  return lineTrace(a, f(a), slope, domain, name, { color: PALETTE.secant, dash: 'dash' });
}

/** The line through (a, y) with this slope. @internal */
export function lineTrace(
  a: number,
  y: number,
  slope: number,
  domain: Interval,
  name: string,
  style: object,
) {
  const ends = domain.map((x) => y + slope * (x - a));
  return { type: 'scatter', mode: 'lines', name, x: domain, y: ends, line: { width: 2, ...style } };
}

/** Points on a curve, without an entry in the legend. @internal */
export function pointsTrace(x: readonly number[], y: readonly number[]) {
  const marker = { color: PALETTE.tangent, size: 9, line: { color: 'white', width: 1 } };
  return { type: 'scatter', mode: 'markers', x, y, marker, showlegend: false };
}

function describe(
  y: string,
  [from, to]: Interval,
  tangents: readonly { readonly a: number; readonly slope: number }[],
): string {
  const parts = tangents.map(
    ({ a, slope }) => `the tangent at ${formatNumber(a)} has slope ${formatNumber(slope)}`,
  );
  return `Graph of ${y} from ${formatNumber(from)} to ${formatNumber(to)}; ${parts.join(', ')}.`;
}
