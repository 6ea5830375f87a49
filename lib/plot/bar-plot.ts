import { axis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { PALETTE } from './palette';

/** @see barPlot */
export interface BarOptions extends FigureOptions {
  /** Label of the axis of names. Default: none. */
  readonly x?: string;
  /** Label of the axis of values. Default: "value". */
  readonly y?: string;
}

/**
 * One bar per named value.
 *
 * @param values values by name, in the order of the bars.
 * @param options title, labels.
 * @returns a figure with every value written at its bar.
 * @throws TypeError when there are no values.
 * @example
 * import { barPlot, show } from 'nabla';
 * show(barPlot({ forward: 2e-8, central: 2e-11 }, { title: 'Central differences are a thousand times closer' }));
 * @source Curriculum 04 and 13
 */
export function barPlot(values: { readonly [name: string]: number }, options: BarOptions): Figure {
  const { x = '', y = 'value' } = options;
  const names = Object.keys(values);
  if (names.length === 0) throw new TypeError('barPlot: needs at least one value, none came.');
  const heights = names.map((name) => values[name]);
  const parts = names.map((name) => `${name} ${formatNumber(values[name])}`);
  return figure({
    title: options.title,
    description: options.description ?? `Bars of ${y}: ${parts.join(', ')}.`,
    height: options.height,
    data: [
      {
        ...{ type: 'bar', x: names, y: heights, text: heights.map((value) => formatNumber(value)) },
        ...{ textposition: 'outside', cliponaxis: false, marker: { color: PALETTE.function } },
      },
    ],
    layout: { xaxis: { ...axis(x), type: 'category' }, yaxis: axis(y) },
  });
}
