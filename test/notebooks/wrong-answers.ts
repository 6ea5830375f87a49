import { expect } from 'vitest';
import { readLesson, runLesson, textOf } from './run.js';

/** An answer that a student may well give, and what its check should say. */
export interface WrongAnswer {
  /** The id of the cell that checks. */
  readonly check: string;
  /** The answer cell's source. */
  readonly answer: string;
  /** A part of the message, or a pattern that it matches. */
  readonly message: string | RegExp;
}

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
  const { cells } = await readLesson(lesson);
  const source = (id: string) => cells.find((cell) => cell.id === id)?.source ?? '';
  const after = wrong.flatMap(({ check, answer }, i) => [
    [`wrong-${i}`, answer],
    [`wrong-${i}-check`, source(check)],
  ]);
  const run = await runLesson(lesson, {
    after: Object.fromEntries(after),
    ...(only && { only }),
  });
  wrong.forEach(({ check, answer, message }, i) => {
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
    expect(textOf(run.cell(`wrong-${i}-check`))).toMatch(message);
  });
}
