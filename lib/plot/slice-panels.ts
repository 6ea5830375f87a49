import { partial, type ScalarField } from '../calculus';
import { axis, HEADING_HEIGHT, heading } from './axis';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { evenly, type Interval } from './interval';
import type { Domain, Landscape } from './landscape';
import { COLOR_MAP, PALETTE } from './palette';
import { lineTrace, pointsTrace } from './tangent-plot';

const LEFT: Interval = [0, 0.46];
const RIGHT: Interval = [0.58, 1];
const UPPER: Interval = [0.48, 1];
const LOWER: Interval = [0, 0.32];

/** A surface and where it is cut. */
interface Slice {
  readonly f: ScalarField;
  /** Where on the cut the tangent touches. */
  readonly at: number;
  /** The variable that runs along the cut. */
  readonly free: 0 | 1;
  /** The value of the other variable. */
  readonly held: number;
  readonly domain: Domain;
  readonly land: Landscape;
  readonly heights: Interval;
}

type Labels = FigureOptions & { readonly x?: string; readonly y?: string; readonly z?: string };

/** One cut in three panels: the surface, the cut from above, and the cut as a curve with its tangent. */
export function sliceFigure(slice: Slice, options: Labels): Figure {
  const { at, free, held } = slice;
  const { x = 'x', y = 'y', z = 'f' } = options;
  const names = [x, y];
  const slope = partial(slice.f, pointOf(slice, at), free);
  const told = `∂${z}/∂${names[free]} = ${formatNumber(slope)}`;
  const traces = [...surfacePanel(slice), ...planePanel(slice, z), ...curvePanel(slice, slope)];
  return figure({
    title: options.title,
    description: `The surface of ${z} cut at ${names[1 - free]} = ${formatNumber(held)}; at ${names[free]} = ${formatNumber(at)} the cut has the slope ${told}.`,
    height: options.height ?? 580,
    headings: HEADING_HEIGHT,
    data: traces.map((trace) => ({ ...trace, showlegend: false })),
    layout: {
      ...panelAxes(slice, names, z),
      annotations: [
        heading('The surface and the cut', LEFT),
        heading('From above', RIGHT),
        heading(`The cut: ${told} at ${names[free]} = ${formatNumber(at)}`, [0, 1], LOWER[1]),
      ],
    },
  });
}

/** The point of the cut where the free variable has this value. */
function pointOf({ free, held }: Slice, value: number): [number, number] {
  return free === 0 ? [value, held] : [held, value];
}

/** The cut as points of the plane, with the values there. */
function cutOf(slice: Slice) {
  const along = evenly(slice.domain[slice.free], 61);
  const points = along.map((value) => pointOf(slice, value));
  const [x, y] = [points.map(([u]) => u), points.map(([, v]) => v)];
  return { along, x, y, z: points.map((point) => slice.f(point)) };
}

function surfacePanel(slice: Slice) {
  const { x, y, z } = cutOf(slice);
  const [a, b] = pointOf(slice, slice.at);
  return [
    {
      ...{ type: 'surface', ...slice.land, colorscale: COLOR_MAP },
      ...{ opacity: 0.75, showscale: false, hoverinfo: 'skip' },
    },
    { type: 'scatter3d', mode: 'lines', x, y, z, line: { color: PALETTE.path, width: 8 } },
    {
      ...{ type: 'scatter3d', mode: 'markers', x: [a], y: [b], z: [slice.f([a, b])] },
      marker: { color: PALETTE.tangent, size: 6 },
    },
  ];
}

function planePanel(slice: Slice, name: string) {
  const { x, y } = cutOf(slice);
  const [a, b] = pointOf(slice, slice.at);
  return [
    contourTrace(slice.land, { scale: 'linear', name, bar: false }),
    { type: 'scatter', mode: 'lines', x, y, line: { color: PALETTE.path, width: 3 } },
    pointsTrace([a], [b]),
  ];
}

function curvePanel(slice: Slice, slope: number) {
  const { at, free, domain } = slice;
  const { along, z } = cutOf(slice);
  const height = slice.f(pointOf(slice, at));
  const axes = { xaxis: 'x2', yaxis: 'y2' };
  const line = { color: PALETTE.path, width: 2.5 };
  const tangent = { color: PALETTE.tangent };
  return [
    { type: 'scatter', mode: 'lines', ...axes, x: along, y: z, line },
    { ...lineTrace(at, height, slope, domain[free], 'tangent', tangent), ...axes },
    { ...pointsTrace([at], [height]), ...axes },
  ];
}

function panelAxes({ domain, free, heights }: Slice, names: readonly string[], z: string) {
  const [x, y] = names;
  return {
    scene: {
      domain: { x: LEFT, y: UPPER },
      ...{ xaxis: sceneAxis(x), yaxis: sceneAxis(y), zaxis: sceneAxis(z) },
      ...{
        aspectmode: 'cube',
        camera: { center: { x: 0, y: 0, z: -0.15 }, eye: { x: 1.4, y: -1.5, z: 1 } },
      },
    },
    xaxis: { ...axis(x, domain[0]), domain: RIGHT, anchor: 'y' },
    yaxis: { ...axis(y, domain[1]), domain: UPPER, anchor: 'x' },
    xaxis2: { ...axis(names[free], domain[free]), anchor: 'y2' },
    yaxis2: { ...axis(z, heights), domain: LOWER, anchor: 'x2' },
  };
}

/** Few ticks: the panel is small. */
function sceneAxis(label: string) {
  return { title: { text: label, font: { size: 12 } }, nticks: 4, tickfont: { size: 10 } };
}
