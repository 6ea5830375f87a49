import { isRecord } from '../../is-record.js';
import type { Notebook } from '../notebook.js';
import type { Grade } from '../report/grade.js';
import { scoresOf, sum } from '../report/grade.js';
import type { Enrolled } from '../report/roster.js';
import { chooseNotebook } from '../submissions/choose.js';
import type { Submission } from '../submissions/submission.js';
import type { Plan } from './plan.js';
import type { JudgeAnswers } from './self-test.js';

export interface SubmissionOptions {
  /** What is handed in after this moment (milliseconds) is late. */
  readonly due?: number;
  readonly roster?: readonly Enrolled[];
}

/** The grade of one submission, whatever is in it. */
export async function gradeSubmission(
  lesson: Notebook,
  plan: Plan,
  submission: Submission,
  { due, roster = [] }: SubmissionOptions,
  judgeAnswers: JudgeAnswers,
): Promise<Grade> {
  const { student, name, markedLate } = submission;
  const contents = await submission.read();
  const { time } = contents;
  const enrolled = roster.find((candidate) => candidate.student === student);
  const late = markedLate || (due !== undefined && time !== null && time > due);
  const identity = { student, name: enrolled?.name || name, email: enrolled?.email ?? '', late };
  const chosen = chooseNotebook(lesson, contents);
  if ('status' in chosen) {
    return { ...identity, ...nothing(plan), status: chosen.status, notes: [chosen.problem] };
  }
  const { answers } = chosen.matched;
  const { verdicts, problems, broken } = await judgeAnswers(answers);
  const written = writtenIn(plan, answers);
  const scores = scoresOf(plan.exercises, verdicts, written);
  const notes = [...chosen.notes, ...versionNotes(plan, chosen.notebook)];
  if (answers.size === 0) notes.push('No answer cell was changed.');
  if (broken !== null) notes.push(broken);
  const status = broken === null ? 'graded' : 'stopped';
  const marks = { scores, total: sum(scores), verdicts, problems, written, comments: new Map() };
  return { ...identity, ...marks, status, notes };
}

/** Rows for those who are in the class and handed nothing in. */
export function notSubmitted(
  plan: Plan,
  grades: readonly Grade[],
  roster: readonly Enrolled[],
): Grade[] {
  const seen = new Set(grades.map(({ student }) => student));
  const absent = { status: 'not submitted', late: false, notes: [] } as const;
  return roster
    .filter(({ student }) => !seen.has(student))
    .map((enrolled) => ({ ...enrolled, ...nothing(plan), ...absent }));
}

function nothing(plan: Plan) {
  const written = new Map<string, string>();
  const scores = scoresOf(plan.exercises, [], written);
  return { scores, total: 0, verdicts: [], problems: {}, written, comments: new Map() };
}

/** The answers among these that a person grades. */
function writtenIn({ exercises }: Plan, answers: ReadonlyMap<string, string>): Map<string, string> {
  const manual = exercises.filter((exercise) => exercise.manual).map(({ id }) => id);
  return new Map([...answers].filter(([id]) => manual.includes(id)));
}

function versionNotes({ version }: Plan, { metadata }: Notebook): string[] {
  const theirs = isRecord(metadata.nabla) ? metadata.nabla.version : undefined;
  if (typeof theirs !== 'string' || version === null || theirs === version) return [];
  return [`Made from another version of the lesson (${theirs.slice(0, 20)}).`];
}
