import { axis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import type { Interval } from './interval';
import { PALETTE } from './palette';

/** @see histogramPlot */
export interface HistogramOptions extends FigureOptions {
  /** Number of bins. Default: the square root of the number of values, between 5 and 60. */
  readonly bins?: number;
  /** Mark the mean with its 95 % confidence interval. Default: true. */
  readonly mean?: boolean;
  /** A number to compare the mean with, for example the true value. Default: none. */
  readonly reference?: number;
  /** What the legend calls the reference. Default: "reference". */
  readonly referenceLabel?: string;
  /** Label of the axis of values. Default: "value". */
  readonly x?: string;
  /** Label of the axis of counts. Default: "count". */
  readonly y?: string;
}

/** 97.5 % quantile of the standard normal distribution. */
const NORMAL_QUANTILE = 1.959964;

/**
 * A histogram with the mean, its 95 % confidence interval x̄ ± 1.96 s/√n, and a reference value.
 *
 * @param values n ≥ 1 finite numbers.
 * @param options title, `bins`, `mean`, `reference`, labels.
 * @returns a figure; a bin holds its left end and not its right one, the last bin holds both.
 * @throws TypeError when there is no value or one is not finite.
 * @example
 * import { histogramPlot, show } from 'nabla';
 * show(histogramPlot([1, 2, 2, 3], { title: 'The mean is the reference', reference: 2, bins: 3 }));
 * @source Curriculum 07
 */
export function histogramPlot(values: ArrayLike<number>, options: HistogramOptions): Figure {
  const {
    x = 'value',
    y = 'count',
    mean = true,
    reference,
    referenceLabel = 'reference',
  } = options;
  const numbers = Array.from(values);
  const odd = numbers.findIndex((value) => !Number.isFinite(value));
  if (numbers.length === 0)
    throw new TypeError('histogramPlot: needs at least one value, none came.');
  if (odd >= 0) throw new TypeError(`histogramPlot: value ${odd} is ${numbers[odd]}, not finite.`);
  const bins = binned(numbers, options.bins ?? defaultBins(numbers.length));
  const top = Math.max(...bins.counts);
  const interval = confidence(numbers);
  return figure({
    title: options.title,
    description: options.description ?? describe(numbers, interval, reference, x),
    height: options.height,
    data: [
      barsTrace(bins),
      ...(mean ? [intervalTrace(interval, top)] : []),
      ...(reference === undefined ? [] : [verticalTrace(reference, top, referenceLabel)]),
    ],
    layout: { xaxis: axis(x), yaxis: axis(y), bargap: 0.03 },
  });
}

function defaultBins(count: number): number {
  return Math.min(60, Math.max(5, Math.round(Math.sqrt(count))));
}

function binned(values: readonly number[], count: number) {
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const width = (high - low) / count || 1 / count;
  const counts = new Array<number>(count).fill(0);
  for (const value of values) counts[Math.min(count - 1, Math.floor((value - low) / width))] += 1;
  return { counts, width, centres: counts.map((_, i) => low + (i + 0.5) * width) };
}

function confidence(values: readonly number[]): { mean: number; half: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean,
    half: n < 2 ? 0 : (NORMAL_QUANTILE * Math.sqrt(squares / (n - 1))) / Math.sqrt(n),
  };
}

function barsTrace({ centres, counts, width }: ReturnType<typeof binned>) {
  const marker = { color: PALETTE.function, opacity: 0.75 };
  return { type: 'bar', name: 'values', x: centres, y: counts, width, marker };
}

function intervalTrace({ mean, half }: { mean: number; half: number }, top: number) {
  const name = `mean ${formatNumber(mean)} ± ${formatNumber(half, 2)}`;
  return {
    ...{ type: 'scatter', mode: 'markers', name, x: [mean], y: [top * 1.08] },
    marker: { color: PALETTE.path, size: 9 },
    error_x: { type: 'constant', value: half, color: PALETTE.path, thickness: 2.5, width: 6 },
  };
}

function verticalTrace(at: number, top: number, label: string) {
  return {
    ...{ type: 'scatter', mode: 'lines', name: `${label} ${formatNumber(at)}`, x: [at, at] },
    ...{ y: [0, top * 1.16], line: { color: PALETTE.minimum, width: 2.5, dash: 'dash' } },
  };
}

function describe(
  values: readonly number[],
  { mean, half }: { mean: number; half: number },
  reference: number | undefined,
  x: string,
): string {
  const spread: Interval = [mean - half, mean + half];
  const [low, high] = spread.map((end) => formatNumber(end));
  const compared = reference === undefined ? '' : `; the reference is ${formatNumber(reference)}`;
  return `Histogram of ${values.length} values of ${x} with mean ${formatNumber(mean)}, 95 % confidence interval ${low} to ${high}${compared}.`;
}
