import { gradient, type ScalarField } from '../calculus';
import { arrowTrace } from './arrow-trace';
import { axis, HEADING_HEIGHT, heading } from './axis';
import type { LandscapeOptions } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { around, type Interval } from './interval';
import type { Domain, Landscape } from './landscape';
import { PALETTE, runStyle } from './palette';

/** The colour of the constraint and its gradient. */
const CONSTRAINT = runStyle(3).color;
const LEFT: Interval = [0, 0.5];
const RIGHT: Interval = [0.64, 1];

/** A function, a constraint, and points on which the constraint holds. */
interface Scene {
  readonly f: ScalarField;
  readonly constraint: ScalarField;
  readonly curve: readonly (readonly number[])[];
  readonly values: readonly number[];
  /** The index of the lowest value. */
  readonly lowest: number;
  readonly domain: Domain;
  readonly land: Landscape;
}

/** One point of the curve: both gradients there, and the value among those of the whole curve. */
export function constraintFigure(scene: Scene, at: number, options: LandscapeOptions): Figure {
  const { curve, values, lowest } = scene;
  const { z = 'f' } = options;
  const { df, dc, lambda, angle } = gradientsAt(scene, curve[at]);
  const arrow = (g: readonly number[]) => arrowOf(g, curve[at], scene.domain);
  const value = `${z} = ${formatNumber(values[at], 3)}`;
  return figure({
    title: options.title,
    description: `At ${formatPoint(curve[at], 3)} ${value}, and the lines of both gradients meet at ${formatNumber(Math.round(10 * angle) / 10)}°.`,
    height: options.height ?? 430,
    headings: HEADING_HEIGHT,
    data: [
      contourTrace(scene.land, { scale: options.scale ?? 'linear', name: z, bar: false }),
      ...curveTraces(curve),
      arrowTrace(arrow(df), `∇${z}`, PALETTE.gradient),
      arrowTrace(arrow(dc), '∇c', CONSTRAINT),
      ...valueTraces(values, at),
    ],
    layout: {
      ...panelAxes(scene, options),
      annotations: [
        heading(`The gradients' lines meet at ${formatNumber(Math.round(10 * angle) / 10)}°`, LEFT),
        heading(at === lowest ? `Lowest: λ = ${formatNumber(lambda, 3)}` : value, RIGHT),
      ],
    },
  });
}

function panelAxes({ domain, values }: Scene, { x = 'x', y = 'y', z = 'f' }: LandscapeOptions) {
  return {
    xaxis: { ...axis(x, domain[0]), domain: LEFT },
    yaxis: axis(y, domain[1]),
    xaxis2: { ...axis('share of the curve', [-0.03, 1.03]), domain: RIGHT, anchor: 'y2' },
    yaxis2: { ...axis(`${z} on the constraint`, around(values, 0.08)), anchor: 'x2' },
  };
}

/** Both gradients, the λ for which λ∇c is nearest to ∇f, and the angle between both lines. */
function gradientsAt({ f, constraint }: Scene, point: readonly number[]) {
  const [df, dc] = [gradient(f, point), gradient(constraint, point)];
  const lambda = (df[0] * dc[0] + df[1] * dc[1]) / (dc[0] ** 2 + dc[1] ** 2);
  return { df, dc, lambda, angle: angleBetween(df, dc) };
}

/** Arrows are equally long: here only directions matter. */
function arrowOf([u, v]: readonly number[], from: readonly number[], domain: Domain) {
  const reach = Math.min(...domain.map(([low, high]) => high - low)) / 4;
  const length = Math.hypot(u, v) || 1;
  return { from, vector: [(reach * u) / length, (reach * v) / length] };
}

/** The angle between the lines through both vectors, 0° to 90°: opposite directions are aligned too. */
function angleBetween([a, b]: readonly number[], [c, d]: readonly number[]): number {
  return (Math.atan2(Math.abs(a * d - b * c), Math.abs(a * c + b * d)) * 180) / Math.PI;
}

/** Over a white halo, so that it is seen on every colour. */
function curveTraces(curve: readonly (readonly number[])[]) {
  const points = { x: curve.map(([a]) => a), y: curve.map(([, b]) => b), hoverinfo: 'skip' };
  const line = (color: string, width: number) => ({ line: { color, width } });
  return [
    { type: 'scatter', mode: 'lines', showlegend: false, ...points, ...line('white', 6) },
    { type: 'scatter', mode: 'lines', name: 'c = 0', ...points, ...line(CONSTRAINT, 3) },
  ];
}

function valueTraces(values: readonly number[], at: number) {
  const common = { type: 'scatter', xaxis: 'x2', yaxis: 'y2', showlegend: false };
  const last = values.length - 1;
  const x = values.map((_, k) => k / last);
  const marker = { color: PALETTE.path, size: 11 };
  return [
    { ...common, mode: 'lines', x, y: values, line: { color: PALETTE.function, width: 2.5 } },
    { ...common, mode: 'markers', x: [at / last], y: [values[at]], marker },
  ];
}
