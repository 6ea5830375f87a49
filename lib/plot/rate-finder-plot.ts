import type { RateFinderResult } from '../optimize';
import type { Scale } from './axis';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { linePlot } from './line-plot';

/** @see rateFinderPlot */
export interface RateFinderPlotOptions extends FigureOptions {
  /** Scale of the loss. Default: 'log'. */
  readonly scale?: Scale;
}

/**
 * What the learning-rate finder saw: the loss while the rate grows from step to step, with the suggested rate and the lowest loss.
 *
 * Read it from left to right: nothing happens, then the loss falls, then it explodes. The suggestion is where it falls most in
 * proportion to itself; soon after the lowest loss the rate is too large.
 *
 * @param result what `findRate` gives.
 * @param options title, scale.
 * @returns a figure.
 * @throws TypeError when no rate was tried.
 * @example
 * import { findRate, rateFinderPlot, show } from 'nabla';
 * const result = findRate(([x, y]: readonly number[]) => x ** 2 + 10 * y ** 2, [4, 1]);
 * show(rateFinderPlot(result, { title: 'Take the rate where the loss falls fastest' }));
 * @source L. Smith 2017; curriculum 13
 */
export function rateFinderPlot(
  { rates, values, suggestion }: RateFinderResult,
  options: RateFinderPlotOptions,
): Figure {
  const { scale = 'log', ...rest } = options;
  const lowest = values.indexOf(Math.min(...values));
  const at = rates.indexOf(suggestion);
  const marks = {
    [`suggestion ${formatNumber(suggestion, 2)}`]: { x: [suggestion], y: [values[at]] },
    [`lowest loss at ${formatNumber(rates[lowest], 2)}`]: {
      x: [rates[lowest]],
      y: [values[lowest]],
    },
  };
  return linePlot(
    { loss: { x: rates, y: values } },
    { ...rest, marks, xScale: 'log', yScale: scale, x: 'rate α', y: 'loss after a step' },
  );
}
