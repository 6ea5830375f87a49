import type { Interval } from './interval';

/** An axis with a label and, where given, a range. */
export function axis(label: string, range?: Interval) {
  return range === undefined ? { title: { text: label } } : { title: { text: label }, range };
}

/** An axis in powers of ten. */
export function logAxis(label: string) {
  const ticks = { exponentformat: 'power', nticks: 6, tickfont: { size: 10 } };
  return { title: { text: label }, type: 'log', ...ticks };
}

/** Linear, or in powers of ten. */
export type Scale = 'linear' | 'log';

/** An axis of this scale. */
export function scaledAxis(label: string, scale: Scale) {
  return scale === 'log' ? logAxis(label) : axis(label);
}

/** On a log axis only positive values have a place; the others leave a gap. */
export function placed(scale: Scale, values: ArrayLike<number>): number[] {
  return Array.from(values, (v) => (scale === 'linear' || v > 0 ? v : Number.NaN));
}

/** A heading over a panel; the panel's edges are fractions of the figure's width and height. */
export function heading(text: string, [left]: Interval, top = 1) {
  const place = {
    x: left,
    xref: 'paper',
    xanchor: 'left',
    y: top,
    yref: 'paper',
    yanchor: 'bottom',
  };
  return { text, showarrow: false, font: { size: 13 }, yshift: 2, ...place };
}

/** Room in pixels that one row of headings needs. */
export const HEADING_HEIGHT = 22;
