import { fsrs, Rating } from 'ts-fsrs';
import type { QuizAnswer, RememberedAnswer } from '../study.js';

/** What is known of how well an answer is remembered. */
export interface Memory {
  /** When it was asked last in earnest, as an ISO date and time. */
  readonly asked: string;
  /** Days until nine of ten people would still know it. */
  readonly stability: number;
  /** From 1, easy, to 10. */
  readonly difficulty: number;
}

/** An answer with the memory that its next date follows from. */
export type KeptAnswer = RememberedAnswer & {
  readonly memory: Memory;
  /** When it was given, the last times: ISO dates and times as the page told them. */
  readonly given?: readonly string[];
};

const DAY_MS = 86_400_000;
/** A wrong answer is asked again in the same sitting, but not before its explanation has had time to fade. */
const AGAIN_MS = 10 * 60_000;
/** The longest pause in days: a course is taken, and repeated, within a year. */
const scheduler = fsrs({ enable_short_term: false, maximum_interval: 180 });

/**
 * When a question is asked again: when nine of ten people would still know it, by the memory model FSRS.
 *
 * A right answer before the question was due repeats what was just read; it moves nothing.
 */
export function schedule(
  before: KeptAnswer | undefined,
  answer: QuizAnswer,
  now: Date,
): KeptAnswer {
  const counts = {
    times: (before?.times ?? 0) + 1,
    timesRight: (before?.timesRight ?? 0) + (answer.right ? 1 : 0),
  };
  if (before && answer.right && now.getTime() < Date.parse(before.due)) {
    return { ...answer, ...counts, due: before.due, memory: before.memory };
  }
  const rating = answer.right ? Rating.Good : Rating.Again;
  const days = before ? daysBetween(new Date(before.memory.asked), now) : 0;
  const { stability, difficulty } = scheduler.next_state(before?.memory ?? null, days, rating);
  const due = answer.right
    ? startOfDay(now, scheduler.next_interval(stability, days))
    : new Date(now.getTime() + AGAIN_MS);
  const memory = { asked: now.toISOString(), stability, difficulty };
  return { ...answer, ...counts, due: due.toISOString(), memory };
}

/** A page that lost its connection tells again what it has told; it never has more than these to tell of one question. */
const MOST_TIMES_KEPT = 20;

/**
 * What is kept of a question after another answer, which may be told late, out of order, or again: with the same
 * time it counts once, and one that is older than the last changes the counts alone.
 *
 * @param at when it was given, as the page says; now by default
 */
export function withAnswer(
  before: KeptAnswer | undefined,
  answer: QuizAnswer,
  now: Date,
  at?: string,
): KeptAnswer {
  const given = before?.given ?? [];
  if (before && at !== undefined && given.includes(at)) return before;
  // A clock that was ahead must not put the next review off.
  const when = at === undefined ? now : new Date(Math.min(Date.parse(at), now.getTime()));
  const isLater = (time: number) => time > when.getTime() && time <= now.getTime();
  const isLate = before !== undefined && given.some((time) => isLater(Date.parse(time)));
  const after = isLate ? counted(before, answer) : schedule(before, answer, when);
  const times = at === undefined ? given : [...given, at].sort().slice(-MOST_TIMES_KEPT);
  return times.length === 0 ? after : { ...after, given: times };
}

function counted(before: KeptAnswer, { right }: QuizAnswer): KeptAnswer {
  const { times, timesRight } = before;
  return { ...before, times: times + 1, timesRight: timesRight + (right ? 1 : 0) };
}

/** Midnight where the student is: what was learnt in the evening is due on a morning. */
function startOfDay(now: Date, days = 0): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}

/** Nights between two times; none where a clock was set back. */
function daysBetween(from: Date, to: Date): number {
  const days = Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / DAY_MS);
  return Math.max(0, days);
}
