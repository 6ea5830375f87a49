import { beforeAll, expect, it } from 'vitest';
import { type LessonRun, readLesson, runLesson, textOf } from './run.js';

/** An answer that a student may well give, and what its check should say. */
export interface WrongAnswer {
  /** The id of the cell that checks. */
  readonly check: string;
  /** The answer cell's source. */
  readonly answer: string;
  /** A part of the message, or a pattern that it matches. */
  readonly message: string | RegExp;
}

/** Wrong answers by exercise: `x` has the cells `x-answer` and `x-check`. */
export type WrongAnswers = Readonly<
  Record<string, readonly (readonly [answer: string, message: string | RegExp])[]>
>;

/** Wrong answers to one exercise that share the beginning of their function. */
export interface WrongBodies {
  /** The id of the cell that checks. */
  readonly check: string;
  /** The function's first lines, up to what differs. */
  readonly head: string;
  readonly bodies: readonly (readonly [body: string, message: string])[];
}

/** The answers, written out. */
export function withBodies(exercises: readonly WrongBodies[]): WrongAnswer[] {
  return exercises.flatMap(({ check, head, bodies }) =>
    bodies.map(([body, message]) => ({ check, answer: `${head}\n${body}\n}`, message })),
  );
}

/** Registers one test per exercise: every wrong answer runs, and its check fails with the message that fits. */
export function rejectsWrongAnswers(lesson: string, exercises: WrongAnswers): void {
  const names = Object.keys(exercises);
  const wrong = Object.entries(exercises).flatMap(([exercise, answers]) =>
    answers.map(([answer, message]) => ({ check: `${exercise}-check`, answer, message })),
  );
  let run: LessonRun;
  beforeAll(async () => {
    run = await runWrong(
      lesson,
      wrong,
      names.flatMap((exercise) => [`${exercise}-answer`, `${exercise}-check`]),
    );
  });
  it.each(names)('%s rejects each typical wrong answer and names the mistake', (exercise) => {
    for (const [i, each] of wrong.entries()) {
      if (each.check === `${exercise}-check`) expectOneRejected(run, each, i);
    }
  });
}

/**
 * Runs a lesson with the right answers and then, one after another, each wrong answer and its check:
 * the answer must run, and its check must fail with the message that fits.
 *
 * @param only the cells to run first, where the exercise needs no others (default: all)
 */
export async function expectRejected(
  lesson: string,
  wrong: readonly WrongAnswer[],
  only?: readonly string[],
): Promise<void> {
  const run = await runWrong(lesson, wrong, only);
  for (const [i, each] of wrong.entries()) expectOneRejected(run, each, i);
}

async function runWrong(
  lesson: string,
  wrong: readonly WrongAnswer[],
  only?: readonly string[],
): Promise<LessonRun> {
  const { cells } = await readLesson(lesson);
  const source = (id: string) => cells.find((cell) => cell.id === id)?.source ?? '';
  const after = wrong.flatMap(({ check, answer }, i) => [
    [`wrong-${i}`, answer],
    [`wrong-${i}-check`, source(check)],
  ]);
  return runLesson(lesson, { after: Object.fromEntries(after), ...(only && { only }) });
}

function expectOneRejected(run: LessonRun, { check, answer, message }: WrongAnswer, i: number) {
  expect(run.cell(check).status, `${check} with the lesson's own answer`).toBe('ok');
  const tried = run.cell(`wrong-${i}`);
  expect({ answer, status: tried.status, text: textOf(tried) }).toEqual({
    answer,
    status: 'ok',
    text: '',
  });
  const [failure] = run
    .cell(`wrong-${i}-check`)
    .outputs.filter((output) => output.output_type === 'error');
  expect(failure, `${check} with ${answer}`).toMatchObject({ ename: 'CheckFailed' });
  expect(textOf(run.cell(`wrong-${i}-check`)), `${check} with ${answer}`).toMatch(message);
}
