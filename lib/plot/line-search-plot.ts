import type { RealFunction } from '../calculus';
import { derivative } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { around, evenly, type Interval, requireInterval } from './interval';
import { markTrace } from './line-plot';
import { PALETTE } from './palette';
import { lineTrace } from './tangent-plot';

/** @see lineSearchPlot */
export interface LineSearchOptions extends CurveOptions {
  /** c₁: the share of the predicted fall that is enough. Default: 1e-4. */
  readonly sufficient?: number;
  /** c₂: the share of the slope that may remain; without it only the first condition counts. Default: none. */
  readonly curvature?: number;
  /** Lengths that the search tried, in this order. Default: none. */
  readonly tried?: readonly number[];
}

/**
 * A line search seen from the side: the function along the line, the slope at its start, the line that a step must get below
 * (Armijo's condition), and in bold what is accepted.
 *
 * φ(t) ≤ φ(0) + c₁tφ′(0), and with c₂ also |φ′(t)| ≤ c₂|φ′(0)|.
 *
 * @param along φ(t) = f(x + tp), a function of the step's length.
 * @param options title, `domain` from 0 to the longest step, `sufficient`, `curvature`, `tried`, labels.
 * @returns a figure.
 * @throws RangeError when the domain is not in rising order.
 * @example
 * import { lineSearchPlot, show } from 'nabla';
 * const along = (t: number) => (1 - 4 * t) ** 2 + 0.5 * Math.sin(6 * t);
 * show(lineSearchPlot(along, { title: 'Steps that are long enough and not too long', domain: [0, 1], sufficient: 0.2, curvature: 0.5, tried: [1, 0.5, 0.25] }));
 * @source Curriculum 11
 */
export function lineSearchPlot(along: RealFunction, options: LineSearchOptions): Figure {
  const { x = 't', y = 'φ(t)', sufficient = 1e-4, curvature, tried = [] } = options;
  const domain = requireInterval('lineSearchPlot', 'domain', options.domain ?? [0, 1]);
  const [value, slope] = [along(0), derivative(along, 0)];
  const isAccepted = (t: number) =>
    t > 0 &&
    along(t) <= value + sufficient * t * slope &&
    (curvature === undefined || Math.abs(derivative(along, t)) <= curvature * Math.abs(slope));
  const accepted = curveTrace((t) => (isAccepted(t) ? along(t) : Number.NaN), domain, 'accepted', {
    ...{ color: PALETTE.minimum, width: 6 },
  });
  const range = options.range ?? around(evenly(domain, 101).map(along), 0.12);
  return figure({
    title: options.title,
    description: options.description ?? describe(isAccepted, domain, slope, tried),
    height: options.height,
    data: [
      accepted,
      curveTrace(along, domain, y, { color: PALETTE.function }),
      lineTrace(0, value, slope, domain, `slope ${formatNumber(slope)} at 0`, {
        ...{ color: PALETTE.tangent, dash: 'dash' },
      }),
      lineTrace(0, value, sufficient * slope, domain, `${formatNumber(sufficient)} of it`, {
        ...{ color: PALETTE.path, dash: 'dot' },
      }),
      ...(tried.length === 0 ? [] : [triedTrace(along, tried)]),
    ],
    layout: { xaxis: axis(x, around(domain, 0.03)), yaxis: axis(y, range) },
  });
}

function triedTrace(along: RealFunction, tried: readonly number[]) {
  const points = { x: tried, y: tried.map((t) => along(t)) };
  return {
    ...markTrace('tried', points, 0, 'linear', 'linear'),
    ...{ mode: 'markers+text', text: tried.map((_, k) => String(k + 1)) },
    textposition: 'top center',
  };
}

function describe(
  isAccepted: (t: number) => boolean,
  domain: Interval,
  slope: number,
  tried: readonly number[],
): string {
  const good = evenly(domain, 401).filter(isAccepted);
  const zone =
    good.length === 0
      ? 'no step is accepted'
      : `steps between ${formatNumber(good[0], 3)} and ${formatNumber(good[good.length - 1], 3)} are accepted`;
  const told = tried.map((t) => `${formatNumber(t)} (${isAccepted(t) ? 'accepted' : 'refused'})`);
  return `A function along a line with slope ${formatNumber(slope)} at its start; ${zone}${told.length > 0 ? `; tried were ${told.join(', ')}` : ''}.`;
}
