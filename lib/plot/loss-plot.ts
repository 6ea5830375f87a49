import { placed, type Scale, scaledAxis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { lineMode, markTrace, type Series } from './line-plot';
import { runStyle } from './palette';

/** Losses in the order of the iterations; a result of `descend` is one. */
export interface LossRun {
  /** What the legend calls the run. Default: "run 1", "run 2", …; "loss" for a single run. */
  readonly label?: string;
  readonly history: {
    readonly values: ArrayLike<number>;
    /** Default: 0, 1, 2, …. */
    readonly iterations?: ArrayLike<number>;
    readonly evaluations?: ArrayLike<number>;
    readonly seconds?: ArrayLike<number>;
  };
  /** Where on the horizontal axis each loss stands, for example in epochs. Default: see `against`. */
  readonly at?: ArrayLike<number>;
}

/** @see lossPlot */
export interface LossOptions extends FigureOptions {
  /** Scale of the loss axis; a loss of 0 or below leaves a gap in 'log'. Default: 'linear'. */
  readonly scale?: Scale;
  /** Scale of the horizontal axis; iteration 0 has no place in 'log'. Default: 'linear'. */
  readonly xScale?: Scale;
  /** Single points to mark, for example where a rule stops, by the name that the legend shows. Default: none. */
  readonly marks?: { readonly [name: string]: Series };
  /** What of the history the loss is drawn against. Default: 'iterations'. */
  readonly against?: 'iterations' | 'evaluations' | 'seconds';
  /** Label of the horizontal axis. Default: what the loss is drawn against. */
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
 * @throws TypeError when a run has no values, or not as many places on the horizontal axis.
 * @example
 * import { descend, lossPlot, show } from 'nabla';
 * const loss = ([w]: readonly number[]) => w ** 2;
 * const runs = [0.01, 0.1].map((rate) => ({ label: `α = ${rate}`, ...descend(loss, [-4], { rate }) }));
 * show(lossPlot(runs, { title: 'Ten times the rate, a tenth of the steps', scale: 'log' }));
 * @source Curriculum 04 and 06
 */
export function lossPlot(runs: LossRun | readonly LossRun[], options: LossOptions): Figure {
  const { scale = 'linear', xScale = 'linear', against = 'iterations', y = 'loss' } = options;
  const x = options.x ?? (against === 'iterations' ? 'iteration' : against);
  const list = 'history' in runs ? [runs] : runs;
  const curves = list.map((run, i) => lossCurve(run, labelOf(run, i, list.length), against));
  return figure({
    title: options.title,
    description: options.description ?? describe(curves, x, y),
    height: options.height,
    data: [
      ...curves.map((curve, i) => lossTrace(curve, i, xScale, scale)),
      ...Object.entries(options.marks ?? {}).map(([name, mark], i) =>
        markTrace(name, mark, i, xScale, scale),
      ),
    ],
    layout: { xaxis: scaledAxis(x, xScale), yaxis: scaledAxis(y, scale) },
  });
}

interface LossCurve {
  readonly label: string;
  readonly places: readonly number[];
  readonly values: readonly number[];
}

function lossCurve(
  { history, at }: LossRun,
  label: string,
  against: 'iterations' | 'evaluations' | 'seconds',
): LossCurve {
  const values = Array.from(history.values);
  const places = Array.from(
    at ?? history[against] ?? (against === 'iterations' ? values.keys() : []),
  );
  if (values.length === 0) throw new TypeError(`lossPlot: the run "${label}" has no values.`);
  if (places.length === values.length) return { label, places, values };
  const what = at ? 'at' : `history.${against}`;
  throw new TypeError(
    `lossPlot: the run "${label}" has ${values.length} values but ${places.length} numbers in ${what}.`,
  );
}

/** More points than this cannot be told apart on a screen. */
const POINTS_DRAWN = 2000;

function lossTrace(
  { label, places, values }: LossCurve,
  index: number,
  xScale: Scale,
  scale: Scale,
) {
  const every = Math.ceil(values.length / POINTS_DRAWN);
  const kept = (_: number, k: number) => k % every === 0 || k === values.length - 1;
  const { color, dash } = runStyle(index);
  return {
    ...{ type: 'scatter', ...lineMode(values.length), name: label },
    ...{ x: placed(xScale, places).filter(kept), y: placed(scale, values).filter(kept) },
    line: { width: 2.5, color, dash },
    hovertemplate: '%{x}: %{y:.5~g}',
  };
}

function labelOf({ label }: LossRun, index: number, count: number): string {
  return label ?? (count === 1 ? 'loss' : `run ${index + 1}`);
}

function describe(curves: readonly LossCurve[], x: string, y: string): string {
  const parts = curves.map(({ label, places, values }) => {
    const last = values.length - 1;
    const fall = `${formatNumber(values[0])} to ${formatNumber(values[last])}`;
    return `${label} goes from ${fall} at ${x} ${formatNumber(places[last])}`;
  });
  return `${y} against ${x}: ${parts.join('; ')}.`;
}
