import type { Schedule } from '../optimize';
import type { Scale } from './axis';
import type { Figure, FigureOptions } from './figure-type';
import { linePlot } from './line-plot';

/** @see schedulePlot */
export interface ScheduleOptions extends FigureOptions {
  /** Scale of the axis of rates. Default: 'linear'. */
  readonly scale?: Scale;
}

/** More points than this cannot be told apart on a screen. */
const POINTS_DRAWN = 400;

/**
 * Learning rates against iterations: what each schedule does.
 *
 * @param schedules at most five schedules, by the name that the legend shows.
 * @param iterations how many iterations are drawn, at least 2.
 * @param options title, scale.
 * @returns a figure.
 * @throws RangeError when there are fewer than 2 iterations.
 * @example
 * import { cosineDecay, schedulePlot, show, warmUp } from 'nabla';
 * const schedules = { cosine: cosineDecay(0.1, { iterations: 100 }), 'with warm-up': warmUp(cosineDecay(0.1, { iterations: 90 }), 10) };
 * show(schedulePlot(schedules, 100, { title: 'Warm-up starts small, then the cosine takes over' }));
 * @source Curriculum 13
 */
export function schedulePlot(
  schedules: { readonly [name: string]: Schedule },
  iterations: number,
  options: ScheduleOptions,
): Figure {
  if (!(iterations >= 2)) {
    throw new RangeError(`schedulePlot: needs 2 or more iterations, but ${iterations} came.`);
  }
  const every = Math.ceil(iterations / POINTS_DRAWN);
  const x = Array.from({ length: Math.ceil(iterations / every) }, (_, k) => k * every);
  const lines = Object.entries(schedules).map(
    ([name, schedule]) => [name, { x, y: x.map((k) => schedule(k)) }] as const,
  );
  const { scale = 'linear', ...rest } = options;
  return linePlot(Object.fromEntries(lines), {
    ...{ ...rest, yScale: scale, x: 'iteration', y: 'rate α' },
  });
}
