import { formatNumber } from './format';
import { functionStyle } from './palette';

interface Decision {
  readonly score?: (rows: number[][]) => ArrayLike<number>;
  readonly margins?: readonly number[];
}

/** A tint for the class of every point of a grid, and the curves on which a score is 0 or at its margins. */
export function decidedRegions(
  [x, y]: readonly (readonly number[])[],
  classes: readonly number[],
  predict: (rows: number[][]) => ArrayLike<number>,
  { score, margins = [] }: Decision,
) {
  const points = y.flatMap((b) => x.map((a) => [a, b]));
  const table = (values: ArrayLike<number>) =>
    y.map((_, j) => x.map((_, i) => values[j * x.length + i]));
  const decided = Array.from(predict(points), (label) => classes.indexOf(label));
  const scores = score ? table(Array.from(score(points), rounded)) : [];
  return [
    tintTrace(x, y, table(decided), classes.length),
    ...(score ? [levelTrace(x, y, scores, 0, 'boundary', 'solid')] : []),
    ...(score
      ? margins.map((at) => levelTrace(x, y, scores, at, `score ${formatNumber(at)}`, 'dash'))
      : []),
  ];
}

/** Enough digits for a curve on a screen. */
function rounded(score: number): number {
  return Number(score.toPrecision(4));
}

/** Colours in equal steps: class k is the k-th band. What is no class that has an example stays bare. */
function tintTrace(
  x: readonly number[],
  y: readonly number[],
  decided: readonly (readonly number[])[],
  count: number,
) {
  const colorscale = Array.from({ length: count }, (_, k) =>
    [k / count, (k + 1) / count].map((edge) => [edge, functionStyle(k).color]),
  ).flat();
  return {
    ...{ type: 'heatmap', x, y, colorscale, zmin: -0.5, zmax: count - 0.5, opacity: 0.28 },
    z: decided.map((row) => row.map((k) => (k < 0 ? Number.NaN : k))),
    ...{ showscale: false, hoverinfo: 'skip', showlegend: false },
  };
}

function levelTrace(
  x: readonly number[],
  y: readonly number[],
  z: readonly (readonly number[])[],
  at: number,
  name: string,
  dash: string,
) {
  return {
    ...{ type: 'contour', x, y, z, name, showlegend: true, hoverinfo: 'skip' },
    contours: { type: 'levels', coloring: 'none', start: at, end: at, size: 1 },
    line: { color: '#808080', width: dash === 'solid' ? 3 : 1.5, dash },
  };
}
