/**
 * The judge: a process that runs the instructor's test cells. The answers they call are not here: each
 * name of an answer stands for a call to the student's process in its sandbox. No student code is ever
 * loaded by this process, so it can change nothing that a verdict depends on.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isRecord } from '../../is-record.js';
import { messageOf } from '../../message-of.js';
import { Evaluator } from './evaluator.js';
import { Exchange } from './exchange.js';
import { SentTexts } from './function-texts.js';
import type { Job } from './job.js';
import { lessonFolder } from './lesson-folder.js';
import { Link } from './link.js';
import type { PlanCell } from './plan.js';
import { addReachable } from './reachable.js';
import type { CheckResult, ExerciseVerdict, Report } from './verdict.js';

process.once('message', async (job: Job) => {
  try {
    await judge(job);
    report({ kind: 'done' });
  } catch (error) {
    report({ kind: 'failed', message: messageOf(error) });
  }
  process.disconnect();
  process.exit();
});

function report(message: Report): void {
  process.send?.(message);
}

async function judge({ cells, command, assigned, limits }: Job): Promise<void> {
  const link = new Link(command, assigned, limits);
  const lessons = new WeakSet<object>();
  const texts = new SentTexts();
  const exchange = new Exchange(link, texts, (value) => lessons.has(value));
  link.start();
  report({ kind: 'answers', problems: link.started() });

  const load = createRequire(join(lessonFolder, 'lesson.js'));
  const lockedModule = (name: string): unknown => {
    const loaded: unknown = load(name);
    // A copy, because what a module passes on from another stands behind getters.
    addReachable(isRecord(loaded) ? { ...loaded } : loaded, lessons);
    return loaded;
  };
  const pass = async (judgeCell: (cell: TestCell) => Promise<void>) => {
    const evaluator = new Evaluator(lockedModule, texts.mark);
    for (const cell of cells) {
      if (cell.kind === 'context') await evaluator.run(cell.javascript);
      if (cell.kind === 'answer') standIn(cell.names, evaluator, exchange);
      if (cell.kind === 'tests') {
        addReachable(evaluator.names, lessons);
        link.renew();
        const run = (javascript: string) => runChecks(javascript, evaluator, link);
        await judgeCell({ ...cell, run });
      }
    }
  };
  const open = await visiblePass(pass);
  if (open.size > 0) await hiddenPass(pass, open);
  link.end();
}

type TestCell = Extract<PlanCell, { kind: 'tests' }> & {
  readonly run: (javascript: string) => Promise<Outcome>;
};
type Pass = (judgeCell: (cell: TestCell) => Promise<void>) => Promise<void>;

/** Runs what students can see of every test. Returns those that passed and have a hidden part. */
async function visiblePass(pass: Pass): Promise<Map<string, readonly CheckResult[]>> {
  const open = new Map<string, readonly CheckResult[]>();
  await pass(async ({ id, javascript, visible, run }) => {
    const { checks, message } = await run(visible ?? javascript);
    if (message === null && visible !== undefined) open.set(id, checks);
    else exercise({ id, passed: message === null, checks, message, hidden: false });
  });
  return open;
}

/**
 * Runs the tests with their hidden parts. All visible ones have run before, so that an answer which
 * remembers what it was called with has no message left in which it could carry that out.
 */
async function hiddenPass(pass: Pass, open: Map<string, readonly CheckResult[]>): Promise<void> {
  await pass(async ({ id, javascript, run }) => {
    const checks = open.get(id);
    if (!checks) return;
    const { message } = await run(javascript);
    exercise({ id, passed: message === null, checks, message: null, hidden: message !== null });
  });
}

function exercise(verdict: ExerciseVerdict): void {
  report({ kind: 'exercise', verdict });
}

/** Puts calls to the student's process in the place of an answer's functions. */
function standIn(names: readonly string[], { names: known }: Evaluator, exchange: Exchange): void {
  for (const name of names) known[name] = (...args: unknown[]) => exchange.call(name, args);
}

interface Outcome {
  readonly checks: readonly CheckResult[];
  /** Why it failed; null when it passed. */
  readonly message: string | null;
}

async function runChecks(javascript: string, evaluator: Evaluator, link: Link): Promise<Outcome> {
  const checks: CheckResult[] = [];
  const show = ({ data }: { data: Record<string, unknown> }) => {
    const result = data['application/vnd.nabla.check+json'];
    if (isCheckResult(result)) checks.push({ title: result.title, items: result.items });
  };
  Reflect.set(globalThis, Symbol.for('nabla.display'), show);
  try {
    await evaluator.run(javascript);
    // A test that expects an error is not passed by a process that ended.
    return { checks, message: link.gone && `${link.gone.name}: ${link.gone.message}` };
  } catch (error) {
    // A module that is missing is nobody's wrong answer.
    if (isRecord(error) && error.code === 'MODULE_NOT_FOUND') throw error;
    return { checks, message: messageOf(error) };
  }
}

function isCheckResult(value: unknown): value is CheckResult {
  return isRecord(value) && typeof value.title === 'string' && Array.isArray(value.items);
}
