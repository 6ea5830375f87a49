import { JUPYTER_DISPLAY } from './display';
import { figureHtml } from './figure-html';
import type { Figure } from './figure-type';

/**
 * A figure by MIME type: Plotly's, HTML that draws itself, and the description as text.
 *
 * @throws TypeError when the figure has no data, no layout or no description.
 * @internal
 */
export function figureBundle(figure: Figure): { [mimeType: string]: unknown } {
  const { data, layout, frames = [], config = {}, description } = figure;
  if (!Array.isArray(data) || typeof layout !== 'object' || layout === null) {
    throw new TypeError('show: a figure is an object with data (an array) and layout (an object).');
  }
  if (typeof description !== 'string' || description.trim() === '') {
    throw new TypeError('show: the figure needs a description, a sentence that says what is seen.');
  }
  return {
    'application/vnd.plotly.v1+json': { data, layout, frames, config },
    'text/html': figureHtml(figure),
    'text/plain': description,
  };
}

/**
 * The figure, which now shows itself as the last expression of a cell. The method that does it is
 * no part of the data: it is not enumerable.
 *
 * @internal
 */
export function displayable(figure: Figure): Figure {
  return Object.defineProperty(figure, JUPYTER_DISPLAY, { value: () => figureBundle(figure) });
}
