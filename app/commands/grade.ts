import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { lessonName } from '../course/assignment.js';
import { gradeClass } from '../course/grading/grade-class.js';
import { defaultLimits } from '../course/grading/limits.js';
import { findSandbox } from '../course/grading/sandbox.js';
import { parseNotebook, readNotebook } from '../course/notebook.js';
import { type Enrolled, readRoster } from '../course/report/roster.js';
import { readSubmissions } from '../course/submissions/read-submissions.js';
import { readText } from '../course/submissions/read-text.js';
import type { Submission } from '../course/submissions/submission.js';
import { lessonFile } from './lesson-files.js';
import { ProgressBar } from './progress-bar.js';

interface GradeCommandOptions {
  readonly lesson?: string;
  readonly out: string;
  readonly jobs: number;
  readonly due?: number;
  readonly roster?: string;
  readonly cellSeconds: number;
  readonly totalSeconds: number;
  readonly memory: number;
  readonly unsafeNoSandbox?: boolean;
}

export function gradeCommand(): Command {
  const { cellSeconds, totalSeconds, memoryMegabytes } = defaultLimits;
  return new Command('grade')
    .description('grade submissions: one folder, zip or notebook for each student')
    .argument('<submissions>', 'the folder that holds them')
    .option('--lesson <lesson>', 'name, number or notebook (default: what most submissions name)')
    .option('--out <folder>', 'where to put the results', 'grades')
    .option('--jobs <number>', 'submissions at the same time', positive, availableParallelism())
    .option('--due <time>', 'what is handed in later is marked late, e.g. 2026-11-20T18:00Z', time)
    .option('--roster <file>', 'class list (CSV); who handed nothing in gets a row too')
    .option('--cell-seconds <number>', 'time for one test cell', positive, cellSeconds)
    .option('--total-seconds <number>', 'time for one submission', positive, totalSeconds)
    .option('--memory <megabytes>', 'memory of one student process', positive, memoryMegabytes)
    .option('--unsafe-no-sandbox', 'run student code as yourself, with all your rights')
    .action(grade);
}

async function grade(folder: string, options: GradeCommandOptions): Promise<void> {
  const { cellSeconds, totalSeconds, memory, jobs, due, out } = options;
  const limits = { ...defaultLimits, cellSeconds, totalSeconds, memoryMegabytes: memory };
  const sandbox = options.unsafeNoSandbox ? 'none' : findSandbox(limits);
  if (sandbox === 'none') console.error('Student code runs without a sandbox, with your rights.');
  const submissions = await readSubmissions(folder);
  if (submissions.length === 0) throw new Error(`There are no submissions in ${folder}.`);
  const lesson = await readNotebook(
    lessonFile(options.lesson ?? (await likelyLesson(submissions))),
  );
  const bar = new ProgressBar(process.stderr);
  const grades = await gradeClass(lesson, submissions, {
    ...{ out, jobs, limits, sandbox },
    ...(due !== undefined && { due }),
    ...(options.roster !== undefined && { roster: await roster(options.roster) }),
    onProgress: (done, of) => bar.show(done, of),
  });
  bar.end();
  const graded = grades.filter(({ status }) => status === 'graded').length;
  console.log(`${graded} of ${grades.length} graded; the others have a row that says why not.`);
  const waiting = grades.filter(({ scores }) => scores.includes(null)).length;
  if (waiting > 0) console.log(byHand(waiting, out));
  console.log(`${join(out, 'grades.csv')}\n${join(out, 'summary.html')}\n${join(out, 'feedback')}`);
}

function byHand(waiting: number, out: string): string {
  const [page, table] = [join(out, 'manual.html'), join(out, 'manual.csv')];
  return `${waiting} wait for a person: read ${page}, fill in ${table} and run this again.`;
}

/** The lesson that most of the first submissions name. */
async function likelyLesson(submissions: readonly Submission[]): Promise<string> {
  const counts = new Map<string, number>();
  for (const submission of submissions.slice(0, 20)) {
    for (const { data } of (await submission.read()).notebooks) {
      const name = nameIn(data);
      if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) throw new Error('No submission names its lesson; say which it is with --lesson.');
  return most[0];
}

function nameIn(data: Uint8Array): string | null {
  try {
    return lessonName(parseNotebook(readText(data).text));
  } catch {
    return null;
  }
}

async function roster(file: string): Promise<Enrolled[]> {
  return readRoster(readText(await readFile(file)).text);
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new InvalidArgumentError('it must be a whole number above 0.');
}

function time(text: string): number {
  const value = Date.parse(text);
  if (!Number.isNaN(value)) return value;
  throw new InvalidArgumentError('it must be a time such as 2026-11-20T18:00Z.');
}
