import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answersOf } from '../assignment.js';
import { isRecord, type Notebook } from '../notebook.js';
import { feedbackPage } from '../report/feedback.js';
import type { Grade } from '../report/grade.js';
import { scoresOf, sum } from '../report/grade.js';
import type { Enrolled } from '../report/roster.js';
import { summaryPage } from '../report/summary.js';
import { canvasTable, gradesTable, moodleTable } from '../report/tables.js';
import { chooseNotebook } from '../submissions/choose.js';
import { safeFileName } from '../submissions/student-name.js';
import type { Submission } from '../submissions/submission.js';
import { codeVersion, JudgementCache, judgementKey } from './cache.js';
import { studentImage } from './image.js';
import { type Judgement, judge } from './judge.js';
import type { Limits } from './limits.js';
import { type Plan, planOf } from './plan.js';
import type { SandboxKind } from './sandbox.js';
import { type JudgeAnswers, selfTest } from './self-test.js';

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
 * Moodle, a feedback page for every student, and a summary of the class. Every submission gets a row.
 *
 * What was judged before, with the same answers, tests and limits, is taken from the last time.
 */
export async function gradeClass(
  lesson: Notebook,
  submissions: readonly Submission[],
  options: GradeOptions,
): Promise<Grade[]> {
  const plan = planOf(lesson);
  const image = await studentImage(options.sandbox, options.limits);
  try {
    const grades = await gradeAll(lesson, plan, submissions, options, image.path);
    await writeResults(lesson, plan, grades, options.out);
    return grades;
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
  const judgeOnce = judgeRemembering(await codeVersion(), plan, options, image);
  await selfTest(lesson, judgeOnce);
  options.onBegin?.();
  let done = 0;
  const graded = await inParallel(submissions, options.jobs, async (submission) => {
    const grade = await gradeOne(lesson, plan, submission, options, judgeOnce);
    options.onProgress?.(++done, submissions.length);
    return grade;
  });
  return [...graded, ...missing(plan, graded, options.roster ?? [])];
}

/** Judges each set of answers once; the same in a second run. */
function judgeRemembering(
  code: string,
  plan: Plan,
  { out, sandbox, limits }: GradeOptions,
  image: string | null,
): JudgeAnswers {
  const cache = new JudgementCache(join(out, '.nabla'));
  const running = new Map<string, Promise<Judgement>>();
  const look = async (key: string, answers: ReadonlyMap<string, string>) => {
    const known = await cache.get(key);
    if (known) return known;
    const once = () => judge(plan, answers, { sandbox, limits, image });
    const first = await once();
    const judgement = first.retry ? await once() : first;
    if (judgement.broken === null) await cache.set(key, judgement);
    return judgement;
  };
  return (answers) => {
    const key = judgementKey(code, plan, answers, limits);
    const known = running.get(key) ?? look(key, answers);
    running.set(key, known);
    return known;
  };
}

async function gradeOne(
  lesson: Notebook,
  plan: Plan,
  submission: Submission,
  { due, roster = [] }: GradeOptions,
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
  const { verdicts, problems, broken } = await judgeAnswers(chosen.matched.answers);
  const scores = scoresOf(plan.exercises, verdicts);
  const notes = [...chosen.notes, ...versionNotes(plan, chosen.notebook)];
  if (chosen.matched.answers.size === 0) notes.push('No answer cell was changed.');
  if (broken !== null) notes.push(broken);
  const status = broken === null ? 'graded' : 'stopped';
  return { ...identity, status, scores, total: sum(scores), notes, verdicts, problems };
}

function nothing(plan: Plan) {
  const scores = scoresOf(plan.exercises, []);
  return { scores, total: 0, verdicts: [], problems: {} };
}

function versionNotes({ version }: Plan, { metadata }: Notebook): string[] {
  const theirs = isRecord(metadata.nabla) ? metadata.nabla.version : undefined;
  if (typeof theirs !== 'string' || version === null || theirs === version) return [];
  return [`Made from another version of the lesson (${theirs.slice(0, 20)}).`];
}

/** Rows for those who are in the class and handed nothing in. */
function missing(plan: Plan, grades: readonly Grade[], roster: readonly Enrolled[]): Grade[] {
  const seen = new Set(grades.map(({ student }) => student));
  return roster
    .filter(({ student }) => !seen.has(student))
    .map((enrolled) => ({
      ...enrolled,
      ...nothing(plan),
      status: 'not submitted',
      late: false,
      notes: [],
    }));
}

async function inParallel<T, R>(
  items: readonly T[],
  jobs: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, worker));
  return results;
}

async function writeResults(
  lesson: Notebook,
  plan: Plan,
  grades: readonly Grade[],
  out: string,
): Promise<void> {
  const { exercises } = plan;
  const title = titleOf(lesson, plan);
  const answerCells = Object.fromEntries(
    answersOf(lesson).map(({ cell, mark }) => [cell.id, mark.id]),
  );
  await rm(join(out, 'feedback'), { recursive: true, force: true });
  await mkdir(join(out, 'feedback'), { recursive: true });
  await writeFile(join(out, 'grades.csv'), gradesTable(exercises, grades));
  await writeFile(join(out, 'canvas.csv'), canvasTable(title, exercises, grades));
  await writeFile(join(out, 'moodle.csv'), moodleTable(exercises, grades));
  await writeFile(join(out, 'summary.html'), summaryPage(title, exercises, grades));
  const names = new Set<string>();
  for (const grade of grades) {
    const name = freeName(safeFileName(grade.student), names);
    const text = feedbackPage(title, exercises, answerCells, grade);
    await writeFile(join(out, 'feedback', `${name}.html`), text);
  }
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}-${count}`;
  taken.add(name.toLowerCase());
  return name;
}

function titleOf(lesson: Notebook, plan: Plan): string {
  const own = lesson.metadata.nabla;
  return isRecord(own) && typeof own.title === 'string' ? own.title : plan.lesson;
}
