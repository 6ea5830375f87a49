import { fork } from 'node:child_process';
import { join } from 'node:path';
import { courseRoot } from '../../places.js';
import type { Job } from './job.js';
import type { Limits } from './limits.js';
import type { Plan } from './plan.js';
import { type SandboxKind, sandboxed } from './sandbox.js';
import type { CellProblem } from './student-messages.js';
import { studentProgram } from './student-program.js';
import type { ExerciseVerdict, Report } from './verdict.js';

/** How a submission's answers fared. */
export interface Judgement {
  /** What went wrong when an answer cell was run, by the cell's id in the lesson. */
  readonly problems: Readonly<Record<string, CellProblem>>;
  /** The exercises that were tried, in order. */
  readonly verdicts: readonly ExerciseVerdict[];
  /** Why it was not brought to its end; null when it was. */
  readonly broken: string | null;
  /** It was broken by something that is nobody's answer, and may work another time. */
  readonly retry: boolean;
}

export interface JudgeOptions {
  readonly sandbox: SandboxKind;
  readonly limits: Limits;
  /** The image that student processes start from (see `image.ts`). Default: none. */
  readonly image?: string | null;
}

/** The memory of a judge, in megabytes: what it keeps of a hostile answer's values has an end. */
const judgeMegabytes = 1024;

const main = join(courseRoot, 'app', 'dist', 'course', 'grading', 'judge-process.js');

/**
 * Runs a student's answers against a lesson's tests, in processes of their own.
 *
 * @param answers the student's text for answer cells, by grade_id; the others keep their stubs
 */
export function judge(
  plan: Plan,
  answers: ReadonlyMap<string, string>,
  { sandbox, limits, image = null }: JudgeOptions,
): Promise<Judgement> {
  const command = sandboxed(sandbox, studentProgram(limits, image), limits);
  const assigned = { cells: studentCells(plan, answers) };
  return runJudge({ cells: plan.judge, command, assigned, limits });
}

/** The answers with what the student wrote, and the instructor's cells that these may need. */
function studentCells(plan: Plan, answers: ReadonlyMap<string, string>) {
  return plan.student.map((cell) => ({
    ...cell,
    source: (cell.answer !== undefined && answers.get(cell.answer)) || cell.source,
  }));
}

function runJudge(job: Job): Promise<Judgement> {
  return new Promise((resolve) => {
    const verdicts: ExerciseVerdict[] = [];
    let problems: Judgement['problems'] = {};
    let broken: string | null = 'The judge ended early.';
    let retry = true;
    const child = fork(main, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {},
      execArgv: [`--max-old-space-size=${judgeMegabytes}`],
      detached: true,
    });
    const stop = () => {
      broken = `It took longer than ${job.limits.totalSeconds} seconds in all.`;
      retry = false;
      child.kill('SIGKILL');
    };
    const timer = setTimeout(stop, job.limits.totalSeconds * 1000);
    child.on('message', (report: Report) => {
      if (report.kind === 'answers') problems = report.problems;
      if (report.kind === 'exercise') verdicts.push(report.verdict);
      if (report.kind === 'done') broken = null;
      if (report.kind === 'failed') broken = report.message;
    });
    child.on('error', (error) => {
      broken = error.message;
    });
    child.on('close', () => {
      clearTimeout(timer);
      verdicts.sort((a, b) => place(job, a) - place(job, b));
      resolve({ problems, verdicts, broken, retry: retry && broken !== null });
    });
    child.send(job);
  });
}

function place({ cells }: Job, { id }: ExerciseVerdict): number {
  return cells.findIndex((cell) => cell.kind === 'tests' && cell.id === id);
}
