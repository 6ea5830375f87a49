import { axis } from './axis';
import { decidedRegions } from './decided-regions';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { around, evenly, type Interval } from './interval';
import { type Domain, domainAround } from './landscape';
import { functionStyle, runStyle } from './palette';

/** @see boundaryPlot */
export interface BoundaryOptions extends FigureOptions {
  /** Part of the plane that is drawn. Default: around the examples. */
  readonly domain?: Domain;
  /** A score that is 0 on the boundary between two classes; its level curve is drawn. Default: none. */
  readonly score?: (rows: number[][]) => ArrayLike<number>;
  /** Levels of the score to draw dashed, such as [−1, 1] for the margins of a support vector machine. Default: none. */
  readonly margins?: readonly number[];
  /** Points per axis at which the model is asked. Default: 81. */
  readonly grid?: number;
  /** Label of the first feature. Default: "x₁". */
  readonly x?: string;
  /** Label of the second feature. Default: "x₂". */
  readonly y?: string;
}

/**
 * Examples of two features, and what a model makes of the plane around them: one tint per class, and a ring around each example
 * that is on the wrong side.
 *
 * @param rows n examples of two features.
 * @param labels n classes, whole numbers.
 * @param predict the class of each row, for example `(rows) => model.predict(theta, rows)`.
 * @param options title, domain, `score`, `margins`, labels.
 * @returns a figure whose description tells how many examples are on the right side.
 * @throws TypeError when there are not as many labels as rows, or a row has not two features.
 * @example
 * import { boundaryPlot, show } from 'nabla';
 * const rows = [[0, 0], [1, 1], [4, 5], [5, 4]];
 * const sign = (points: number[][]) => points.map(([a, b]) => (a + b > 5 ? 1 : 0));
 * show(boundaryPlot(rows, [0, 0, 1, 1], sign, { title: 'A straight line separates both classes' }));
 * @source Curriculum 10
 */
export function boundaryPlot(
  rows: readonly (readonly number[])[],
  labels: ArrayLike<number>,
  predict: (rows: number[][]) => ArrayLike<number>,
  options: BoundaryOptions,
): Figure {
  requireExamples(rows, labels);
  const { x = 'x₁', y = 'x₂', grid = 81 } = options;
  const asked = options.domain ?? [viewOf(rows, 0), viewOf(rows, 1)];
  const domain = domainAround('boundaryPlot', asked, []);
  const classes = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  const predicted = predict(rows.map((row) => [...row]));
  const wrong = rows.filter((_, i) => predicted[i] !== labels[i]);
  const axes = domain.map((interval) => evenly(interval, grid));
  return figure({
    title: options.title,
    description:
      options.description ??
      `${rows.length} examples of ${classes.length} classes over the regions that the model decides for; ${rows.length - wrong.length} are on the right side, a share of ${formatNumber(1 - wrong.length / rows.length, 3)}.`,
    height: options.height ?? 460,
    data: [
      ...decidedRegions(axes, classes, predict, options),
      ...classes.map((label, i) =>
        examplesTrace(
          rows.filter((_, k) => labels[k] === label),
          label,
          i,
        ),
      ),
      ...(wrong.length > 0 ? [wrongTrace(wrong)] : []),
    ],
    layout: { xaxis: axis(x, domain[0]), yaxis: axis(y, domain[1]) },
  });
}

function viewOf(rows: readonly (readonly number[])[], feature: 0 | 1): Interval {
  return around(
    rows.map((row) => row[feature]),
    0.15,
  );
}

function examplesTrace(rows: readonly (readonly number[])[], label: number, index: number) {
  const { color } = functionStyle(index);
  const size = rows.length > 200 ? 5 : 8;
  const line = { color: 'white', width: 0.7 };
  return {
    ...{ type: 'scatter', mode: 'markers', name: `class ${label}`, hoverinfo: 'x+y+name' },
    ...{ x: rows.map(([a]) => a), y: rows.map(([, b]) => b) },
    marker: { symbol: runStyle(index).symbol, color, size, line },
  };
}

function wrongTrace(rows: readonly (readonly number[])[]) {
  return {
    ...{ type: 'scatter', mode: 'markers', name: 'on the wrong side', hoverinfo: 'skip' },
    ...{ x: rows.map(([a]) => a), y: rows.map(([, b]) => b) },
    marker: {
      symbol: 'circle-open',
      size: 14,
      color: '#808080',
      line: { width: 2, color: '#808080' },
    },
  };
}

function requireExamples(rows: readonly (readonly number[])[], labels: ArrayLike<number>): void {
  const narrow = rows.find((row) => row.length !== 2);
  if (narrow !== undefined) {
    throw new TypeError(
      `boundaryPlot: draws rows of two features, but one has ${narrow.length}; choose two.`,
    );
  }
  if (rows.length > 0 && rows.length === labels.length) return;
  throw new TypeError(
    `boundaryPlot: needs as many labels as rows and at least one, but ${rows.length} rows and ${labels.length} labels came.`,
  );
}
