import type { RememberedAnswer } from '../study';
import type { BankQuestion } from './question-bank';

type Answers = ReadonlyMap<string, RememberedAnswer>;

/** Which questions are wanted: those to repeat today and then new ones, those that went wrong last, or any. */
export type Which = 'due' | 'wrong' | 'any';

export interface Wish {
  /** A lesson's name and a topic; empty for all. */
  readonly lesson: string;
  readonly tag: string;
  /** 1 to 3; 0 for all. */
  readonly difficulty: number;
  readonly which: Which;
  /** At most so many. */
  readonly count: number;
}

export interface Standing {
  /** To be repeated today. */
  readonly due: number;
  /** Never answered. */
  readonly fresh: number;
  /** Answered, and due on a later day. */
  readonly resting: number;
}

/** Whether a question that was answered should be asked again before the day is over. */
export function isDue({ due }: RememberedAnswer, now: Date): boolean {
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return Date.parse(due) < tomorrow.getTime();
}

export function standing(bank: readonly BankQuestion[], answers: Answers, now: Date): Standing {
  const known = bank.flatMap(({ id }) => answers.get(id) ?? []);
  const due = known.filter((answer) => isDue(answer, now)).length;
  return { due, fresh: bank.length - known.length, resting: known.length - due };
}

/**
 * The questions of a round, in a mixed order. What is due longest comes before what is due since today, and both
 * before what is new, which comes in the course's order.
 *
 * @param random numbers from 0 (included) to 1 (excluded)
 */
export function draw(
  bank: readonly BankQuestion[],
  answers: Answers,
  wish: Wish,
  now: Date,
  random: () => number = Math.random,
): BankQuestion[] {
  const wanted = bank.filter((question) => fits(question, wish));
  if (wish.which === 'due') {
    return shuffle(dueThenNew(wanted, answers, now).slice(0, wish.count), random);
  }
  const wrongOnly = wish.which === 'wrong';
  const chosen = wanted.filter(({ id }) => !wrongOnly || answers.get(id)?.right === false);
  return shuffle(chosen, random).slice(0, wish.count);
}

function fits({ lesson, tags, difficulty }: BankQuestion, wish: Wish): boolean {
  return (
    (wish.lesson === '' || wish.lesson === lesson) &&
    (wish.tag === '' || tags.includes(wish.tag)) &&
    (wish.difficulty === 0 || wish.difficulty === difficulty)
  );
}

function dueThenNew(
  questions: readonly BankQuestion[],
  answers: Answers,
  now: Date,
): BankQuestion[] {
  const due = questions.flatMap((question) => {
    const answer = answers.get(question.id);
    return answer && isDue(answer, now) ? [{ question, since: Date.parse(answer.due) }] : [];
  });
  due.sort((a, b) => a.since - b.since);
  const fresh = questions.filter(({ id }) => !answers.has(id));
  return [...due.map(({ question }) => question), ...fresh];
}

/** Every order is equally likely (Fisher and Yates). */
function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random() * left.length), 1));
}
