import { displayable } from './figure-bundle';
import type { Figure } from './figure-type';
import { object } from './json';

/**
 * The same figure with one unit equally long on both axes, so that right angles look right.
 *
 * @param figure a plane figure, such as one of `contourPlot`, `gradientFieldPlot` or `compassPlot`; with several panels the first one changes.
 * @returns a new figure; the plot keeps its ranges and becomes narrower or lower.
 * @throws TypeError when the figure has no plane axes.
 * @example
 * import { contourPlot, equalAxes, show } from 'nabla';
 * const circles = contourPlot(([x, y]) => x ** 2 + y ** 2, { title: 'The level curves are circles' });
 * show(equalAxes(circles));
 * @source Curriculum 02
 */
export function equalAxes(figure: Figure): Figure {
  const { xaxis, yaxis } = figure.layout;
  if (xaxis === undefined || yaxis === undefined) {
    throw new TypeError('equalAxes: needs a figure with an x and a y axis, this one has none.');
  }
  const layout = {
    ...figure.layout,
    xaxis: { ...object(xaxis), constrain: 'domain' },
    yaxis: { ...object(yaxis), constrain: 'domain', scaleanchor: 'x' },
  };
  return displayable({ ...figure, layout });
}
