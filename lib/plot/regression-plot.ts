import type { ScalarField } from '../calculus';
import type { Figure, FigureOptions } from './figure-type';
import { fittingFigure } from './fitting-panels';
import { type Domain, domainAround, landscape } from './landscape';
import { type Run, requirePath } from './run';
import { requirePairs } from './scatter-plot';
import { slider } from './slider';
import { thinned } from './thinned';

/** @see regressionPlot */
export interface RegressionOptions extends FigureOptions {
  /** Part of the parameter plane that is drawn. Default: around the run. */
  readonly domain?: Domain;
  /** Scale of the cost axis. Default: 'linear'. */
  readonly scale?: 'linear' | 'log';
  /** Largest number of positions of the scrubber; the run is thinned to it. Default: 40. */
  readonly frames?: number;
  /** Label of the feature's axis. Default: "x". */
  readonly x?: string;
  /** Label of the target's axis. Default: "y". */
  readonly y?: string;
}

/**
 * A line being fitted: the fit, the path over the cost's contour and the cost curve, on one scrubber.
 *
 * @param x n features.
 * @param y n targets.
 * @param cost the cost of θ = (θ₀, θ₁) for the line θ₀ + θ₁x, the function that was descended.
 * @param run the run in θ, at least one step long.
 * @param options title, domain, scale, `frames`, labels.
 * @returns a figure with a frame per iteration; all three panels show the same iteration, the last one first.
 * @throws TypeError when the lengths differ or the run is not in two dimensions.
 * @example
 * import { descend, regressionPlot, show } from 'nabla';
 * const [x, y] = [[1, 2, 3], [1, 2, 3]];
 * const cost = ([t0, t1]: readonly number[]) => x.reduce((sum, xi, i) => sum + (t0 + t1 * xi - y[i]) ** 2, 0) / 3;
 * show(regressionPlot(x, y, cost, descend(cost, [4, 0], { rate: 0.1 }), { title: 'The line turns into the data' }));
 * @source Curriculum 05
 */
export function regressionPlot(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  cost: ScalarField,
  run: Run,
  options: RegressionOptions,
): Figure {
  const [xs, ys] = requirePairs('regressionPlot', x, y);
  const path = requirePath('regressionPlot', run, 2);
  const domain = domainAround('regressionPlot', options.domain, [run]);
  const scene = { xs, ys, path, domain, land: landscape(cost, domain, 'linear', 41) };
  const steps = thinned(path.points.length, options.frames ?? 40).map((iteration) => ({
    label: iteration,
    figure: fittingFigure(scene, iteration, options),
  }));
  const description = options.description;
  return slider(steps, {
    prefix: 'iteration ',
    active: steps.length - 1,
    pace: 300,
    ...(description ? { description } : {}),
  });
}
