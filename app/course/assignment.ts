import { isRecord } from '../is-record.js';
import type { Cell, Notebook } from './notebook.js';

/**
 * What nbgrader's marks make of a cell:
 * `answer` is the student's, graded by the test cells after it; `tests` grades; `manual` is the
 * student's, graded by a person; `read-only` is the instructor's.
 */
export type Role = 'answer' | 'tests' | 'manual' | 'read-only';

/** The nbgrader marks of a cell, read. */
export interface Mark {
  readonly role: Role;
  /** nbgrader's `grade_id`: unique in the notebook. */
  readonly id: string;
  /** 0 for cells that are not graded. */
  readonly points: number;
}

/** A graded unit: one test cell (or one answer that a person grades). A column of the grades. */
export interface Exercise {
  readonly id: string;
  readonly points: number;
  readonly manual: boolean;
  /** The cell that grades it. */
  readonly cell: Cell;
}

/** The marks of a cell; null for a cell without marks or with marks that make no sense. */
export function markOf(cell: Cell): Mark | null {
  const raw = cell.metadata.nbgrader;
  if (!isRecord(raw) || typeof raw.grade_id !== 'string') return null;
  const role = roleOf(raw.grade === true, raw.solution === true, raw.locked === true);
  if (role === null || raw.task === true) return null;
  const points = role === 'tests' || role === 'manual' ? Number(raw.points ?? 0) : 0;
  return { role, id: raw.grade_id, points };
}

function roleOf(grade: boolean, solution: boolean, locked: boolean): Role | null {
  if (solution) return grade ? 'manual' : 'answer';
  if (grade) return 'tests';
  return locked ? 'read-only' : null;
}

/** The graded units of a lesson, in its order. */
export function exercisesOf(notebook: Notebook): Exercise[] {
  return notebook.cells.flatMap((cell) => {
    const mark = markOf(cell);
    if (mark?.role !== 'tests' && mark?.role !== 'manual') return [];
    return [{ id: mark.id, points: mark.points, manual: mark.role === 'manual', cell }];
  });
}

/** The cells that a student fills in, in the lesson's order, with their marks. */
export function answersOf(notebook: Notebook): { readonly cell: Cell; readonly mark: Mark }[] {
  return notebook.cells.flatMap((cell) => {
    const mark = markOf(cell);
    return mark?.role === 'answer' || mark?.role === 'manual' ? [{ cell, mark }] : [];
  });
}

/** The lesson's name in its metadata, such as `04-gradient-descent`; null where it does not say. */
export function lessonName(notebook: Notebook): string | null {
  const own = notebook.metadata.nabla;
  return isRecord(own) && typeof own.lesson === 'string' ? own.lesson : null;
}
