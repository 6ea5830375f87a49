import type { ScalarField } from '../calculus';
import { arrowTrace } from './arrow-trace';
import { axis } from './axis';
import type { LandscapeOptions } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { domainAround, landscape } from './landscape';
import { PALETTE } from './palette';
import { minimumTrace } from './path-traces';

/** @see gradientCloudPlot */
export interface GradientCloudOptions extends Omit<LandscapeOptions, 'runs'> {
  /** The longest arrow's share of the smaller side of the domain. Default: 0.35. */
  readonly reach?: number;
}

/**
 * Gradients of single examples (or of batches) at one point, turned downhill, and their mean: single ones point anywhere, the mean
 * points where the full gradient does.
 *
 * @param f the cost over all examples, a function of a vector of length 2.
 * @param point where the gradients were taken, of length 2.
 * @param gradients at least one gradient, each of length 2; −∇ is drawn.
 * @param options title, domain, `reach`, minimum, scale, labels.
 * @returns a figure; all arrows have the same scale.
 * @throws TypeError when there is no gradient or one has not 2 numbers.
 * @example
 * import { gradientCloudPlot, linearRegression, show } from 'nabla';
 * const model = linearRegression([1, 2, 3, 4], [2, 1, 4, 3]);
 * const gradients = [0, 1, 2, 3].map((i) => model.gradientOf([0, 0], [i]));
 * show(gradientCloudPlot(model.cost, [0, 0], gradients, { title: 'Strangers disagree, their mean is right', x: 'θ₀', y: 'θ₁' }));
 * @source Curriculum 07
 */
export function gradientCloudPlot(
  f: ScalarField,
  point: readonly number[],
  gradients: readonly ArrayLike<number>[],
  options: GradientCloudOptions,
): Figure {
  requirePlane(gradients);
  const { x = 'x', y = 'y', z = 'f', scale = 'linear', minimum, reach = 0.35 } = options;
  const domain = domainAround('gradientCloudPlot', options.domain, []);
  const side = Math.min(...domain.map(([from, to]) => to - from));
  const longest = Math.max(...gradients.map((g) => Math.hypot(g[0], g[1])), Number.MIN_VALUE);
  const factor = (-reach * side) / longest;
  const arrows = gradients.map((g) => [factor * g[0], factor * g[1]]);
  const mean = [0, 1].map((i) => gradients.reduce((sum, g) => sum + g[i], 0) / gradients.length);
  const meanArrow = { from: point, vector: mean.map((slope) => factor * slope) };
  return figure({
    title: options.title,
    description:
      options.description ??
      `${gradients.length} gradients at ${formatPoint(point)}, turned downhill; their mean is ${formatPoint(mean)}, the longest has length ${formatNumber(longest)}.`,
    height: options.height ?? 460,
    data: [
      contourTrace(landscape(f, domain, scale, options.grid), { scale, name: z }),
      cloudTrace(point, arrows),
      arrowTrace(meanArrow, 'mean of −∇', PALETTE.path),
      ...(minimum ? [minimumTrace(minimum[0], minimum[1])] : []),
    ],
    layout: { xaxis: axis(x, domain[0]), yaxis: axis(y, domain[1]) },
  });
}

function cloudTrace([a, b]: readonly number[], arrows: readonly (readonly number[])[]) {
  return {
    ...{ type: 'scatter', mode: 'lines+markers', showlegend: false, hoverinfo: 'skip' },
    ...{
      x: arrows.flatMap(([u]) => [a, a + u, null]),
      y: arrows.flatMap(([, v]) => [b, b + v, null]),
    },
    ...{ opacity: 0.8, line: { color: 'white', width: 1.2 } },
    marker: {
      ...{ symbol: 'arrow', angleref: 'previous', color: 'white', opacity: 1 },
      size: arrows.flatMap(() => [0, 7, 0]),
    },
  };
}

function requirePlane(gradients: readonly ArrayLike<number>[]): void {
  const wrong = gradients.find((gradient) => gradient.length !== 2);
  if (gradients.length > 0 && wrong === undefined) return;
  throw new TypeError(
    wrong === undefined
      ? 'gradientCloudPlot: needs at least one gradient, none came.'
      : `gradientCloudPlot: every gradient needs 2 numbers, but one has ${wrong.length}.`,
  );
}
