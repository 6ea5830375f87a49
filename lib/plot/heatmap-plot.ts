import { axis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { COLOR_MAP } from './palette';

/** @see heatmapPlot */
export interface HeatmapOptions extends FigureOptions {
  /** Places or names of the columns. Default: 0, 1, 2, …. */
  readonly columns?: readonly (number | string)[];
  /** Places or names of the rows. Default: 0, 1, 2, …. */
  readonly rows?: readonly (number | string)[];
  /** Write each value in its cell. Default: for at most 100 cells. */
  readonly values?: boolean;
  /** Label of the horizontal axis. Default: "column". */
  readonly x?: string;
  /** Label of the vertical axis. Default: "row". */
  readonly y?: string;
  /** Name of the values. Default: "value". */
  readonly z?: string;
}

/**
 * A table of numbers as colours.
 *
 * @param matrix m rows of n numbers; row 0 is drawn at the bottom. What is not finite is left empty.
 * @param options title, `columns`, `rows`, `values`, labels.
 * @returns a figure.
 * @throws TypeError when the matrix is empty or its rows differ in length.
 * @example
 * import { heatmapPlot, show } from 'nabla';
 * show(heatmapPlot([[1, 2], [3, 4]], { title: 'The last row is largest', rows: ['first', 'last'] }));
 * @source Curriculum 12 and 13
 */
export function heatmapPlot(matrix: readonly ArrayLike<number>[], options: HeatmapOptions): Figure {
  const { columns, rows, x = 'column', y = 'row', z = 'value' } = options;
  const width = matrix[0]?.length ?? 0;
  const odd = matrix.findIndex((row) => row.length !== width);
  if (width === 0) throw new TypeError('heatmapPlot: the matrix is empty.');
  if (odd >= 0) {
    throw new TypeError(
      `heatmapPlot: row ${odd} has ${matrix[odd].length} numbers, but row 0 has ${width}.`,
    );
  }
  const cells = matrix.map((row) => Array.from(row));
  const written = options.values ?? width * matrix.length <= 100;
  return figure({
    title: options.title,
    description: options.description ?? describe(cells, z),
    height: options.height,
    data: [
      {
        ...{ type: 'heatmap', z: cells, x: columns, y: rows, colorscale: COLOR_MAP },
        ...{ colorbar: { title: { text: z }, thickness: 12, outlinewidth: 0 } },
        ...(written ? { texttemplate: '%{z:.3~g}' } : {}),
        hovertemplate: '%{x}, %{y}: %{z:.4~g}<extra></extra>',
      },
    ],
    layout: { xaxis: axis(x), yaxis: axis(y) },
  });
}

function describe(cells: readonly (readonly number[])[], z: string): string {
  const values = cells.flat().filter(Number.isFinite);
  const low = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const size = `${cells.length} rows and ${cells[0].length} columns`;
  return `Colours for ${z} in ${size}, from ${formatNumber(low)} to ${formatNumber(high)}.`;
}
