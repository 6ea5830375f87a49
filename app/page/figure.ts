import { isRecord, recordsIn, textIn } from './api';

export type Fields = Readonly<Record<string, unknown>>;

/** A Plotly figure as data: traces, layout and, for what moves, frames. */
export interface Figure {
  readonly data: readonly Fields[];
  readonly layout: Fields;
  readonly frames: readonly Fields[];
  readonly title: string;
  readonly height: number;
}

const USUAL_HEIGHT = 420;

/** Reads a figure that may come from anywhere; what is not a figure becomes an empty one. */
export function parseFigure(value: unknown): Figure {
  const figure: Fields = isRecord(value) ? value : {};
  const layout: Fields = isRecord(figure.layout) ? figure.layout : {};
  const height = typeof layout.height === 'number' ? layout.height : USUAL_HEIGHT;
  return {
    data: recordsIn(figure.data),
    layout,
    frames: recordsIn(figure.frames),
    title: titleOf(layout.title),
    height: Math.min(Math.max(height, 120), 2000),
  };
}

function titleOf(title: unknown): string {
  if (typeof title === 'string') return title;
  return (isRecord(title) && textIn(title, 'text')) || 'Figure';
}
