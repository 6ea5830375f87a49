import type { QuizAnswer, Recall, RememberedAnswer } from '../study.js';

/** Days until a question comes again, by box: what was remembered after a pause is asked after a longer one. */
const DAYS = [0, 1, 3, 7, 16, 35, 90] as const;
/** A wrong answer is asked again in the same sitting, but not before its explanation has had time to fade. */
const AGAIN_MS = 10 * 60_000;

/**
 * When a question is asked again (Leitner's boxes): a right answer puts it into the next box, a wrong one into the first.
 *
 * A right answer before the question was due repeats what was just read; it moves nothing.
 */
export function schedule(
  before: RememberedAnswer | undefined,
  answer: QuizAnswer,
  now: Date,
): RememberedAnswer {
  const times = {
    at: now.toISOString(),
    times: (before?.times ?? 0) + 1,
    timesRight: (before?.timesRight ?? 0) + (answer.right ? 1 : 0),
  };
  return { ...answer, ...times, ...next(before, answer.right, now) };
}

function next(
  before: RememberedAnswer | undefined,
  right: boolean,
  now: Date,
): Pick<Recall, 'box' | 'due'> {
  if (!right) return { box: 0, due: new Date(now.getTime() + AGAIN_MS).toISOString() };
  if (before && Date.parse(before.due) > now.getTime()) return { box: before.box, due: before.due };
  const box = Math.min((before?.box ?? 0) + 1, DAYS.length - 1);
  return { box, due: startOfDay(now, DAYS[box] ?? 0).toISOString() };
}

/** Midnight where the student is: what was learnt in the evening is due on a morning. */
function startOfDay(now: Date, days: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}
