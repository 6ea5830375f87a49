import { answersOf } from '../assignment.js';
import type { Notebook } from '../notebook.js';
import { type Judgement, judge } from './judge.js';
import type { Limits } from './limits.js';
import type { Plan } from './plan.js';
import type { SandboxKind } from './sandbox.js';

/**
 * Makes sure, before anyone is graded, that the lesson can be: its own solution must pass every
 * exercise, and the untouched student's copy none. Throws an Error that names the exercises.
 */
export async function selfTest(
  lesson: Notebook,
  plan: Plan,
  sandbox: SandboxKind,
  limits: Limits,
): Promise<void> {
  const solution = new Map(answersOf(lesson).map(({ cell, mark }) => [mark.id, cell.source]));
  const solved = await judge(plan, solution, sandbox, limits);
  const wrong = verdictsOf(solved).filter(({ passed }) => !passed);
  if (wrong.length > 0) {
    const list = wrong.map(
      ({ id, message, hidden }) => `  ${id}: ${hidden ? 'a hidden test' : message}`,
    );
    throw new Error(["The lesson's own solution does not pass:", ...list].join('\n'));
  }
  const untouched = await judge(plan, new Map(), sandbox, limits);
  const free = verdictsOf(untouched).filter(({ passed }) => passed);
  if (free.length > 0) {
    const list = free.map(({ id }) => id).join(', ');
    throw new Error(`These exercises pass without an answer: ${list}.`);
  }
}

function verdictsOf({ verdicts, broken, problems }: Judgement) {
  if (broken === null) return verdicts;
  const details = Object.entries(problems).map(([id, { message }]) => `\n  ${id}: ${message}`);
  throw new Error(`The lesson's own cells could not be run: ${broken}${details.join('')}`);
}
