import { partial, type ScalarField } from '../calculus';
import { axis, HEADING_HEIGHT, heading } from './axis';
import type { LandscapeOptions } from './contour-plot';
import { contourTrace } from './contour-trace';
import { type Figure, figure } from './figure';
import { formatNumber } from './format';
import { around, evenly, type Interval } from './interval';
import { type Domain, domainAround, type Landscape, landscape } from './landscape';
import { COLOR_MAP, PALETTE } from './palette';
import { slider } from './slider';
import { lineTrace, pointsTrace } from './tangent-plot';

/** @see slicePlot */
export interface SliceOptions extends Omit<LandscapeOptions, 'runs' | 'minimum' | 'scale'> {
  /** The variable that stays free; the other one is held. Default: 0, the first. */
  readonly free?: 0 | 1;
  /** Where the other variable is held, one position of the slider each. Default: 9 over its domain. */
  readonly cuts?: readonly number[];
}

const LEFT: Interval = [0, 0.46];
const RIGHT: Interval = [0.58, 1];
const UPPER: Interval = [0.48, 1];
const LOWER: Interval = [0, 0.32];

/**
 * What a partial derivative is: the surface cut open, the cut as a curve with its tangent, and the
 * cut seen from above, linked by a slider that moves it.
 *
 * With y held at b the surface z = f(x, y) becomes the curve z = f(x, b); the slope of that curve
 * at a is ∂f/∂x at (a, b).
 *
 * @param f function of a vector of length 2.
 * @param at where on the cut the tangent touches: a value of the free variable.
 * @param options title, domain, `free`, `cuts`, labels.
 * @returns a figure of three panels with a frame per cut.
 * @throws RangeError when the domain is not in rising order.
 * @example
 * import { show, slicePlot } from 'nabla';
 * const distance = ([E, t]: readonly number[]) => E * t ** 2;
 * show(slicePlot(distance, 1, { title: 'A partial derivative is the slope of a cut', domain: [[-2, 2], [-2, 2]], x: 'E', y: 't', z: 'd' }));
 */
export function slicePlot(f: ScalarField, at: number, options: SliceOptions): Figure {
  const { free = 0, grid = 41 } = options;
  const domain = domainAround('slicePlot', options.domain, []);
  const land = landscape(f, domain, 'linear', grid);
  const heights = around(land.z.flat(), 0.05);
  const cuts = options.cuts ?? evenly(domain[1 - free], 9);
  const scene = { f, at, free, domain, land, heights };
  const steps = cuts.map((held) => ({
    label: formatNumber(held, 3),
    figure: oneCut(scene, held, options),
  }));
  const heldName = free === 0 ? (options.y ?? 'y') : (options.x ?? 'x');
  const description = options.description;
  const active = Math.round(0.7 * (cuts.length - 1));
  return slider(steps, {
    prefix: `${heldName} = `,
    active,
    ...(description ? { description } : {}),
  });
}

interface Scene {
  readonly f: ScalarField;
  readonly at: number;
  readonly free: 0 | 1;
  readonly domain: Domain;
  readonly land: Landscape;
  readonly heights: Interval;
}

function oneCut(scene: Scene, held: number, options: SliceOptions): Figure {
  const { f, at, free, domain, land, heights } = scene;
  const { x = 'x', y = 'y', z = 'f' } = options;
  const names = [x, y];
  const pointOf = (value: number) => (free === 0 ? [value, held] : [held, value]);
  const along = evenly(domain[free], 61);
  const cut = along.map(pointOf);
  const values = cut.map((point) => f(point));
  const slope = partial(f, pointOf(at), free);
  const [a, b] = pointOf(at);
  const color = PALETTE.path;
  const told = `∂${z}/∂${names[free]} = ${formatNumber(slope)}`;
  return figure({
    title: options.title,
    description: `The surface of ${z} cut at ${names[1 - free]} = ${formatNumber(held)}; at ${names[free]} = ${formatNumber(at)} the cut has the slope ${told}.`,
    height: options.height ?? 580,
    headings: HEADING_HEIGHT,
    data: [
      {
        type: 'surface',
        ...land,
        colorscale: COLOR_MAP,
        opacity: 0.75,
        showscale: false,
        hoverinfo: 'skip',
      },
      {
        ...{
          type: 'scatter3d',
          mode: 'lines',
          x: cut.map(([u]) => u),
          y: cut.map(([, v]) => v),
          z: values,
        },
        line: { color, width: 8 },
      },
      {
        type: 'scatter3d',
        mode: 'markers',
        x: [a],
        y: [b],
        z: [f([a, b])],
        marker: { color: PALETTE.tangent, size: 6 },
      },
      contourTrace(land, { scale: 'linear', name: z, bar: false }),
      {
        type: 'scatter',
        mode: 'lines',
        x: cut.map(([u]) => u),
        y: cut.map(([, v]) => v),
        line: { color, width: 3 },
      },
      pointsTrace([a], [b]),
      {
        ...{ type: 'scatter', mode: 'lines', xaxis: 'x2', yaxis: 'y2' },
        x: along,
        y: values,
        line: { color, width: 2.5 },
      },
      {
        ...lineTrace(at, f([a, b]), slope, domain[free], 'tangent', { color: PALETTE.tangent }),
        xaxis: 'x2',
        yaxis: 'y2',
      },
      { ...pointsTrace([at], [f([a, b])]), xaxis: 'x2', yaxis: 'y2' },
    ].map((trace) => ({ ...trace, showlegend: false })),
    layout: {
      scene: {
        domain: { x: LEFT, y: UPPER },
        ...{
          xaxis: sceneAxis(x),
          yaxis: sceneAxis(y),
          zaxis: sceneAxis(z),
        },
        ...{ aspectmode: 'cube', camera: { eye: { x: 1.6, y: -1.7, z: 1.1 } } },
      },
      xaxis: { ...axis(x, domain[0]), domain: RIGHT, anchor: 'y' },
      yaxis: { ...axis(y, domain[1]), domain: UPPER, anchor: 'x' },
      xaxis2: { ...axis(names[free], domain[free]), anchor: 'y2' },
      yaxis2: { ...axis(z, heights), domain: LOWER, anchor: 'x2' },
      annotations: [
        heading('The surface and the cut', LEFT),
        heading('From above', RIGHT),
        heading(`The cut: ${told} at ${names[free]} = ${formatNumber(at)}`, [0, 1], LOWER[1]),
      ],
    },
  });
}

/** Few ticks: the panel is small. */
function sceneAxis(label: string) {
  return { title: { text: label, font: { size: 12 } }, nticks: 4, tickfont: { size: 10 } };
}
