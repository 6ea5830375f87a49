import { axis, logAxis } from './axis';
import { type Figure, type FigureOptions, figure } from './figure';
import { formatNumber } from './format';
import { runStyle } from './palette';

/** Losses in the order of the iterations; a result of `descend` is one. */
export interface LossRun {
  /** What the legend calls the run. Default: "run 1", "run 2", …; "loss" for a single run. */
  readonly label?: string;
  readonly history: { readonly values: ArrayLike<number> };
  /** Where on the horizontal axis each loss stands (epochs, seconds). Default: 0, 1, 2, …. */
  readonly at?: ArrayLike<number>;
}

/** @see lossPlot */
export interface LossOptions extends FigureOptions {
  /** Scale of the loss axis; a loss of 0 or below leaves a gap in 'log'. Default: 'linear'. */
  readonly scale?: 'linear' | 'log';
  /** Label of the horizontal axis. Default: "iteration". */
  readonly x?: string;
  /** Label of the vertical axis. Default: "loss". */
  readonly y?: string;
}

/**
 * The loss of one or several runs against iterations, epochs, updates or seconds.
 *
 * On the log scale a straight line is a loss that shrinks by the same factor at every step.
 *
 * @param runs one run or several (at most five).
 * @param options title, scale, labels.
 * @returns a figure.
 * @throws TypeError when a run has no values, or not as many `at` as values.
 * @example
 * const runs = [0.01, 0.1].map((rate) => ({ label: `α = ${rate}`, ...descend(loss, [-4], { rate }) }));
 * show(lossPlot(runs, { title: 'Ten times the rate, a tenth of the steps', scale: 'log' }));
 */
export function lossPlot(runs: LossRun | readonly LossRun[], options: LossOptions): Figure {
  const { scale = 'linear', x = 'iteration', y = 'loss' } = options;
  const list = 'history' in runs ? [runs] : runs;
  const named = list.map((run, i) => ({ ...run, label: labelOf(run, i, list.length) }));
  return figure({
    title: options.title,
    description: options.description ?? describe(named, x, y),
    height: options.height,
    data: named.map((run, i) => lossTrace(run, i, scale)),
    layout: { xaxis: axis(x), yaxis: scale === 'log' ? logAxis(y) : axis(y) },
  });
}

function lossTrace({ label, history, at }: LossRun, index: number, scale: 'linear' | 'log') {
  const values = Array.from(history.values);
  const { color, dash } = runStyle(index);
  if (values.length === 0) throw new TypeError(`lossPlot: the run "${label}" has no values.`);
  if (at && at.length !== values.length) {
    throw new TypeError(
      `lossPlot: the run "${label}" has ${values.length} values but ${at.length} places (at).`,
    );
  }
  return {
    ...{ type: 'scatter', mode: values.length > 31 ? 'lines' : 'lines+markers', name: label },
    ...{ x: at ? Array.from(at) : values.map((_, k) => k), y: positiveIn(scale, values) },
    ...{ line: { width: 2.5, color, dash }, marker: { size: 5 } },
    hovertemplate: '%{x}: %{y:.5~g}',
  };
}

/** On a log axis only positive values have a place. @internal */
export function positiveIn(scale: 'linear' | 'log', values: readonly number[]): number[] {
  return scale === 'linear' ? [...values] : values.map((v) => (v > 0 ? v : Number.NaN));
}

function labelOf({ label }: LossRun, index: number, count: number): string {
  return label ?? (count === 1 ? 'loss' : `run ${index + 1}`);
}

function describe(runs: readonly LossRun[], x: string, y: string): string {
  const parts = runs.map(({ label, history: { values } }) => {
    const [first, last] = [formatNumber(values[0]), formatNumber(values[values.length - 1])];
    return `${label} goes from ${first} to ${last} in ${values.length - 1} steps`;
  });
  return `${y} against ${x}: ${parts.join('; ')}.`;
}
