import type { RealFunction } from '../calculus';
import { axis, HEADING_HEIGHT, heading, logAxis } from './axis';
import { figure } from './figure';
import { displayable } from './figure-bundle';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { around, evenly, type Interval, requireInterval } from './interval';
import { PALETTE } from './palette';
import { slider } from './slider';
import { pointsTrace } from './tangent-plot';

/** The Taylor coefficients f⁽ᵏ⁾(x₀)/k!, k = 0, 1, 2, …, as `taylor(f, center, order)` gives them. */
export interface TaylorCoefficients {
  readonly center: number;
  readonly coefficients: ArrayLike<number>;
}

const LEFT: Interval = [0, 0.46];
const RIGHT: Interval = [0.6, 1];

/**
 * Taylor polynomials, order by order: the polynomial on the function, its error on a log scale.
 *
 * Order n around x₀: Σ f⁽ᵏ⁾(x₀)/k! · (x − x₀)ᵏ, k = 0 … n.
 *
 * @param f function of one number.
 * @param expansions the expansion, or several around different centers; the longest order of all is the last position.
 * @param options title, domain, range, labels.
 * @returns a figure with a slider over the order, and for several expansions a menu of centers.
 * @throws TypeError when no expansion has an order of 1 or higher, or one is empty.
 * @example
 * import { show, taylor, taylorPlot } from 'nabla';
 * show(taylorPlot(Math.cos, [taylor(Math.cos, 0, 8), taylor(Math.cos, 2, 8)], {
 *   title: 'Every order holds a little farther from the center', domain: [-6, 6], range: [-2, 2],
 * }));
 * @source Curriculum 03
 */
export function taylorPlot(
  f: RealFunction,
  expansions: TaylorCoefficients | readonly TaylorCoefficients[],
  options: CurveOptions,
): Figure {
  const list = 'coefficients' in expansions ? [expansions] : expansions;
  const domain = requireInterval('taylorPlot', 'domain', options.domain ?? [-5, 5]);
  const range =
    options.range ??
    around(
      evenly(domain, 101).map((x) => f(x)),
      0.3,
    );
  const highest = requireOrders(list);
  const orders = Array.from({ length: highest + 1 }, (_, order) => order);
  const steps = orders.map((order) => ({
    label: order,
    figure: oneOrder(f, list, order, { ...options, domain, range }),
  }));
  const description = options.description;
  const result = slider(steps, {
    ...{ prefix: 'order ', active: Math.min(1, highest), pace: 1000 },
    ...(description ? { description } : {}),
  });
  return list.length === 1 ? result : withMenu(result, list);
}

/** The highest order of all expansions, at least 1. */
function requireOrders(list: readonly TaylorCoefficients[]): number {
  const empty = list.find(({ coefficients }) => coefficients.length === 0);
  if (empty) throw new TypeError(`taylorPlot: the expansion around ${empty.center} is empty.`);
  const highest = Math.max(...list.map(({ coefficients }) => coefficients.length)) - 1;
  if (highest >= 1) return highest;
  throw new TypeError('taylorPlot: needs an expansion of order 1 or higher.');
}

interface View extends CurveOptions {
  readonly domain: Interval;
  readonly range: Interval;
}

/** Traces: the function, then polynomial, center and error of each expansion. */
function oneOrder(
  f: RealFunction,
  list: readonly TaylorCoefficients[],
  order: number,
  { title, height, domain, range, x = 'x', y = 'f(x)' }: View,
): Figure {
  const traces = list.flatMap((expansion, i) => {
    const polynomial = partialSum(expansion, order);
    const visible = i === 0;
    const errorAt = (at: number) => Math.abs(f(at) - polynomial(at)) || Number.NaN;
    const curve = (name: string, g: RealFunction, color: string) =>
      curveTrace((at) => rounded(g(at)), domain, name, { color }, SAMPLES);
    const error = curve('error', errorAt, PALETTE.path);
    return [
      { ...curve('polynomial', polynomial, PALETTE.tangent), visible },
      { ...pointsTrace([expansion.center], [f(expansion.center)]), visible },
      { ...error, visible, showlegend: false, xaxis: 'x2', yaxis: 'y2' },
    ];
  });
  const first = formatNumber(list[0].center);
  return figure({
    title,
    description: `${y} and its Taylor polynomial of order ${order} around ${first}, with the error on a log scale.`,
    height: height ?? 400,
    headings: HEADING_HEIGHT,
    data: [curveTrace(f, domain, y, { color: PALETTE.function }), ...traces],
    layout: {
      xaxis: { ...axis(x, domain), domain: LEFT },
      yaxis: axis(y, range),
      xaxis2: { ...axis(x, domain), domain: RIGHT, anchor: 'y2' },
      yaxis2: { ...logAxis('error'), range: [-16.5, 3], anchor: 'x2' },
      annotations: [heading(`Order ${order}`, LEFT), heading('|f − polynomial|', RIGHT)],
    },
  });
}

/** There is a curve for every order and center: what a panel of 300 pixels shows needs no more points and digits. */
const SAMPLES = 151;

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function partialSum({ center, coefficients }: TaylorCoefficients, order: number): RealFunction {
  const used = Array.from(coefficients).slice(0, order + 1);
  return (x) => used.reduceRight((sum, coefficient) => sum * (x - center) + coefficient, 0);
}

/** A menu above the plot that shows one expansion's traces; frames leave what is visible alone. */
function withMenu(result: Figure, list: readonly TaylorCoefficients[]): Figure {
  const buttons = list.map(({ center }, chosen) => ({
    label: `x₀ = ${formatNumber(center)}`,
    method: 'restyle',
    args: ['visible', [true, ...list.flatMap((_, i) => [0, 1, 2].map(() => i === chosen))]],
  }));
  const menu = {
    ...{ type: 'buttons', direction: 'right', showactive: false, bordercolor: '#808080' },
    ...{ x: 1, xanchor: 'right', y: 1, yanchor: 'bottom', pad: { b: 26 }, buttons },
  };
  const frames = result.frames?.map((frame) => ({
    ...frame,
    data: frame.data.map(({ visible: _visible, ...trace }) => trace),
  }));
  const controls = Array.isArray(result.layout.updatemenus) ? result.layout.updatemenus : [];
  const layout = { ...result.layout, updatemenus: [...controls, menu] };
  return displayable(frames ? { ...result, layout, frames } : { ...result, layout });
}
