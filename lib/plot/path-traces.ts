import { PALETTE } from './palette';
import type { Path } from './run';

const HALO = 'rgba(255, 255, 255, 0.9)';

/** More points than this crowd each other and are drawn smaller. */
const MANY = 30;

/** How a run's path is drawn. */
export interface PathStyle {
  readonly name: string;
  readonly color: string;
  readonly symbol: string;
}

/** A path as its coordinates in a plane. */
export interface PlanePath extends PathStyle {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Where the points come from: their iterations and values are told under the pointer. */
  readonly path: Path;
}

/** A path on paper: line and points, and a diamond at its start. */
export function pathTraces({ x, y, path, name, color, symbol }: PlanePath, axes: object = {}) {
  const size = x.length > MANY ? 5 : 7;
  return [
    {
      ...{ type: 'scatter', mode: 'lines+markers', name, legendgroup: name, x, y, ...axes },
      ...{ line: { color, width: 2.5 }, marker: { symbol, color, size }, ...stepHover(path) },
    },
    {
      ...{ type: 'scatter', mode: 'markers', legendgroup: name, showlegend: false, ...axes },
      ...{ x: x.slice(0, 1), y: y.slice(0, 1), hoverinfo: 'skip' },
      marker: { symbol: 'diamond', size: 12, color, line: { color: HALO, width: 1.5 } },
    },
  ];
}

/** A path on a colour map: over a white halo, so that it is seen on every colour. */
export function pathOnMapTraces(path: PlanePath, axes: object = {}) {
  const { x, y, name } = path;
  const halo = {
    ...{ type: 'scatter', mode: 'lines', legendgroup: name, showlegend: false, ...axes },
    ...{ x, y, line: { color: HALO, width: 4.5 }, hoverinfo: 'skip' },
  };
  const width = x.length > MANY ? 0.5 : 1;
  const [line, start] = pathTraces(path, axes);
  return [halo, { ...line, marker: { ...line.marker, line: { color: HALO, width } } }, start];
}

/** What each point says under the pointer: its iteration, its coordinates and the value there. */
export function stepHover({ points, values, iterations }: Path) {
  const places = points[0].length === 1 ? '%{x:.4~g}' : '(%{x:.4~g}, %{y:.4~g})';
  const every = points.every((_, k) => (iterations?.[k] ?? k) === k);
  const step = every ? '%{pointNumber}' : '%{text}';
  return {
    ...(every ? {} : { text: points.map((_, k) => String(iterations?.[k] ?? k)) }),
    customdata: Array.from(values),
    hovertemplate: `step ${step}: ${places}, value %{customdata:.4~g}`,
  };
}

/** A star at a minimum. */
export function minimumTrace(x: number, y: number, axes: object = {}) {
  return {
    ...{ type: 'scatter', mode: 'markers', name: 'minimum', x: [x], y: [y], hoverinfo: 'x+y+name' },
    marker: { symbol: 'star', size: 14, color: PALETTE.minimum, line: { color: HALO, width: 1 } },
    ...axes,
  };
}
