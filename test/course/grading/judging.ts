import { afterAll } from 'vitest';
import { answersOf } from '../../../app/course/assignment.js';
import { studentImage } from '../../../app/course/grading/image.js';
import { type Judgement, judge } from '../../../app/course/grading/judge.js';
import { defaultLimits, type Limits } from '../../../app/course/grading/limits.js';
import { planOf } from '../../../app/course/grading/plan.js';
import { fixtureLesson } from '../fixture-lesson.js';
import { sandboxHere } from './sandbox-here.js';

const lesson = fixtureLesson();
export const fixturePlan = planOf(lesson);

/** The fixture's own solutions. */
export const solved: ReadonlyMap<string, string> = new Map(
  answersOf(lesson).map(({ cell, mark }) => [mark.id, cell.source]),
);

const image = studentImage(sandboxHere ?? 'none', defaultLimits);
afterAll(async () => (await image).remove());

/** The fixture's answers with some of them replaced, judged in the sandbox of this machine. */
export async function judgeFixture(
  answers: Readonly<Record<string, string>>,
  limits: Partial<Limits> = {},
): Promise<Judgement> {
  if (sandboxHere === null) throw new Error('There is no sandbox.');
  const all = new Map([...solved, ...Object.entries(answers)]);
  return judge(fixturePlan, all, {
    sandbox: sandboxHere,
    limits: { ...defaultLimits, ...limits },
    image: (await image).path,
  });
}

/** Which exercises passed, by id. */
export function passes({ verdicts }: Judgement): Record<string, boolean> {
  return Object.fromEntries(verdicts.map(({ id, passed }) => [id, passed]));
}
