import type { Exercise } from '../assignment.js';
import type { CellProblem } from '../grading/student-messages.js';
import type { ExerciseVerdict } from '../grading/verdict.js';

/** What became of a submission. */
export type Status =
  | 'graded'
  /** Its time was over before the last exercise; exercises before that count. */
  | 'stopped'
  | 'no notebook'
  | 'damaged'
  | 'wrong lesson'
  /** In the roster, and nothing was handed in. */
  | 'not submitted';

/** The grade of one student, ready to be written down. */
export interface Grade {
  readonly student: string;
  readonly name: string;
  readonly email: string;
  readonly status: Status;
  readonly late: boolean;
  /** Points by exercise, in the lesson's order; null where a person has to grade. */
  readonly scores: readonly (number | null)[];
  readonly total: number;
  /** For the instructor: what was unusual about the submission. */
  readonly notes: readonly string[];
  readonly verdicts: readonly ExerciseVerdict[];
  /** What went wrong when answer cells were run, by cell id. */
  readonly problems: Readonly<Record<string, CellProblem>>;
}

/** Points for each exercise: all of them when its checks pass, none otherwise. */
export function scoresOf(
  exercises: readonly Exercise[],
  verdicts: readonly ExerciseVerdict[],
): (number | null)[] {
  const passed = new Set(verdicts.filter((verdict) => verdict.passed).map(({ id }) => id));
  return exercises.map(({ id, points, manual }) => (manual ? null : passed.has(id) ? points : 0));
}

export function sum(values: readonly (number | null)[]): number {
  return values.reduce((total: number, value) => total + (value ?? 0), 0);
}

/** Points that can be had without a person: the most that `total` can be. */
export function maximum(exercises: readonly Exercise[]): number {
  return sum(exercises.map(({ points, manual }) => (manual ? 0 : points)));
}
