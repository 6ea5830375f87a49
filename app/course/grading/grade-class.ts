import { join } from 'node:path';
import { isRecord } from '../../is-record.js';
import type { Notebook } from '../notebook.js';
import type { Grade } from '../report/grade.js';
import type { Enrolled } from '../report/roster.js';
import { manualMarksIn, writeResults } from '../report/write-results.js';
import type { Submission } from '../submissions/submission.js';
import { codeVersion } from './cache.js';
import { gradeSubmission, notSubmitted } from './grade-submission.js';
import { studentImage } from './image.js';
import { inParallel } from './in-parallel.js';
import { judgeOnce } from './judge-once.js';
import type { Limits } from './limits.js';
import { type Plan, planOf } from './plan.js';
import type { SandboxKind } from './sandbox.js';
import { selfTest } from './self-test.js';

export interface GradeOptions {
  /** Folder for the results; made if it does not exist. */
  readonly out: string;
  /** Submissions that are judged at the same time. */
  readonly jobs: number;
  readonly limits: Limits;
  readonly sandbox: SandboxKind;
  /** What is handed in after this moment (milliseconds) is late. Default: nothing is. */
  readonly due?: number;
  /** The class; who is in it and handed nothing in gets a row all the same. */
  readonly roster?: readonly Enrolled[];
  /** Called when the lesson has passed its own test and submissions are next. */
  readonly onBegin?: () => void;
  /** Called after each submission. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * Grades all submissions of a lesson and writes the results: `grades.csv`, the same for Canvas and
 * Moodle, a feedback page for every student, a summary of the class, and what a person has to grade.
 * Every submission gets a row.
 *
 * What was judged before, with the same answers, tests and limits, is taken from the last time; points
 * that a person wrote into `manual.csv` are taken over.
 */
export async function gradeClass(
  lesson: Notebook,
  submissions: readonly Submission[],
  options: GradeOptions,
): Promise<Grade[]> {
  const plan = planOf(lesson);
  const { exercises } = plan;
  const marks = await manualMarksIn(options.out, exercises);
  const image = await studentImage(options.sandbox, options.limits);
  try {
    const judged = await gradeAll(lesson, plan, submissions, options, image.path);
    return await writeResults(lesson, titleOf(lesson, plan), exercises, judged, marks, options.out);
  } finally {
    await image.remove();
  }
}

async function gradeAll(
  lesson: Notebook,
  plan: Plan,
  submissions: readonly Submission[],
  options: GradeOptions,
  image: string | null,
): Promise<Grade[]> {
  const { out, jobs, sandbox, limits, roster = [], onBegin, onProgress } = options;
  const code = await codeVersion();
  const judge = judgeOnce(join(out, '.nabla'), code, plan, { sandbox, limits, image });
  await selfTest(lesson, judge);
  onBegin?.();
  let done = 0;
  const graded = await inParallel(submissions, jobs, async (submission) => {
    const grade = await gradeSubmission(lesson, plan, submission, options, judge);
    onProgress?.(++done, submissions.length);
    return grade;
  });
  return [...graded, ...notSubmitted(plan, graded, roster)];
}

function titleOf(lesson: Notebook, plan: Plan): string {
  const own = lesson.metadata.nabla;
  return isRecord(own) && typeof own.title === 'string' ? own.title : plan.lesson;
}
