import type { ScalarField } from '../calculus';
import { axis } from './axis';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { type CurveOptions, curveTrace } from './function-plot';
import { around, evenly, type Interval, requireInterval } from './interval';
import { PALETTE, runStyle } from './palette';
import { pathTraces } from './path-traces';
import { coordinate, type Run, requirePath, runLabel } from './run';

/** Options of figures with a path on a curve. */
export interface DescentOptions extends CurveOptions {
  /** Label of the horizontal axis. Default: "w". */
  readonly x?: string;
  /** Label of the vertical axis. Default: "loss". */
  readonly y?: string;
}

/**
 * Runs of gradient descent on the curve of a loss of one parameter.
 *
 * @param loss function of a vector of length 1, as for `descend`.
 * @param runs one run or several (at most four).
 * @param options title, domain (default: around the runs), range, labels.
 * @returns a figure; points outside the range are beyond its edge.
 * @throws TypeError when a run is empty or not in one dimension; RangeError for a domain out of order.
 * @example
 * import { descend, descentPlot, show } from 'nabla';
 * const loss = ([w]: readonly number[]) => w ** 2;
 * show(descentPlot(loss, descend(loss, [-4], { rate: 0.1 }), { title: 'Steps shrink near the minimum' }));
 * @source Curriculum 04
 */
export function descentPlot(
  loss: ScalarField,
  runs: Run | readonly Run[],
  options: DescentOptions,
): Figure {
  const { x = 'w', y = 'loss' } = options;
  const list = 'history' in runs ? [runs] : runs;
  const view = curveView('descentPlot', loss, list, options);
  return figure({
    title: options.title,
    description: options.description ?? `Graph of ${y} over ${x}; ${describeRuns(list)}.`,
    height: options.height,
    data: [
      curveTrace((w) => loss([w]), view.domain, y, { color: PALETTE.function }),
      ...curvePaths('descentPlot', list),
    ],
    layout: { xaxis: axis(x, view.domain), yaxis: axis(y, view.range) },
  });
}

/** Where the curve is drawn: as asked, else around the runs' points. @internal */
export function curveView(
  caller: string,
  loss: ScalarField,
  runs: readonly Run[],
  options: CurveOptions,
): { domain: Interval; range: Interval } {
  const points = runs.flatMap((run) => coordinate(requirePath(caller, run, 1), 0));
  const domain = requireInterval(caller, 'domain', options.domain ?? around([0, ...points], 0.15));
  const range = options.range ?? around(evenly(domain, 101).map((w) => loss([w])));
  return { domain, range };
}

/** The traces of all runs on a curve. @internal */
export function curvePaths(caller: string, runs: readonly Run[], axes: object = {}) {
  return runs.flatMap((run, i) => {
    const path = requirePath(caller, run, 1);
    const x = coordinate(path, 0);
    const y = Array.from(path.values);
    const style = { name: runLabel(run, i, runs.length), ...runStyle(i) };
    return pathTraces({ x, y, path, ...style }, axes);
  });
}

/** What each run did, in words. @internal */
export function describeRuns(runs: readonly Run[]): string {
  const parts = runs.map((run, i) => {
    const { points, values } = run.history;
    const last = points.length - 1;
    const from = `${formatNumber(points[0][0])} (loss ${formatNumber(values[0])})`;
    const to = `${formatNumber(points[last][0])} (loss ${formatNumber(values[last])})`;
    return `${runLabel(run, i, runs.length)} goes from ${from} to ${to} in ${last} steps`;
  });
  return parts.join('; ');
}
