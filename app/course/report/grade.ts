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
  /** Points by exercise, in the lesson's order; null where a person still has to grade. */
  readonly scores: readonly (number | null)[];
  readonly total: number;
  /** For the instructor: what was unusual about the submission. */
  readonly notes: readonly string[];
  readonly verdicts: readonly ExerciseVerdict[];
  /** What went wrong when answer cells were run, by cell id. */
  readonly problems: Readonly<Record<string, CellProblem>>;
  /** Answers that a person grades, by exercise; one that is missing was not written. */
  readonly written: ReadonlyMap<string, string>;
  /** What a person said about them, by exercise. */
  readonly comments: ReadonlyMap<string, string>;
}

/**
 * Points for each exercise: all of them when its checks pass, none otherwise. Those of a manual answer are
 * open, and none where nothing was written.
 */
export function scoresOf(
  exercises: readonly Exercise[],
  verdicts: readonly ExerciseVerdict[],
  written: ReadonlyMap<string, string>,
): (number | null)[] {
  const passed = new Set(verdicts.filter((verdict) => verdict.passed).map(({ id }) => id));
  return exercises.map(({ id, points, manual }) => {
    if (manual) return written.has(id) ? null : 0;
    return passed.has(id) ? points : 0;
  });
}

export function sum(values: readonly (number | null)[]): number {
  return values.reduce((total: number, value) => total + (value ?? 0), 0);
}

/** The most that `total` can be. */
export function maximum(exercises: readonly Exercise[]): number {
  return sum(exercises.map(({ points }) => points));
}

/** Points of a grade that a person still has to give or not. */
export function openPoints(exercises: readonly Exercise[], { scores }: Grade): number {
  return sum(exercises.map(({ points }, index) => (scores[index] === null ? points : 0)));
}
