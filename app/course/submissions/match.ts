import { isRecord } from '../../is-record.js';
import { answersOf } from '../assignment.js';
import type { Cell, Notebook } from '../notebook.js';
import { studentVersion } from '../student.js';

/** A student's answers, taken out of the notebook that was handed in. */
export interface Matched {
  /** The text of answer cells that the student has changed, by grade_id. */
  readonly answers: ReadonlyMap<string, string>;
  /** What a person should know: cells missing, doubled, found by another way. */
  readonly notes: readonly string[];
}

/**
 * Finds the lesson's answer cells in a student's notebook: by their nbgrader mark or cell id, else by
 * what they define. Order does not matter, and nothing else of the notebook does either.
 */
export function matchAnswers(lesson: Notebook, handedIn: Notebook): Matched {
  const answers = new Map<string, string>();
  const notes: string[] = [];
  for (const { cell, mark } of answersOf(studentVersion(lesson))) {
    const { found, note } = findAnswer(cell, mark.id, handedIn.cells);
    if (note !== null) notes.push(`${mark.id}: ${note}`);
    if (found !== null && !isSame(found, cell.source)) answers.set(mark.id, normal(found));
  }
  return { answers, notes };
}

interface Search {
  readonly found: string | null;
  readonly note: string | null;
}

function findAnswer(wanted: Cell, id: string, cells: readonly Cell[]): Search {
  const marked = cells.filter((cell) => cell.id === wanted.id || gradeId(cell) === id);
  const edited = marked.filter(({ source }) => !isSame(source, wanted.source));
  const last = edited.at(-1);
  if (last) {
    const many = new Set(edited.map(({ source }) => normal(source))).size > 1;
    return {
      found: last.source,
      note: many ? 'several copies of the cell; the last counts.' : null,
    };
  }
  const defining = cells.filter(
    (cell) => defines(cell, wanted) && !isSame(cell.source, wanted.source),
  );
  const moved = defining.at(-1);
  if (moved)
    return { found: moved.source, note: 'the cell lost its mark; found by what it defines.' };
  return { found: null, note: marked.length === 0 ? 'the cell is missing.' : null };
}

function gradeId({ metadata }: Cell): unknown {
  return isRecord(metadata.nbgrader) ? metadata.nbgrader.grade_id : undefined;
}

/** Whether a code cell without a mark of its own defines the first function that the answer defines. */
function defines(cell: Cell, wanted: Cell): boolean {
  const name = /^(?:async )?(?:function\*? |const |let |class )([\w$]+)/m.exec(wanted.source)?.[1];
  if (name === undefined || cell.cell_type !== 'code' || gradeId(cell) !== undefined) return false;
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(
    `^[ \\t]*(?:async )?(?:function\\*?|const|let|var|class) ${escaped}\\b`,
    'm',
  ).test(cell.source);
}

function isSame(a: string, b: string): boolean {
  return normal(a).trim() === normal(b).trim();
}

function normal(source: string): string {
  return source.replace(/\r\n?/g, '\n');
}
