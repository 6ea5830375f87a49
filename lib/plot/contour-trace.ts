import type { Landscape } from './landscape';
import { COLOR_MAP } from './palette';

interface Style {
  readonly scale: 'linear' | 'log';
  readonly name: string;
  /** Whether the colour bar is shown. Default: true. */
  readonly bar?: boolean;
}

/** Filled level curves; with the scale 'log' in powers of ten, for values above 0. @internal */
export function contourTrace({ x, y, z }: Landscape, { scale, name, bar = true }: Style) {
  const values = scale === 'log' ? z.map((row) => row.map(Math.log10)) : z;
  const title = scale === 'log' ? `log₁₀ ${name}` : name;
  return {
    ...{ type: 'contour', x, y, z: values, colorscale: COLOR_MAP, ncontours: 20 },
    ...{
      line: { width: 0.6, color: 'rgba(255, 255, 255, 0.5)' },
      showscale: bar,
      showlegend: false,
    },
    ...(bar ? { colorbar: { title: { text: title }, thickness: 12, outlinewidth: 0 } } : {}),
    hovertemplate: '(%{x:.4~g}, %{y:.4~g}): %{z:.4~g}<extra></extra>',
  };
}
