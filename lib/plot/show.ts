import { display } from './display';
import { figureBundle } from './figure-bundle';
import type { Figure } from './figure-type';
import { isTable, tableBundle } from './table';
import type { Table } from './table-type';

/**
 * Shows a figure or a table below the cell.
 *
 * A figure is sent as `application/vnd.plotly.v1+json`, as `text/html` for front ends without a
 * Plotly renderer, and as `text/plain`, its description. A table is sent as
 * `application/vnd.dataresource+json`, as HTML and as text.
 *
 * @param content a figure from one of the builders, a Plotly figure of your own with a
 *   `description`, or a table.
 * @throws TypeError when the figure has no data, no layout or no description.
 * @example
 * import { functionPlot, show } from 'nabla';
 * show(functionPlot((x) => x ** 2, { title: 'A parabola has one minimum' }));
 * @source The Jupyter messaging protocol: display data
 */
export function show(content: Figure | Table): void {
  display({ data: isTable(content) ? tableBundle(content) : figureBundle(content) });
}
