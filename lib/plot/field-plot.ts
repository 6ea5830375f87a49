import type { ScalarField } from '../calculus';
import { gradient } from '../calculus';
import { axis } from './axis';
import { type LandscapeOptions, planePaths } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { evenly } from './interval';
import { type Domain, domainAround, landscape } from './landscape';
import { PALETTE } from './palette';

/** A vector at every point of the plane. */
export type Field = (point: readonly number[]) => ArrayLike<number>;

/** @see fieldPlot */
export interface FieldOptions extends Omit<LandscapeOptions, 'minimum'> {
  /** Arrows per axis. Default: 13. */
  readonly arrows?: number;
  /** All arrows equally long, so that directions can be compared. Default: false. */
  readonly unit?: boolean;
}

/** @see gradientFieldPlot */
export interface GradientFieldOptions extends FieldOptions {
  /** The exact gradient. Default: central differences. */
  readonly gradient?: Field;
}

/**
 * A vector field as arrows; the longest arrow spans the gap between two.
 *
 * @param field function from a vector of length 2 to a vector of length 2.
 * @param options title, domain, `arrows`, `unit`, runs, labels.
 * @returns a figure.
 * @throws RangeError when the domain is not in rising order.
 * @example
 * import { fieldPlot, show } from 'nabla';
 * show(fieldPlot(([x, y]) => [-y, x], { title: 'A rotation: the field has curl and no divergence' }));
 * @source Curriculum 02
 */
export function fieldPlot(field: Field, options: FieldOptions): Figure {
  const { x = 'x', y = 'y', runs = [] } = options;
  const domain = domainAround('fieldPlot', options.domain, runs);
  return figure({
    title: options.title,
    description: options.description ?? describe('Arrows of a vector field', domain, options),
    height: options.height ?? 460,
    data: [arrowsTrace(field, domain, options), ...planePaths('fieldPlot', runs)],
    layout: { xaxis: axis(x, domain[0]), yaxis: axis(y, domain[1]) },
  });
}

/**
 * The gradient field of a function over its level curves: each arrow stands at a right angle on
 * the level curve and points uphill.
 *
 * @param f function of a vector of length 2.
 * @param options title, domain, `gradient`, `arrows`, `unit`, runs, scale, labels.
 * @returns a figure.
 * @throws RangeError when the domain is not in rising order.
 * @example
 * import { gradientFieldPlot, show } from 'nabla';
 * show(gradientFieldPlot(([x, y]) => x ** 2 + y ** 2, { title: 'The gradient points straight away from the minimum' }));
 * @source Curriculum 02
 */
export function gradientFieldPlot(f: ScalarField, options: GradientFieldOptions): Figure {
  const { x = 'x', y = 'y', z = 'f', runs = [], scale = 'linear', grid = 61 } = options;
  const domain = domainAround('gradientFieldPlot', options.domain, runs);
  const field = options.gradient ?? ((point: readonly number[]) => gradient(f, point));
  const color = 'white';
  return figure({
    title: options.title,
    description:
      options.description ?? describe(`Gradient of ${z} over its level curves`, domain, options),
    height: options.height ?? 460,
    data: [
      contourTrace(landscape(f, domain, scale, grid), { scale, name: z }),
      arrowsTrace(field, domain, { ...options, color }),
      ...planePaths('gradientFieldPlot', runs),
    ],
    layout: { xaxis: axis(x, domain[0]), yaxis: axis(y, domain[1]) },
  });
}

interface ArrowStyle {
  readonly arrows?: number;
  readonly unit?: boolean;
  readonly color?: string;
}

/** Arrows on an even grid, as one line with gaps and a head at every second point. @internal */
export function arrowsTrace(
  field: Field,
  [horizontal, vertical]: Domain,
  { arrows = 13, unit = false, color = PALETTE.gradient }: ArrowStyle,
) {
  const gap = [horizontal, vertical].map(([from, to]) => (to - from) / arrows);
  const inside = (ends: readonly [number, number], i: number) =>
    evenly([ends[0] + gap[i] / 2, ends[1] - gap[i] / 2], arrows);
  const places = inside(vertical, 1).flatMap((b) => inside(horizontal, 0).map((a) => [a, b]));
  const vectors = places.map((point) => Array.from(field(point)));
  const lengths = vectors.map(([u, v]) => Math.hypot(u / gap[0], v / gap[1]));
  const longest = Math.max(...lengths.filter(Number.isFinite), Number.MIN_VALUE);
  const factors = lengths.map((length) => (unit ? 0.85 / (length || 1) : 0.95 / longest));
  const ends = places.map(([a, b], k) => [
    a + factors[k] * vectors[k][0],
    b + factors[k] * vectors[k][1],
  ]);
  return {
    ...{ type: 'scatter', mode: 'lines+markers', showlegend: false, hoverinfo: 'skip' },
    ...{ x: places.flatMap(([a], k) => [a, ends[k][0], null]) },
    ...{ y: places.flatMap(([, b], k) => [b, ends[k][1], null]) },
    line: { color, width: 1.5 },
    marker: {
      ...{ symbol: 'arrow', angleref: 'previous', color, opacity: 1 },
      size: lengths.flatMap((length, k) => [0, headSize(factors[k] * length), 0]),
    },
  };
}

/** Size of an arrow's head in pixels; `length` is a fraction of the gap between two arrows. */
function headSize(length: number): number {
  return length > 0 ? 3 + 5 * Math.min(length, 1) : 0;
}

function describe(
  what: string,
  [[x0, x1], [y0, y1]]: Domain,
  { x = 'x', y = 'y' }: FieldOptions,
): string {
  const [a, b, c, d] = [x0, x1, y0, y1].map((value) => formatNumber(value, 3));
  return `${what} for ${x} from ${a} to ${b} and ${y} from ${c} to ${d}.`;
}
