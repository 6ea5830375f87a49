import { gradient, type ScalarField } from '../calculus';
import { describeLandscape, type LandscapeOptions } from './contour-plot';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { around } from './interval';
import { type Domain, domainAround, landscape } from './landscape';
import { COLOR_MAP, PALETTE, runStyle } from './palette';
import { coordinate, type Run, requirePath, runLabel } from './run';

/** @see surfacePlot */
export interface SurfaceOptions extends LandscapeOptions {
  /** A point where the tangent plane touches. Default: no plane. */
  readonly tangentAt?: readonly number[];
}

/** How far above the surface a path is drawn, as a fraction of the height: on it, it would flicker. */
const LIFT = 0.015;

/**
 * The graph of a function of two variables in space, with the paths that algorithms took on it.
 *
 * @param f function of a vector of length 2.
 * @param options as for `contourPlot`, and `tangentAt`; with the scale 'log' the height is log₁₀ f.
 * @returns a 3-D figure.
 * @throws TypeError when a run is empty or not in two dimensions; RangeError for a domain out of order.
 * @example
 * import { show, surfacePlot } from 'nabla';
 * show(surfacePlot(([x, y]) => x ** 2 + y ** 2, { title: 'A bowl has one lowest point', minimum: [0, 0] }));
 * @source Curriculum 02 and 04
 */
export function surfacePlot(f: ScalarField, options: SurfaceOptions): Figure {
  const {
    runs = [],
    minimum,
    tangentAt,
    scale = 'linear',
    grid,
    x = 'x',
    y = 'y',
    z = 'f',
  } = options;
  const domain = domainAround('surfacePlot', options.domain, runs, minimum ? [minimum] : []);
  const height = scale === 'log' ? Math.log10 : (value: number) => value;
  const land = landscape((point) => height(f(point)), domain, scale, grid);
  const [low, high] = around(land.z.flat(), 0);
  const above = (value: number) => height(value) + (high - low) * LIFT;
  const zLabel = scale === 'log' ? `log₁₀ ${z}` : z;
  return figure({
    title: options.title,
    description: options.description ?? describeLandscape('Surface', domain, options),
    height: options.height ?? 520,
    data: [
      {
        ...{ type: 'surface', ...land, colorscale: COLOR_MAP, opacity: 0.9, showlegend: false },
        colorbar: { title: { text: zLabel }, thickness: 12, len: 0.7, outlinewidth: 0 },
      },
      ...(tangentAt ? planeTraces(f, tangentAt, domain) : []),
      ...runs.map((run, i) => spacePath(run, i, runs.length, above)),
      ...(minimum ? [spaceMinimum(minimum, above(f(minimum)))] : []),
    ],
    layout: {
      scene: {
        ...{ xaxis: sceneAxis(x, domain[0]), yaxis: sceneAxis(y, domain[1]) },
        ...{ zaxis: sceneAxis(zLabel), aspectmode: 'manual', aspectratio: { x: 1, y: 1, z: 0.75 } },
        camera: camera(domain, runs[0]?.history.points[0] ?? opposite(domain, tangentAt)),
      },
    },
  });
}

/** The mirror image of a point, so that a plane that touches from below is seen from outside. */
function opposite(domain: Domain, point: readonly number[] | undefined) {
  return point && domain.map(([from, to], i) => from + to - point[i]);
}

/** Looks from above towards the start of the path, so that the near side does not hide it. */
function camera(domain: Domain, start: ArrayLike<number> = [-5, 5]) {
  const side = (i: number) => (start[i] > (domain[i][0] + domain[i][1]) / 2 ? -1 : 1);
  const eye = { x: 1.15 * side(0), y: 1.4 * side(1), z: 1.25 };
  return { eye, center: { x: 0, y: 0, z: -0.18 } };
}

function sceneAxis(label: string, range?: readonly number[]) {
  return range ? { title: { text: label }, range } : { title: { text: label } };
}

function spacePath(run: Run, index: number, count: number, height: (value: number) => number) {
  const path = requirePath('surfacePlot', run, 2);
  const { color } = runStyle(index);
  return {
    ...{ type: 'scatter3d', mode: 'lines+markers', name: runLabel(run, index, count) },
    ...{ x: coordinate(path, 0), y: coordinate(path, 1), z: Array.from(path.values, height) },
    ...{ text: Array.from(path.iterations ?? [], String), customdata: Array.from(path.values) },
    ...{ hovertemplate: 'step %{text}: (%{x:.4~g}, %{y:.4~g}), value %{customdata:.4~g}' },
    line: { color, width: 6 },
    marker: { color, size: path.points.map((_, k) => (k === 0 ? 8 : 4)) },
  };
}

/** The plane f(a) + ∇f(a)ᵀ(x − a) around the point where it touches, and that point. */
function planeTraces(f: ScalarField, at: readonly number[], [horizontal, vertical]: Domain) {
  const slopes = gradient(f, at);
  const value = f(at);
  const patch = [horizontal, vertical].map(([from, to], i) => {
    const half = (to - from) / 4;
    return [at[i] - half, at[i] + half];
  });
  const plane = (x: number, y: number) => value + slopes[0] * (x - at[0]) + slopes[1] * (y - at[1]);
  const color = PALETTE.tangent;
  return [
    {
      ...{ type: 'surface', name: 'tangent plane', x: patch[0], y: patch[1] },
      z: patch[1].map((y) => patch[0].map((x) => plane(x, y))),
      colorscale: [
        [0, color],
        [1, color],
      ],
      ...{ opacity: 0.7, showscale: false, showlegend: true, hoverinfo: 'name' },
    },
    {
      ...{ type: 'scatter3d', mode: 'markers', showlegend: false, marker: { color, size: 6 } },
      ...{ x: [at[0]], y: [at[1]], z: [value] },
    },
  ];
}

function spaceMinimum(point: readonly number[], value: number) {
  return {
    ...{ type: 'scatter3d', mode: 'markers', name: 'minimum' },
    ...{ x: [point[0]], y: [point[1]], z: [value] },
    marker: { symbol: 'diamond', size: 7, color: PALETTE.minimum },
  };
}
