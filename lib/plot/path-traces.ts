import { PALETTE } from './palette';

const HALO = 'rgba(255, 255, 255, 0.9)';

/** The coordinates of a path in a plane; `text` is what each point says under the pointer. */
export interface PlanePath {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly text: readonly string[];
  readonly name: string;
  readonly color: string;
  readonly symbol: string;
}

/**
 * A path in a plane: line and points over a white halo, so that it is seen on every colour of the
 * map below it, and a diamond at its start.
 */
export function pathTraces({ x, y, text, name, color, symbol }: PlanePath, axes: object = {}) {
  const common = { type: 'scatter', legendgroup: name, ...axes };
  const silent = { ...common, showlegend: false, hoverinfo: 'skip' };
  const marker = { symbol, color, size: 7, line: { color: HALO, width: 1 } };
  return [
    { ...silent, mode: 'lines', x, y, line: { color: HALO, width: 5 } },
    {
      ...{ ...common, name, mode: 'lines+markers', x, y, text, hoverinfo: 'text' },
      ...{ line: { color, width: 2.5 }, marker },
    },
    { ...silent, mode: 'markers', x: x.slice(0, 1), y: y.slice(0, 1), marker: startMarker(color) },
  ];
}

/** The marker of a start: a diamond in the path's own colour. */
export function startMarker(color: string) {
  return { symbol: 'diamond', size: 12, color, line: { color: HALO, width: 1.5 } };
}

/** A star at a minimum. */
export function minimumTrace(x: number, y: number, axes: object = {}) {
  return {
    ...{ type: 'scatter', mode: 'markers', name: 'minimum', x: [x], y: [y], hoverinfo: 'x+y+name' },
    marker: { symbol: 'star', size: 14, color: PALETTE.minimum, line: { color: HALO, width: 1 } },
    ...axes,
  };
}
