const HALO = 'rgba(255, 255, 255, 0.9)';

/** An arrow from a point, drawn at its true length. */
export interface Arrow {
  /** Where the arrow begins, of length 2. */
  readonly from: readonly number[];
  /** Where it leads from there, of length 2. */
  readonly vector: readonly number[];
}

/** One arrow with an entry in the legend. @internal */
export function arrowTrace({ from, vector }: Arrow, name: string, color: string) {
  const [x, y] = [0, 1].map((i) => [from[i], from[i] + vector[i]]);
  return {
    ...{ type: 'scatter', mode: 'lines+markers', name, x, y, hoverinfo: 'name' },
    line: { color, width: 3.5 },
    marker: {
      ...{ symbol: 'arrow', angleref: 'previous', size: [0, 14], opacity: 1, color },
      line: { color: HALO, width: 1 },
    },
  };
}
