/**
 * The judge: a process that runs the instructor's test cells. The answers they call are not here: each
 * name of an answer stands for a call to the student's process in its sandbox. No student code is ever
 * loaded by this process, so it can change nothing that a verdict depends on.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isRecord, messageOf } from '../notebook.js';
import { Evaluator } from './evaluator.js';
import { Exchange } from './exchange.js';
import type { Job } from './job.js';
import { Link } from './link.js';
import type { PlanCell } from './plan.js';
import { lessonFolder } from './sandbox.js';
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
  const exchange = new Exchange(link);
  const evaluator = new Evaluator(createRequire(join(lessonFolder, 'lesson.js')));
  link.start();
  report({ kind: 'answers', problems: link.started() });
  for (const cell of cells) {
    if (cell.kind === 'context') await evaluator.run(cell.javascript);
    if (cell.kind === 'answer') standIn(cell.names, evaluator, exchange);
    if (cell.kind === 'tests') {
      link.renew(limits.cellSeconds * 1000);
      report({ kind: 'exercise', verdict: await verdictOf(cell, evaluator) });
    }
  }
  link.end();
}

/** Puts calls to the student's process in the place of an answer's functions. */
function standIn(names: readonly string[], { names: known }: Evaluator, exchange: Exchange): void {
  for (const name of names) known[name] = (...args: unknown[]) => exchange.call(name, args);
}

type TestCell = Extract<PlanCell, { kind: 'tests' }>;

/** Runs a test cell: first as students see it, then, if that passes, with its hidden tests. */
async function verdictOf(cell: TestCell, evaluator: Evaluator): Promise<ExerciseVerdict> {
  const { id, javascript, visible } = cell;
  const shown = await runChecks(visible ?? javascript, evaluator);
  const base = { id, checks: shown.checks };
  if (shown.message !== null)
    return { ...base, passed: false, message: shown.message, hidden: false };
  if (visible === undefined) return { ...base, passed: true, message: null, hidden: false };
  const all = await runChecks(javascript, evaluator);
  return { ...base, passed: all.message === null, message: null, hidden: all.message !== null };
}

async function runChecks(
  javascript: string,
  evaluator: Evaluator,
): Promise<{ readonly checks: readonly CheckResult[]; readonly message: string | null }> {
  const checks: CheckResult[] = [];
  const show = ({ data }: { data: Record<string, unknown> }) => {
    const result = data['application/vnd.nabla.check+json'];
    if (isCheckResult(result)) checks.push({ title: result.title, items: result.items });
  };
  Reflect.set(globalThis, Symbol.for('nabla.display'), show);
  try {
    await evaluator.run(javascript);
    return { checks, message: null };
  } catch (error) {
    return { checks, message: messageOf(error) };
  }
}

function isCheckResult(value: unknown): value is CheckResult {
  return isRecord(value) && typeof value.title === 'string' && Array.isArray(value.items);
}
