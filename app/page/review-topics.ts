import type { RememberedAnswer } from '../study';
import { type BankQuestion, readingAddress, readingTitle } from './question-bank';

/** How well the questions of one section went. */
export interface Topic {
  readonly title: string;
  /** Where it can be read again. */
  readonly address: string;
  readonly times: number;
  readonly timesRight: number;
}

/** A topic of which at least this share of the answers was right is not weak. */
const GOOD = 0.8;

/**
 * The sections whose questions went wrong most, weakest first.
 *
 * The share of right answers is counted as if one more had been right and one more wrong (Laplace's rule),
 * so that a single slip weighs less than a habit.
 */
export function weakestTopics(
  bank: readonly BankQuestion[],
  answers: ReadonlyMap<string, RememberedAnswer>,
  count = 5,
): Topic[] {
  const topics = new Map<string, Topic>();
  for (const question of bank) {
    const answer = answers.get(question.id);
    if (!answer) continue;
    const address = readingAddress(question);
    const { times = 0, timesRight = 0 } = topics.get(address) ?? {};
    topics.set(address, {
      title: readingTitle(question),
      address,
      times: times + answer.times,
      timesRight: timesRight + answer.timesRight,
    });
  }
  return [...topics.values()]
    .filter(({ times, timesRight }) => timesRight < GOOD * times)
    .sort((a, b) => share(a) - share(b))
    .slice(0, count);
}

function share({ times, timesRight }: Topic): number {
  return (timesRight + 1) / (times + 2);
}
