import { createHash } from 'node:crypto';
import type { Exercise } from '../assignment.js';
import { readCsv, writeCsv } from './csv.js';
import { type Grade, sum } from './grade.js';

/** What a person gave for one answer. */
export interface ManualMark {
  readonly points: number | null;
  readonly comment: string;
  /** Which answer it was given for; the same text has the same mark. */
  readonly answer: string;
}

/** Marks by student and exercise. */
export type ManualMarks = ReadonlyMap<string, ReadonlyMap<string, ManualMark>>;

/**
 * Reads the table that a person has filled in. Throws an Error that says the line and the column of
 * points that are no number or too many.
 */
export function readManualMarks(text: string, exercises: readonly Exercise[]): ManualMarks {
  const [header = [], ...rows] = readCsv(text);
  const manual = exercises.filter((exercise) => exercise.manual);
  const marks = rows.map((row, index): [string, Map<string, ManualMark>] => {
    const field = (title: string) => row[header.indexOf(title)]?.trim() ?? '';
    const own = manual.map((exercise): [string, ManualMark] => {
      const points = pointsOf(field(exercise.id), exercise, index + 2);
      const comment = field(`${exercise.id} comment`);
      return [exercise.id, { points, comment, answer: field(`${exercise.id} answer`) }];
    });
    return [row[0] ?? '', new Map(own)];
  });
  return new Map(marks);
}

function pointsOf(text: string, { id, points: most }: Exercise, line: number): number | null {
  if (text === '') return null;
  const points = Number(text.replace(',', '.'));
  if (points >= 0 && points <= most) return points;
  throw new Error(
    `manual.csv, line ${line}: "${text}" for ${id} is not a number from 0 to ${most}.`,
  );
}

/** The grades with the points and comments that a person gave. */
export function withManualMarks(
  exercises: readonly Exercise[],
  grades: readonly Grade[],
  marks: ManualMarks,
): Grade[] {
  return grades.map((grade) => {
    const own = marks.get(keyOf(grade.student));
    if (!own) return grade;
    const scores = exercises.map(
      ({ id }, index) => own.get(id)?.points ?? grade.scores[index] ?? null,
    );
    const said = [...own].filter(([, { comment }]) => comment !== '');
    const stale = [...own].filter(([id, mark]) => isStale(mark, grade.written.get(id)));
    const notes = stale.map(([id]) => `${id}: the answer is not the one that was graded by hand.`);
    const comments = new Map(said.map(([id, { comment }]) => [id, comment]));
    return { ...grade, scores, total: sum(scores), comments, notes: [...grade.notes, ...notes] };
  });
}

function isStale({ points, answer }: ManualMark, written: string | undefined): boolean {
  return points !== null && answer !== '' && answer !== fingerprintOf(written);
}

/** The table to fill in, with all that is in it already; rows of students who are gone are kept at its end. */
export function manualTable(
  exercises: readonly Exercise[],
  grades: readonly Grade[],
  marks: ManualMarks,
): string {
  const manual = exercises.filter((exercise) => exercise.manual);
  const columns = manual.flatMap(({ id }) => [id, `${id} comment`, `${id} answer`]);
  const present = new Set(grades.map(({ student }) => keyOf(student)));
  const gone = [...marks].filter(([student]) => !present.has(student));
  const fields = (student: string, written?: Grade['written']) =>
    manual.flatMap(({ id }) => {
      const mark = marks.get(keyOf(student))?.get(id);
      const answer = mark?.points == null ? fingerprintOf(written?.get(id)) : mark.answer;
      return [mark?.points ?? null, mark?.comment ?? '', answer];
    });
  return writeCsv([
    ['student', 'name', ...columns],
    ...grades.map(({ student, name, written }) => [student, name, ...fields(student, written)]),
    ...gone.map(([student]) => [student, '', ...fields(student)]),
  ]);
}

/** A student's key as it is read back from a table, where it cannot be a formula. */
function keyOf(student: string): string {
  return readCsv(writeCsv([[student, '']]))[0]?.[0]?.trim() ?? '';
}

function fingerprintOf(written: string | undefined): string {
  if (written === undefined) return 'none';
  return `#${createHash('sha256').update(written).digest('hex').slice(0, 8)}`;
}
