import { type Fields, isRecord } from '../is-record';
import { recordsIn, textIn } from './api';
import { type Controls, parseControls, withoutControls } from './figure-controls';

/** A Plotly figure as data: traces, layout and, for what moves, frames. */
export interface Figure {
  readonly data: readonly Fields[];
  readonly layout: Fields;
  readonly frames: readonly Fields[];
  /** Its sliders and menus, which are not part of its layout here. */
  readonly controls: Controls;
  readonly title: string;
  readonly height: number;
  /** Whether it stands in space rather than on the plane. */
  readonly solid: boolean;
}

const USUAL_HEIGHT = 420;
const SOLID_HEIGHT = 520;
/** What an axis with its title needs below the plot. */
const AXIS_ROOM = 52;
/** Kinds of traces that stand in space. */
const SOLID = new Set(['surface', 'scatter3d', 'mesh3d', 'isosurface', 'volume', 'cone']);

/** Reads a figure that may come from anywhere; what is not a figure becomes an empty one. */
export function parseFigure(value: unknown): Figure {
  const figure: Fields = isRecord(value) ? value : {};
  const layout: Fields = isRecord(figure.layout) ? figure.layout : {};
  const data = recordsIn(figure.data);
  const solid = data.some((trace) => SOLID.has(textIn(trace, 'type')));
  const usual = solid ? SOLID_HEIGHT : USUAL_HEIGHT;
  const controls = parseControls(layout);
  const room = controls.sliders.length > 0 ? roomBelow(layout.margin) : 0;
  const height = (typeof layout.height === 'number' ? layout.height : usual) - room;
  return {
    data,
    layout: withRoomTaken(withoutControls(layout), room),
    frames: recordsIn(figure.frames).map(withoutLayoutControls),
    controls,
    title: titleOf(layout.title),
    height: Math.min(Math.max(height, 120), 2000),
    solid,
  };
}

/** The room that a figure keeps below its axis for sliders, which are shown elsewhere. */
function roomBelow(margin: unknown): number {
  const below = isRecord(margin) && typeof margin.b === 'number' ? margin.b : 0;
  return Math.max(0, below - AXIS_ROOM);
}

function withRoomTaken(layout: Fields, room: number): Fields {
  if (room === 0 || !isRecord(layout.margin)) return layout;
  return { ...layout, margin: { ...layout.margin, b: AXIS_ROOM } };
}

function withoutLayoutControls(frame: Fields): Fields {
  return isRecord(frame.layout) ? { ...frame, layout: withoutControls(frame.layout) } : frame;
}

function titleOf(title: unknown): string {
  if (typeof title === 'string') return title;
  return (isRecord(title) && textIn(title, 'text')) || 'Figure';
}
