import { axis, placed, type Scale, scaledAxis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import type { Interval } from './interval';
import { PALETTE } from './palette';
import { thinned } from './thinned';

/** A run with the rate of every step; a result of `descend` is one. */
export interface RatedRun {
  readonly history: {
    readonly values: ArrayLike<number>;
    readonly rates: ArrayLike<number>;
    readonly iterations?: ArrayLike<number>;
  };
}

/** @see trainingPlot */
export interface TrainingOptions extends FigureOptions {
  /** Scale of the loss. Default: 'log'. */
  readonly scale?: Scale;
  /** Label of the loss. Default: "loss". */
  readonly y?: string;
}

const UPPER: Interval = [0.42, 1];
const LOWER: Interval = [0, 0.28];

/**
 * The loss of a run above the rate of its steps, over the same iterations: what a schedule, or a rate that is reduced on plateaus,
 * did and when.
 *
 * @param run a run of at least one step.
 * @param options title, scale, labels.
 * @returns a figure of two panels.
 * @throws TypeError when the run has no step.
 * @example
 * import { descend, reduceOnPlateau, show, trainingPlot } from 'nabla';
 * const run = descend(([w]: readonly number[]) => Math.abs(w), [4], { rate: reduceOnPlateau(0.3, { patience: 5 }), maxIterations: 60 });
 * show(trainingPlot(run, { title: 'Each plateau makes the rate smaller, and the loss falls again' }));
 * @source Curriculum 13
 */
export function trainingPlot({ history }: RatedRun, options: TrainingOptions): Figure {
  const { scale = 'log', y = 'loss' } = options;
  const { values, rates } = history;
  if (rates.length === 0) throw new TypeError('trainingPlot: the run has no step to draw.');
  const kept = thinned(values.length, 800);
  const x = kept.map((k) => history.iterations?.[k] ?? k);
  const losses = placed(
    scale,
    kept.map((k) => values[k]),
  );
  const steps = kept.map((k) => rates[Math.min(k, rates.length - 1)]);
  const line = (color: string, shape: string) => ({ color, width: 2.5, shape });
  const common = { type: 'scatter', mode: 'lines', showlegend: false, x };
  const last = values.length - 1;
  return figure({
    title: options.title,
    description:
      options.description ??
      `${y} falls from ${formatNumber(values[0])} to ${formatNumber(values[last])} while the rate goes from ${formatNumber(rates[0])} to ${formatNumber(rates[rates.length - 1])}.`,
    height: options.height ?? 460,
    data: [
      { ...common, y: losses, line: line(PALETTE.path, 'linear') },
      { ...common, y: steps, yaxis: 'y2', line: line(PALETTE.function, 'hv') },
    ],
    layout: {
      xaxis: { ...axis('iteration'), anchor: 'y2' },
      yaxis: { ...scaledAxis(y, scale), domain: UPPER },
      yaxis2: { ...rateAxis(steps), domain: LOWER },
    },
  });
}

/** Rates that differ by far are told apart on a log axis only. */
function rateAxis(rates: readonly number[]) {
  const [low, high] = [Math.min(...rates), Math.max(...rates)];
  if (low > 0 && high / low > 30) return scaledAxis('rate α', 'log');
  return { ...axis('rate α'), rangemode: 'tozero' };
}
