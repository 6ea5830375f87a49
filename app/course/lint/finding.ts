import type { Cell } from '../notebook.js';

/** Something wrong with a lesson, and where. */
export interface Finding {
  /** The cell's place in the notebook, from 1; null when it is about the whole file. */
  readonly cell: number | null;
  readonly id: string | null;
  /** Line of the cell's source, from 1; null when it is about the whole cell. */
  readonly line: number | null;
  readonly message: string;
}

/** A cell with its place in the notebook, from 1. */
export interface Placed {
  readonly cell: Cell;
  readonly place: number;
}

export function findingAt({ cell, place }: Placed, message: string, line?: number): Finding {
  return { cell: place, id: cell.id, line: line ?? null, message };
}

export function findingInFile(message: string): Finding {
  return { cell: null, id: null, line: null, message };
}

/** `notebooks/04-gradient-descent.ipynb: cell 12 "wall-check", line 3: …` */
export function findingText(file: string, { cell, id, line, message }: Finding): string {
  const place = cell === null ? '' : ` cell ${cell} ${JSON.stringify(id)}`;
  const row = line === null ? '' : `, line ${line}`;
  return `${file}:${place}${row}${place === '' ? '' : ':'} ${message}`;
}
