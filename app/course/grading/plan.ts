import { isRecord } from '../../is-record.js';
import { type Exercise, exercisesOf, lessonName, markOf } from '../assignment.js';
import type { Notebook } from '../notebook.js';
import { studentVersion } from '../student.js';
import { neededCells } from './needed-cells.js';
import { declaredNames, declaredTypes, definedNames, importsOf, toJavaScript } from './source.js';

/** A cell that the instructor's side runs. */
export type PlanCell =
  | { readonly kind: 'context'; readonly javascript: string }
  /** The student's: on this side, each of its names stands for a call to the student's process. */
  | { readonly kind: 'answer'; readonly names: readonly string[] }
  | {
      readonly kind: 'tests';
      readonly id: string;
      readonly javascript: string;
      /** The same without hidden tests, where there are some. */
      readonly visible?: string;
    };

/** A cell that the student's side can run: an answer, or the instructor's that answers may need. */
export interface StudentCell {
  readonly id: string;
  /** The answer's grade_id; undefined for the instructor's cells. */
  readonly answer?: string;
  /** The values and types that it declares. */
  readonly names: readonly string[];
  readonly source: string;
}

/** How a lesson is graded: what each side runs. Made once for all submissions. */
export interface Plan {
  readonly lesson: string;
  /** The version that the current student's copy names; null where the lesson has no metadata. */
  readonly version: string | null;
  readonly exercises: readonly Exercise[];
  readonly judge: readonly PlanCell[];
  /** In the lesson's order, answers as students get them (with stubs). Never with a test. */
  readonly student: readonly StudentCell[];
}

/** Throws an Error when the lesson has nothing to grade. */
export function planOf(notebook: Notebook): Plan {
  const exercises = exercisesOf(notebook);
  if (exercises.length === 0) throw new Error('The lesson has no graded cells.');
  const stubbed = studentVersion(notebook);
  const { nabla } = stubbed.metadata;
  return {
    lesson: lessonName(notebook) ?? 'lesson',
    version: isRecord(nabla) && typeof nabla.version === 'string' ? nabla.version : null,
    exercises,
    judge: judgeCells(notebook, stubbed),
    student: stubbed.cells.flatMap((cell): StudentCell[] => {
      const mark = markOf(cell);
      if (cell.cell_type !== 'code' || mark?.role === 'tests') return [];
      const names = [...declaredNames(cell.source), ...declaredTypes(cell.source)];
      const base = { id: cell.id, names, source: cell.source };
      if (mark?.role === 'answer' || mark?.role === 'manual') return [{ ...base, answer: mark.id }];
      return names.length > 0 ? [base] : [];
    }),
  };
}

/**
 * The cells that tests need, in order: the tests, the answers, and the instructor's cells that declare
 * a name which one of these uses, directly or through others. Demonstrations are not run.
 */
function judgeCells(notebook: Notebook, stubbed: Notebook): PlanCell[] {
  const code = notebook.cells.flatMap((cell, index) => {
    if (cell.cell_type !== 'code') return [];
    const visible = stubbed.cells[index]?.source ?? '';
    return [
      { source: cell.source, visible, mark: markOf(cell), names: declaredNames(cell.source) },
    ];
  });
  const tests = code.filter(({ mark }) => mark?.role === 'tests');
  const answers = new Set(code.filter(({ mark }) => mark?.role === 'answer'));
  const context = code.filter((cell) => !tests.includes(cell) && !answers.has(cell));
  const needed = new Set(neededCells(tests, context));
  return code.flatMap((cell): PlanCell[] => {
    const javascript = () => toJavaScript(cell.source);
    if (answers.has(cell)) return answerCells(cell.source);
    if (tests.includes(cell)) {
      const visible = cell.visible === cell.source ? {} : { visible: toJavaScript(cell.visible) };
      return [{ kind: 'tests', id: cell.mark?.id ?? '', javascript: javascript(), ...visible }];
    }
    return needed.has(cell) ? [{ kind: 'context', javascript: javascript() }] : [];
  });
}

/** An answer's imports are the judge's own; what it defines is the student's. */
function answerCells(source: string): PlanCell[] {
  const imports = importsOf(source);
  const answer: PlanCell = { kind: 'answer', names: definedNames(source) };
  return imports === ''
    ? [answer]
    : [{ kind: 'context', javascript: toJavaScript(imports) }, answer];
}
