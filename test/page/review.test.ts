import { describe, expect, it } from 'vitest';
import type { BankQuestion } from '../../app/page/question-bank.js';
import { draw, isDue, standing, type Wish } from '../../app/page/review-queue.js';
import { weakestTopics } from '../../app/page/review-topics.js';
import type { RememberedAnswer } from '../../app/study.js';

const now = new Date(2026, 10, 20, 9);
const at = (days: number, hour = 0) => new Date(2026, 10, 20 + days, hour).toISOString();

const question = (id: string, more: Partial<BankQuestion> = {}): BankQuestion => ({
  id,
  prompt: '',
  kind: 'single',
  choices: [],
  answer: 0,
  tolerance: 0,
  explanation: '',
  lesson: '01-a',
  lessonTitle: 'A',
  tags: [],
  difficulty: 1,
  section: { cell: 'slope', title: '2 · The slope' },
  ...more,
});
const answer = (more: Partial<RememberedAnswer>): RememberedAnswer => ({
  chosen: [],
  typed: '',
  right: true,
  times: 1,
  timesRight: 1,
  due: at(-1),
  ...more,
});
const any: Wish = { lesson: '', tag: '', difficulty: 0, which: 'any', count: 10 };
const ids = (questions: readonly BankQuestion[]) => questions.map(({ id }) => id).sort();

describe('what is due', () => {
  it('is everything whose time comes before the day is over', () => {
    expect(isDue(answer({ due: at(0, 23) }), now)).toBe(true);
    expect(isDue(answer({ due: at(1) }), now)).toBe(false);
  });

  it('is counted beside what is new and what rests', () => {
    const bank = ['a', 'b', 'c', 'd'].map((id) => question(id));
    const answers = new Map([
      ['a', answer({ due: at(-3) })],
      ['b', answer({ due: at(5) })],
      ['of no lesson', answer({ due: at(-3) })],
    ]);
    expect(standing(bank, answers, now)).toEqual({ due: 1, fresh: 2, resting: 1 });
  });
});

describe('a round', () => {
  const bank = [
    question('new 1'),
    question('rests'),
    question('due lately', { tags: ['wall'], difficulty: 3 }),
    question('due long', { tags: ['wall'], lesson: '02-b' }),
    question('new 2'),
  ];
  const answers = new Map([
    ['rests', answer({ due: at(4) })],
    ['due lately', answer({ due: at(0), right: false })],
    ['due long', answer({ due: at(-9) })],
  ]);
  const drawn = (wish: Partial<Wish>) => ids(draw(bank, answers, { ...any, ...wish }, now));

  it('takes what is due longest first, then what is new in the course’s order, and leaves what rests', () => {
    expect(drawn({ which: 'due', count: 1 })).toEqual(['due long']);
    expect(drawn({ which: 'due', count: 3 })).toEqual(['due lately', 'due long', 'new 1']);
    expect(drawn({ which: 'due' })).toEqual(['due lately', 'due long', 'new 1', 'new 2']);
  });

  it('takes what went wrong last, or anything', () => {
    expect(drawn({ which: 'wrong' })).toEqual(['due lately']);
    expect(drawn({})).toHaveLength(5);
    expect(drawn({ count: 2 })).toHaveLength(2);
  });

  it('keeps to a lesson, a topic and a difficulty', () => {
    expect(drawn({ lesson: '02-b' })).toEqual(['due long']);
    expect(drawn({ tag: 'wall' })).toEqual(['due lately', 'due long']);
    expect(drawn({ tag: 'wall', difficulty: 3 })).toEqual(['due lately']);
  });

  it('is mixed: every question can come first', () => {
    const first = (random: number) => draw(bank, answers, any, now, () => random)[0]?.id;
    expect([0, 0.25, 0.45, 0.65, 0.99].map(first)).toEqual(bank.map(({ id }) => id));
  });
});

describe('the weakest topics', () => {
  const elsewhere = { cell: 'wall', title: '5 · The wall' };
  const bank = [
    question('a'),
    question('b'),
    question('c', { section: elsewhere }),
    question('d', { section: null }),
  ];

  it('are sections, by the share of right answers, with the way there', () => {
    const answers = new Map([
      ['a', answer({ times: 3, timesRight: 1 })],
      ['b', answer({ times: 1, timesRight: 0 })],
      ['c', answer({ times: 2, timesRight: 1 })],
    ]);
    expect(weakestTopics(bank, answers)).toEqual([
      { title: '01 · The slope', address: '/lessons/01-a.ipynb#slope', times: 4, timesRight: 1 },
      { title: '01 · The wall', address: '/lessons/01-a.ipynb#wall', times: 2, timesRight: 1 },
    ]);
  });

  it('leave out what went well and what was never asked', () => {
    expect(weakestTopics(bank, new Map([['a', answer({ times: 5, timesRight: 4 })]]))).toEqual([]);
  });

  it('lead to the lesson where a question has no section', () => {
    const [topic] = weakestTopics(bank, new Map([['d', answer({ timesRight: 0 })]]));
    expect(topic).toMatchObject({ title: '01 · A', address: '/lessons/01-a.ipynb' });
  });
});
