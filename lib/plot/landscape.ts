import type { ScalarField } from '../calculus';
import { around, evenly, type Interval, requireInterval } from './interval';
import { coordinate, type Run, requirePath } from './run';

/** The horizontal and the vertical interval of a plane figure. */
export type Domain = readonly [Interval, Interval];

/** Values on a grid: `z[j][i]` belongs to `x[i]`, `y[j]`. */
export interface Landscape {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly (readonly number[])[];
}

/** Points per axis; narrow valleys on a log scale need the finer grid. */
const GRID = { linear: 61, log: 101 };

/** f on an even grid of `grid` points per axis. @internal */
export function landscape(
  f: ScalarField,
  [horizontal, vertical]: Domain,
  scale: 'linear' | 'log',
  grid = GRID[scale],
): Landscape {
  const x = evenly(horizontal, grid);
  const y = evenly(vertical, grid);
  return { x, y, z: y.map((b) => x.map((a) => f([a, b]))) };
}

/**
 * The domain asked for, else one around the paths (and `also`), else [−5, 5] both ways.
 * @internal
 */
export function domainAround(
  caller: string,
  asked: Domain | undefined,
  runs: readonly Run[],
  also: readonly (readonly number[])[] = [],
): Domain {
  const axes = [0, 1].map((i): Interval => {
    if (asked) return requireInterval(caller, `domain[${i}]`, asked[i]);
    const values = runs.flatMap((run) => coordinate(requirePath(caller, run, 2), i));
    if (values.length === 0) return [-5, 5];
    return around([...values, ...also.map((point) => point[i])], 0.25);
  });
  return [axes[0], axes[1]];
}
