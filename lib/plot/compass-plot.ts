import { directionalDerivative, gradient, type ScalarField, scale } from '../calculus';
import { arrowTrace } from './arrow-trace';
import { axis, HEADING_HEIGHT, heading } from './axis';
import type { LandscapeOptions } from './contour-plot';
import { contourTrace } from './contour-trace';
import { figure } from './figure';
import type { Figure } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { evenly, type Interval } from './interval';
import { type Domain, domainAround, type Landscape, landscape } from './landscape';
import { PALETTE } from './palette';
import { slider } from './slider';

/** @see compassPlot */
export interface CompassOptions extends Omit<LandscapeOptions, 'runs' | 'minimum'> {
  /** Positions of the slider around the circle. Default: 24. */
  readonly directions?: number;
}

const LEFT: Interval = [0, 0.46];
const RIGHT: Interval = [0.6, 1];

/**
 * The slope in every direction: a slider turns a direction around a point, and the slope beside it
 * runs along a cosine.
 *
 * D_u f = ∇f · u = ‖∇f‖ cos θ for a unit vector u at the angle θ to the gradient: steepest up along
 * the gradient, level along the level curve, steepest down against the gradient.
 *
 * @param f function of a vector of length 2.
 * @param point where the directions begin, of length 2.
 * @param options title, domain, `directions`, scale, labels.
 * @returns a figure with a frame per direction, θ from −180° to 180°.
 * @throws RangeError when the domain is not in rising order or the gradient at the point is 0.
 * @example
 * import { compassPlot, show } from 'nabla';
 * show(compassPlot(([x, y]) => x ** 2 + y ** 2, [2, 1], { title: 'No direction is steeper than the gradient' }));
 * @source Curriculum 02
 */
export function compassPlot(
  f: ScalarField,
  point: readonly number[],
  options: CompassOptions,
): Figure {
  const { directions = 24 } = options;
  const domain = domainAround('compassPlot', options.domain, []);
  const [gx, gy] = gradient(f, point);
  const length = Math.hypot(gx, gy);
  if (length === 0) {
    throw new RangeError(
      `compassPlot: the gradient at ${formatPoint(point)} is 0, it points nowhere.`,
    );
  }
  const scene = {
    f,
    point,
    domain,
    land: landscape(f, domain, options.scale ?? 'linear', options.grid),
    uphill: Math.atan2(gy, gx),
    length,
  };
  const angles = evenly([-180, 180], directions + 1);
  const steps = angles.map((angle) => ({
    label: formatNumber(angle, 3),
    figure: oneDirection(scene, angle, options),
  }));
  const description =
    options.description ??
    `Slope of ${options.z ?? 'f'} at ${formatPoint(point)} against direction: from ${formatNumber(-length)} against the gradient over 0 across it to ${formatNumber(length)} along it, a cosine.`;
  return slider(steps, {
    prefix: 'θ in degrees: ',
    active: Math.round((2 / 3) * directions),
    pace: 300,
    description,
  });
}

interface Scene {
  readonly f: ScalarField;
  readonly point: readonly number[];
  readonly domain: Domain;
  readonly land: Landscape;
  /** The gradient's angle to the first axis, in radians, and its length. */
  readonly uphill: number;
  readonly length: number;
}

function oneDirection(scene: Scene, angle: number, options: CompassOptions): Figure {
  const { f, point, uphill } = scene;
  const slope = directionalDerivative(f, point, unit(uphill, angle));
  return figure({
    title: options.title,
    description: `At ${formatNumber(angle)}° to the gradient the slope is ${formatNumber(slope)}.`,
    height: options.height ?? 410,
    headings: HEADING_HEIGHT,
    data: [...mapPanel(scene, angle, options), ...cosinePanel(scene, angle, slope)],
    layout: {
      ...panelAxes(scene, options),
      annotations: [
        heading(`From ${formatPoint(point)}`, LEFT),
        heading(`Slope ${formatNumber(slope)}`, RIGHT),
      ],
    },
  });
}

/** The unit vector at so many degrees from the gradient's angle. */
function unit(uphill: number, degrees: number): number[] {
  const turned = uphill + (degrees * Math.PI) / 180;
  return [Math.cos(turned), Math.sin(turned)];
}

function mapPanel({ point, domain, land, uphill }: Scene, angle: number, options: CompassOptions) {
  const { scale: levels = 'linear', z = 'f' } = options;
  const reach = Math.min(domain[0][1] - domain[0][0], domain[1][1] - domain[1][0]) / 4;
  const gradientArrow = { from: point, vector: scale(unit(uphill, 0), 1.4 * reach) };
  const directionArrow = { from: point, vector: scale(unit(uphill, angle), reach) };
  return [
    contourTrace(land, { scale: levels, name: z, bar: false }),
    arrowTrace(gradientArrow, 'gradient', PALETTE.gradient),
    arrowTrace(directionArrow, 'direction', PALETTE.path),
  ];
}

function cosinePanel({ length }: Scene, angle: number, slope: number) {
  const common = { type: 'scatter', xaxis: 'x2', yaxis: 'y2', showlegend: false };
  const x = evenly([-180, 180], 73);
  const y = x.map((degrees) => length * Math.cos((degrees * Math.PI) / 180));
  const marker = { color: PALETTE.path, size: 11 };
  return [
    { ...common, mode: 'lines', x, y, line: { color: PALETTE.function, width: 2.5 } },
    { ...common, mode: 'markers', x: [angle], y: [slope], marker },
  ];
}

function panelAxes({ domain, length }: Scene, { x = 'x', y = 'y' }: CompassOptions) {
  const angles = { ...axis('θ, angle to the gradient', [-180, 180]), dtick: 90, ticksuffix: '°' };
  return {
    xaxis: { ...axis(x, domain[0]), domain: LEFT },
    yaxis: axis(y, domain[1]),
    xaxis2: { ...angles, domain: RIGHT, anchor: 'y2' },
    yaxis2: { ...axis('slope', [-1.15 * length, 1.15 * length]), anchor: 'x2' },
  };
}
