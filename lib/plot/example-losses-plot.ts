import type { RealFunction } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { evenly, requireInterval } from './interval';
import { PALETTE } from './palette';

/** Points of each faint curve. */
const SAMPLES = 81;

/**
 * The losses of single examples, faint, and their average: each example has its own minimum, the average has one.
 *
 * @param losses one function of the parameter per example, at least one.
 * @param options title, domain, range, labels.
 * @returns a figure with the lowest point of the average marked.
 * @throws TypeError when there is no loss; RangeError when the domain is not in rising order.
 * @example
 * import { exampleLossesPlot, show } from 'nabla';
 * const losses = [1, 2, 3, 5].map((y) => (theta: number) => (theta - y) ** 2);
 * show(exampleLossesPlot(losses, { title: 'Every example pulls towards its own minimum', x: 'θ', y: 'loss' }));
 * @source Curriculum 07
 */
export function exampleLossesPlot(losses: readonly RealFunction[], options: CurveOptions): Figure {
  if (losses.length === 0)
    throw new TypeError('exampleLossesPlot: needs the loss of one example or more, none came.');
  const { x = 'θ', y = 'loss', range } = options;
  const domain = requireInterval('exampleLossesPlot', 'domain', options.domain ?? [-5, 5]);
  const average = (at: number) => losses.reduce((sum, f) => sum + f(at), 0) / losses.length;
  const places = evenly(domain, 241);
  const lowest = places.reduce((best, at) => (average(at) < average(best) ? at : best));
  const singles = losses.map((f, i) => ({
    ...curveTrace(f, domain, 'loss of one example', { color: PALETTE.data, width: 1 }, SAMPLES),
    ...{ opacity: 0.7, showlegend: i === 0, hoverinfo: 'skip' },
  }));
  const marker = { symbol: 'star', size: 14, color: PALETTE.minimum };
  return figure({
    title: options.title,
    description:
      options.description ??
      `Losses of ${losses.length} examples and their average, which is lowest, ${formatNumber(average(lowest))}, near ${x} = ${formatNumber(lowest, 3)}.`,
    height: options.height,
    data: [
      ...singles,
      curveTrace(average, domain, 'average', { color: PALETTE.function, width: 3.5 }),
      {
        ...{ type: 'scatter', mode: 'markers', name: 'minimum of the average', marker },
        ...{ x: [lowest], y: [average(lowest)] },
      },
    ],
    layout: { xaxis: axis(x, domain), yaxis: axis(y, range) },
  });
}
