import type { RealFunction } from '../calculus';
import { derivative } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { around, evenly, type Interval, requireInterval } from './interval';
import { PALETTE } from './palette';
import { slider } from './slider';
import { lineTrace, pointsTrace } from './tangent-plot';

/** @see secantPlot */
export interface SecantOptions extends CurveOptions {
  /** The exact derivative. Default: a central difference. */
  readonly derivative?: RealFunction;
}

const GRAPH: Interval = [0, 0.6];
const TABLE: Interval = [0.68, 1];

/**
 * Secants that tilt into the tangent: a slider over Δx, with the slopes in a table beside it.
 *
 * Slope of the secant from a to a + Δx: (f(a + Δx) − f(a)) / Δx.
 *
 * @param f function of one number.
 * @param at the point a where all secants begin.
 * @param widths two or more Δx, none of them 0, in the order of the slider.
 * @param options title, domain, range, labels, `derivative`.
 * @returns a figure with a frame per Δx; the table's row of the current Δx is marked.
 * @throws RangeError when a width is 0 or the domain is not in rising order.
 * @example
 * import { secantPlot, show } from 'nabla';
 * show(secantPlot((x) => x ** 2, 2, [2, 1, 0.5, 0.1, 0.01], { title: 'The secant tilts into the tangent' }));
 * @source Curriculum 01
 */
export function secantPlot(
  f: RealFunction,
  at: number,
  widths: readonly number[],
  options: SecantOptions,
): Figure {
  if (widths.includes(0)) throw new RangeError('secantPlot: a width Δx must not be 0.');
  const domain = requireInterval('secantPlot', 'domain', options.domain ?? [at - 3, at + 3]);
  const range =
    options.range ??
    around(
      evenly(domain, 101).map((x) => f(x)),
      0.15,
    );
  const tangent = options.derivative ? options.derivative(at) : derivative(f, at);
  const slopes = widths.map((width) => (f(at + width) - f(at)) / width);
  const scene = { f, at, widths, slopes, tangent, domain, range };
  const steps = widths.map((width, i) => ({
    label: formatNumber(width),
    figure: oneSecant(scene, i, options),
  }));
  const description = options.description;
  return slider(steps, { prefix: 'Δx = ', ...(description ? { description } : {}) });
}

interface Scene {
  readonly f: RealFunction;
  readonly at: number;
  readonly widths: readonly number[];
  readonly slopes: readonly number[];
  readonly tangent: number;
  readonly domain: Interval;
  readonly range: Interval;
}

function oneSecant(scene: Scene, index: number, options: SecantOptions): Figure {
  const { f, at, widths, slopes, tangent, domain, range } = scene;
  const { x = 'x', y = 'f(x)' } = options;
  const second = at + widths[index];
  return figure({
    title: options.title,
    description: `The secant from ${formatNumber(at)} to ${formatNumber(second)} has slope ${formatNumber(slopes[index])}, the tangent ${formatNumber(tangent)}.`,
    height: options.height ?? 400,
    data: [
      curveTrace(f, domain, y, { color: PALETTE.function }),
      lineTrace(at, f(at), tangent, domain, 'tangent', { color: PALETTE.tangent }),
      lineTrace(at, f(at), slopes[index], domain, 'secant', {
        color: PALETTE.secant,
        dash: 'dash',
      }),
      pointsTrace([at, second], [f(at), f(second)]),
      slopesTable(widths, slopes, index),
    ],
    layout: { xaxis: { ...axis(x, domain), domain: GRAPH }, yaxis: axis(y, range) },
  });
}

const CLEAR = 'rgba(0,0,0,0)';
const MARKED = 'rgba(128,128,128,0.3)';

function slopesTable(widths: readonly number[], slopes: readonly number[], index: number) {
  const line = { color: MARKED, width: 1 };
  return {
    ...{ type: 'table', domain: { x: TABLE, y: [0, 1] } },
    header: { values: ['Δx', 'slope'], align: 'right', fill: { color: CLEAR }, line, height: 26 },
    cells: {
      values: [widths, slopes].map((column) => column.map((value) => formatNumber(value, 6))),
      ...{ align: 'right', line, height: 24 },
      fill: { color: [widths.map((_, i) => (i === index ? MARKED : CLEAR))] },
    },
  };
}
