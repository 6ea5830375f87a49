import type { ScalarField } from '../calculus';
import type { LandscapeOptions } from './contour-plot';
import type { Figure } from './figure-type';
import { formatNumber } from './format';
import { around, evenly } from './interval';
import { domainAround, landscape } from './landscape';
import { sliceFigure } from './slice-panels';
import { slider } from './slider';

/** @see slicePlot */
export interface SliceOptions extends Omit<LandscapeOptions, 'runs' | 'minimum' | 'scale'> {
  /** The variable that stays free; the other one is held. Default: 0, the first. */
  readonly free?: 0 | 1;
  /** Where the other variable is held, one position of the slider each. Default: 9 over its domain. */
  readonly cuts?: readonly number[];
}

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
 * @source Curriculum 02
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
    figure: sliceFigure({ ...scene, held }, options),
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
