import { logAxis } from './axis';
import { figure } from './figure';
import type { Figure, FigureOptions } from './figure-type';
import { formatNumber } from './format';
import { PALETTE, runStyle } from './palette';

/** How far a run was from the minimum at every iteration, the start included. */
export interface ApproachRun {
  /** What the legend calls the run. */
  readonly label: string;
  /** Distance to the minimum at iterations 0, 1, 2, …. */
  readonly distances: ArrayLike<number>;
}

/** The moment when a criterion would have ended a run. */
export interface Stop {
  /** The criterion's name. */
  readonly criterion: string;
  /** The label of the run that it would have ended. */
  readonly run: string;
  readonly iteration: number;
}

/** One marker per criterion, open and growing, so that coinciding stops are seen inside one another. */
const MARKERS = [
  { symbol: 'x', size: 9 },
  { symbol: 'circle-open', size: 15 },
  { symbol: 'square-open', size: 21 },
  { symbol: 'diamond-open', size: 28 },
] as const;

/** Points of a curve that are drawn, evenly spaced on the log axis. */
const POINTS_DRAWN = 200;

/** Distances below this are drawn no lower: the run has arrived. */
const FLOOR = 1e-6;

/**
 * How close to the minimum each stopping criterion ends each run, on logarithmic axes.
 *
 * @param runs runs from start to cap (at most five), each with its distances to the minimum.
 * @param stops where which criterion fires (at most four criteria); iteration 0 is drawn at 1.
 * @param options title, description.
 * @returns a figure; distances below 1e−6 are left out.
 * @throws TypeError when a stop names a run that does not exist or an iteration beyond its end.
 * @example
 * import { descend, show, stoppingPlot } from 'nabla';
 * const run = descend(([w]: readonly number[]) => w ** 2, [-4], { rate: 0.2, maxIterations: 100, stop: [] });
 * const distances = run.history.points.map(([w]: readonly number[]) => Math.abs(w));
 * show(stoppingPlot([{ label: 'bowl', distances }], [{ criterion: 'step', run: 'bowl', iteration: 16 }],
 *   { title: 'The bowl is left alone when it is as good as solved' }));
 * @source Curriculum 04
 */
export function stoppingPlot(
  runs: readonly ApproachRun[],
  stops: readonly Stop[],
  options: FigureOptions,
): Figure {
  const placed = stops.map((stop) => ({ ...stop, distance: distanceAt(stop, runs) }));
  const criteria = [...new Set(stops.map(({ criterion }) => criterion))];
  return figure({
    title: options.title,
    description: options.description ?? describe(placed),
    height: options.height ?? 480,
    data: [
      ...runs.map((run, i) => approachTrace(run, i)),
      ...criteria.map((name, i) =>
        stopTrace(
          name,
          placed.filter(({ criterion }) => criterion === name),
          i,
        ),
      ),
    ],
    layout: { xaxis: logAxis('iteration'), yaxis: logAxis('distance to the minimum') },
  });
}

type PlacedStop = Stop & { readonly distance: number };

function distanceAt({ run, iteration, criterion }: Stop, runs: readonly ApproachRun[]): number {
  const distance = runs.find(({ label }) => label === run)?.distances[iteration];
  if (distance !== undefined) return distance;
  throw new TypeError(
    `stoppingPlot: "${criterion}" stops the run "${run}" at iteration ${iteration}, but there is no such point.`,
  );
}

function approachTrace({ label, distances }: ApproachRun, index: number) {
  const last = Math.max(distances.length - 1, 1);
  const spaced = Array.from({ length: POINTS_DRAWN }, (_, i) =>
    Math.round(last ** (i / (POINTS_DRAWN - 1))),
  );
  const x = [...new Set(spaced)];
  const { color, dash } = runStyle(index);
  return {
    ...{ type: 'scatter', mode: 'lines', name: label, line: { width: 2.5, color, dash } },
    ...{ x, y: x.map((k) => (distances[k] > FLOOR ? distances[k] : Number.NaN)) },
    hovertemplate: '%{x}: %{y:.4~g}',
  };
}

function stopTrace(criterion: string, stops: readonly PlacedStop[], index: number) {
  return {
    ...{ type: 'scatter', mode: 'markers', name: `${criterion} fires` },
    ...{ x: stops.map(({ iteration }) => Math.max(iteration, 1)) },
    ...{ y: stops.map(({ distance }) => distance) },
    text: stops.map(
      ({ run, iteration, distance }) =>
        `${criterion}, ${run}: iteration ${iteration}, distance ${formatNumber(distance)}`,
    ),
    hoverinfo: 'text',
    marker: {
      ...MARKERS[index % MARKERS.length],
      ...{ color: PALETTE.start, line: { color: PALETTE.start, width: 2 } },
    },
  };
}

function describe(stops: readonly PlacedStop[]): string {
  const parts = stops.map(
    ({ criterion, run, iteration, distance }) =>
      `${criterion} ends ${run} at iteration ${iteration}, ${formatNumber(distance)} from the minimum`,
  );
  return `Distance to the minimum against iterations: ${parts.join('; ')}.`;
}
