import type { LossPlane } from '../models';
import { axis } from './axis';
import { planePaths } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { PALETTE } from './palette';
import type { Run } from './run';

/** @see lossPlanePlot */
export interface LossPlaneOptions extends FigureOptions {
  /** Levels evenly spaced in the loss, or in powers of ten. Default: 'linear'. */
  readonly scale?: 'linear' | 'log';
  /** A path in the plane's own coordinates (a, b), for example of training, projected. Default: none. */
  readonly run?: Run;
  /** Label of the first direction. Default: "a, along W₁". */
  readonly x?: string;
  /** Label of the second direction. Default: "b, along W₂". */
  readonly y?: string;
}

/**
 * The loss of a network on a plane through its weights: f(W + aW₁ + bW₂), with the weights themselves at (0, 0).
 *
 * @param plane what `lossOnPlane` gives.
 * @param options title, scale, `run`, labels.
 * @returns a figure.
 * @throws TypeError when the plane is empty.
 * @example
 * import { lossOnPlane, lossPlanePlot, show } from 'nabla';
 * const f = ([u, v, w]: readonly number[]) => u ** 2 + 3 * v ** 2 + w ** 4;
 * const a = Array.from({ length: 41 }, (_, k) => -2 + k / 10);
 * show(lossPlanePlot(lossOnPlane(f, [0, 0, 0], [[1, 0, 0], [0, 1, 0]], a), { title: 'The weights lie at the bottom of a bowl' }));
 * @source Lecture [4]; H. Li et al. 2018; curriculum 12
 */
export function lossPlanePlot({ a, b, values }: LossPlane, options: LossPlaneOptions): Figure {
  const { scale = 'linear', run, x = 'a, along W₁', y = 'b, along W₂' } = options;
  const all = values.flat().filter(Number.isFinite);
  if (all.length === 0) throw new TypeError('lossPlanePlot: the plane holds no finite loss.');
  const [low, high] = [all.reduce((m, v) => Math.min(m, v)), all.reduce((m, v) => Math.max(m, v))];
  const [j, i] = [nearestToZero(b), nearestToZero(a)];
  const marker = { symbol: 'star', size: 14, color: PALETTE.minimum };
  return figure({
    title: options.title,
    description:
      options.description ??
      `Loss on a plane through the weights, from ${formatNumber(low)} to ${formatNumber(high)}; at the weights it is ${formatNumber(values[j][i])}.`,
    height: options.height ?? 460,
    data: [
      contourTrace({ x: a, y: b, z: values }, { scale, name: 'loss' }),
      ...(run ? planePaths('lossPlanePlot', [run]) : []),
      {
        ...{ type: 'scatter', mode: 'markers', name: 'the weights', x: [0], y: [0] },
        marker: { ...marker, line: { color: 'white', width: 1 } },
      },
    ],
    layout: {
      xaxis: axis(x, [a[0], a[a.length - 1]]),
      yaxis: axis(y, [b[0], b[b.length - 1]]),
    },
  });
}

function nearestToZero(places: readonly number[]): number {
  const distances = places.map(Math.abs);
  return distances.indexOf(Math.min(...distances));
}
