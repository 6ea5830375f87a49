import type { ScalarField } from '../calculus';
import { axis } from './axis';
import { type LandscapeOptions, planePaths } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { domainAround, landscape } from './landscape';
import { minimumTrace } from './path-traces';
import { runThrough } from './run';

/**
 * All points that a search tried, over the level curves, and the path of the best so far.
 *
 * @param f function of a vector of length 2.
 * @param tried the points in the order in which they were tried, at least one.
 * @param options title, domain, minimum, scale, labels.
 * @returns a figure.
 * @throws TypeError when no point came.
 * @example
 * import { descend, randomSearch, searchCloudPlot, seededRandom, show } from 'nabla';
 * const tried: number[][] = [];
 * const bowl = ([x, y]: readonly number[]) => x ** 2 + y ** 2;
 * const method = randomSearch({ lower: [-5, -5], upper: [5, 5], random: seededRandom(1) });
 * descend((x) => { tried.push([...x]); return bowl(x); }, [4, 4], { method, maxIterations: 100 });
 * show(searchCloudPlot(bowl, tried, { title: 'Random search learns nothing from the points it has seen' }));
 * @source Curriculum 04, lecture [4]
 */
export function searchCloudPlot(
  f: ScalarField,
  tried: readonly (readonly number[])[],
  options: Omit<LandscapeOptions, 'runs'>,
): Figure {
  const { x = 'x', y = 'y', z = 'f', scale = 'linear', minimum } = options;
  if (tried.length === 0) throw new TypeError('searchCloudPlot: needs at least one point.');
  const best = runThrough(f, bestSoFar(f, tried), 'best so far');
  const domain = domainAround('searchCloudPlot', options.domain, [runThrough(f, tried)]);
  const last = best.history.points.length - 1;
  const marker = { color: 'white', size: 5, line: { color: '#808080', width: 1 } };
  return figure({
    title: options.title,
    description:
      options.description ??
      `${tried.length} points tried; ${last + 1} of them were the best so far, the last at ${formatPoint(best.history.points[last])} with ${z} = ${formatNumber(best.history.values[last])}.`,
    height: options.height ?? 460,
    data: [
      contourTrace(landscape(f, domain, scale, options.grid), { scale, name: z }),
      {
        ...{ type: 'scatter', mode: 'markers', name: 'tried', hoverinfo: 'x+y', marker },
        ...{ x: tried.map(([a]) => a), y: tried.map(([, b]) => b) },
      },
      ...planePaths('searchCloudPlot', [best]),
      ...(minimum ? [minimumTrace(minimum[0], minimum[1])] : []),
    ],
    layout: { xaxis: axis(x, domain[0]), yaxis: axis(y, domain[1]) },
  });
}

/** The points that were better than all before them. */
function bestSoFar(f: ScalarField, tried: readonly (readonly number[])[]) {
  let lowest = Number.POSITIVE_INFINITY;
  return tried.filter((point) => {
    const value = f(point);
    if (!(value < lowest)) return false;
    lowest = value;
    return true;
  });
}
