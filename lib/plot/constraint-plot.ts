import type { ScalarField } from '../calculus';
import { constraintFigure } from './constraint-panels';
import type { LandscapeOptions } from './contour-plot';
import type { Figure } from './figure-type';
import { formatNumber, formatPoint } from './format';
import { evenly } from './interval';
import { domainAround, landscape } from './landscape';
import { slider } from './slider';

/** @see constraintPlot */
export interface ConstraintOptions extends Omit<LandscapeOptions, 'runs' | 'minimum'> {
  /** Positions of the slider along the curve. Default: 25. */
  readonly positions?: number;
}

/**
 * A walk along a constraint: both gradients at every point of the curve c(x) = 0, and the value there. Where the value is least
 * (or most), the gradients are aligned: ∇f = λ∇c, and the level curve of f touches the constraint.
 *
 * @param f function of a vector of length 2.
 * @param constraint c, a function of a vector of length 2.
 * @param curve points of c(x) = 0 in order, such as `levelCurve(c, start)` gives them; at least three.
 * @param options title, domain, `positions`, scale, labels.
 * @returns a figure with a frame per position, which begins at the lowest point.
 * @throws TypeError when the curve has fewer than three points.
 * @example
 * import { constraintPlot, levelCurve, show } from 'nabla';
 * const circle = ([x, y]: readonly number[]) => x ** 2 + y ** 2 - 5;
 * const f = ([x, y]: readonly number[]) => x + 2 * y;
 * show(constraintPlot(f, circle, levelCurve(circle, [-1, 2]), { title: 'At the lowest point the gradients are aligned', domain: [[-4, 4], [-4, 4]] }));
 * @source Curriculum 11
 */
export function constraintPlot(
  f: ScalarField,
  constraint: ScalarField,
  curve: readonly (readonly number[])[],
  options: ConstraintOptions,
): Figure {
  if (curve.length < 3)
    throw new TypeError(`constraintPlot: the curve needs three points, ${curve.length} came.`);
  const { scale = 'linear', positions = 25, z = 'f' } = options;
  const domain = options.domain
    ? domainAround('constraintPlot', options.domain, [])
    : domainAround('constraintPlot', undefined, [{ history: { points: curve, values: [] } }]);
  const values = curve.map((point) => f(point));
  const land = landscape(f, domain, scale, options.grid);
  const lowest = values.indexOf(Math.min(...values));
  const places = placesAround(lowest, curve.length, positions);
  const scene = { f, constraint, curve, values, lowest, domain, land };
  const steps = places.map((at) => ({
    label: formatNumber(at / (curve.length - 1), 3),
    figure: constraintFigure(scene, at, options),
  }));
  const told = `lowest, ${formatNumber(values[lowest])}, at ${formatPoint(curve[lowest], 3)}, where both gradients are aligned`;
  return slider(steps, {
    ...{ prefix: 'share of the curve: ', active: places.indexOf(lowest), pace: 400 },
    description: options.description ?? `A walk along a constraint: ${z} is ${told}.`,
  });
}

/** Evenly spaced indices, the lowest point among them. */
function placesAround(lowest: number, count: number, positions: number): number[] {
  const spaced = evenly([0, count - 1], positions).map(Math.round);
  return [...new Set([...spaced, lowest])].sort((a, b) => a - b);
}
