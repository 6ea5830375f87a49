import type { SymmetricEigen } from '../calculus';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { linePlot } from './line-plot';
import type { Run } from './run';

/**
 * A run taken apart along the eigenvectors of the Hessian: how far it still is from the minimum in each of these directions.
 *
 * On a quadratic, gradient descent shrinks component k by |1 − αλₖ| at every step, and each on its own: straight lines on the log
 * axis, of which the flattest decides.
 *
 * @param run a run in n dimensions.
 * @param eigen eigenvalues and eigenvectors of the Hessian, as `symmetricEigen` gives them; at most five.
 * @param minimum where the run should arrive, of length n.
 * @param options title, description.
 * @returns a figure.
 * @throws TypeError when the minimum has another length than the points.
 * @example
 * import { componentPlot, descend, show, symmetricEigen } from 'nabla';
 * const run = descend(([x, y]: readonly number[]) => x ** 2 + 10 * y ** 2, [4, 1], { rate: 0.05 });
 * show(componentPlot(run, symmetricEigen([[2, 0], [0, 20]]), [0, 0], { title: 'The steep direction is solved at once, the flat one last' }));
 * @source G. Goh, Why momentum really works, Distill 2017; curriculum 09
 */
export function componentPlot(
  run: Run,
  eigen: SymmetricEigen,
  minimum: readonly number[],
  options: FigureOptions,
): Figure {
  const { points, iterations } = run.history;
  const wrong = points.find((point) => point.length !== minimum.length);
  if (wrong !== undefined) {
    throw new TypeError(
      `componentPlot: the minimum has ${minimum.length} coordinates, but a point has ${wrong.length}.`,
    );
  }
  const x = points.map((_, k) => iterations?.[k] ?? k);
  const series = eigen.vectors.map((direction, k) => {
    const distances = points.map((point) =>
      Math.abs(direction.reduce((sum, u, i) => sum + u * (point[i] - minimum[i]), 0)),
    );
    return [`curvature ${formatNumber(eigen.values[k])}`, { x, y: distances }] as const;
  });
  const y = 'distance to the minimum';
  return linePlot(Object.fromEntries(series), { ...options, yScale: 'log', x: 'iteration', y });
}
