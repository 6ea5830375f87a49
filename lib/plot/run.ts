import { thinned } from './thinned';

/** Where an algorithm went: its points and the function's values there, the start included. */
export interface Path {
  /** One point per iteration, each of the same length n. */
  readonly points: readonly ArrayLike<number>[];
  /** f at each of the points. */
  readonly values: ArrayLike<number>;
  /** The iteration of each point. Default: 0, 1, 2, …. */
  readonly iterations?: ArrayLike<number>;
}

/**
 * One run of an algorithm, as figures take it. A result of `descend` is one; give it a name with
 * `{ label: 'α = 0.1', ...descend(f, start, { rate: 0.1 }) }`.
 */
export interface Run {
  /** What the legend calls the run. Default: "run 1", "run 2", …; "path" for a single run. */
  readonly label?: string;
  readonly history: Path;
}

/**
 * A run through points of your own choosing, for figures of steps that were made by hand.
 *
 * @param f function of a vector of length n.
 * @param points the points in the order of the steps, each of length n.
 * @param label what a legend calls the run. Default: none.
 * @returns a run with f evaluated at each point.
 * @example
 * import { runThrough } from 'nabla';
 * const jumps = runThrough(([w]: readonly number[]) => w * w, [[-4], [4], [-4]]);
 * console.log(jumps.history.values); // [ 16, 16, 16 ]
 * @source Curriculum 04
 */
export function runThrough(
  f: (point: readonly number[]) => number,
  points: readonly ArrayLike<number>[],
  label?: string,
): Run {
  const history = { points, values: points.map((point) => f(Array.from(point))) };
  return label === undefined ? { history } : { label, history };
}

/** The name of the run with this index among `count` runs. */
export function runLabel(run: { readonly label?: string }, index: number, count: number): string {
  return run.label ?? (count === 1 ? 'path' : `run ${index + 1}`);
}

/** One coordinate of every point. */
export function coordinate(path: Path, index: number): number[] {
  return path.points.map((point) => point[index] ?? Number.NaN);
}

/** More points than this cannot be told apart on a screen. */
const POINTS_DRAWN = 400;

/**
 * The run's path, thinned where it is long.
 *
 * @throws TypeError when there is no point or a point has not `dimension` coordinates.
 */
export function requirePath(caller: string, { history }: Run, dimension: number): Path {
  const { points, values } = history;
  const wrong = points.find((point) => point.length !== dimension);
  if (points.length === 0) throw new TypeError(`${caller}: a run has no points to draw.`);
  if (wrong !== undefined) {
    throw new TypeError(
      `${caller}: draws points with ${dimension} coordinate(s), but a point with ${wrong.length} came.`,
    );
  }
  const kept = thinned(points.length, POINTS_DRAWN);
  return {
    points: kept.map((k) => points[k]),
    values: kept.map((k) => values[k]),
    iterations: kept.map((k) => history.iterations?.[k] ?? k),
  };
}
