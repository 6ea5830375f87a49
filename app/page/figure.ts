import { isRecord, recordsIn, textIn } from './api';

export type Fields = Readonly<Record<string, unknown>>;

/** A Plotly figure as data: traces, layout and, for what moves, frames. */
export interface Figure {
  readonly data: readonly Fields[];
  readonly layout: Fields;
  readonly frames: readonly Fields[];
  readonly title: string;
  readonly height: number;
  /** Whether it stands in space rather than on the plane. */
  readonly solid: boolean;
}

const USUAL_HEIGHT = 420;
const SOLID_HEIGHT = 520;
/** Kinds of traces that stand in space. */
const SOLID = new Set(['surface', 'scatter3d', 'mesh3d', 'isosurface', 'volume', 'cone']);

/** Reads a figure that may come from anywhere; what is not a figure becomes an empty one. */
export function parseFigure(value: unknown): Figure {
  const figure: Fields = isRecord(value) ? value : {};
  const layout: Fields = isRecord(figure.layout) ? figure.layout : {};
  const data = recordsIn(figure.data);
  const solid = data.some((trace) => SOLID.has(textIn(trace, 'type')));
  const usual = solid ? SOLID_HEIGHT : USUAL_HEIGHT;
  const height = typeof layout.height === 'number' ? layout.height : usual;
  return {
    data,
    layout,
    frames: recordsIn(figure.frames),
    title: titleOf(layout.title),
    height: Math.min(Math.max(height, 120), 2000),
    solid,
  };
}

function titleOf(title: unknown): string {
  if (typeof title === 'string') return title;
  return (isRecord(title) && textIn(title, 'text')) || 'Figure';
}
