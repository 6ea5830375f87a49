import { answersOf } from '../assignment.js';
import type { Notebook } from '../notebook.js';
import type { Judgement } from './judge.js';

/** Judges answers by grade_id. */
export type JudgeAnswers = (answers: ReadonlyMap<string, string>) => Promise<Judgement>;

/**
 * Makes sure, before anyone is graded, that the lesson can be: its own solution must pass every
 * exercise, and the untouched student's copy none. Throws an Error that names the exercises.
 */
export async function selfTest(lesson: Notebook, judge: JudgeAnswers): Promise<void> {
  const solution = new Map(answersOf(lesson).map(({ cell, mark }) => [mark.id, cell.source]));
  const solved = await judge(solution);
  const wrong = verdictsOf(solved).filter(({ passed }) => !passed);
  if (wrong.length > 0) {
    const list = wrong.map(
      ({ id, message, hidden }) => `  ${id}: ${hidden ? 'a hidden test' : message}`,
    );
    throw new Error(["The lesson's own solution does not pass:", ...list].join('\n'));
  }
  const untouched = await judge(new Map());
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
