import { describe, expect, it } from 'vitest';
import { schedule } from '../../app/server/review-schedule.js';
import type { RememberedAnswer } from '../../app/study.js';

const right = { chosen: [0], typed: '', right: true };
const wrong = { chosen: [1], typed: '', right: false };
const evening = new Date(2026, 10, 20, 21, 30);
const day = (days: number, hour = 0) => new Date(2026, 10, 20 + days, hour);
const due = ({ due }: RememberedAnswer) => new Date(due);

describe('a question', () => {
  it('that was right the first time is due from the next morning on', () => {
    const answer = schedule(undefined, right, evening);
    expect(due(answer)).toEqual(day(1));
    expect(answer).toMatchObject({ box: 1, times: 1, timesRight: 1, at: evening.toISOString() });
  });

  it('that was wrong is due again ten minutes later', () => {
    const answer = schedule(undefined, wrong, evening);
    expect(due(answer).getTime() - evening.getTime()).toBe(600_000);
    expect(answer).toMatchObject({ box: 0, times: 1, timesRight: 0 });
  });

  it('rests longer each time that it is remembered when it is due, and at most 90 days', () => {
    let answer = schedule(undefined, right, evening);
    const pauses: number[] = [];
    for (let i = 0; i < 7; i++) {
      const now = due(answer);
      answer = schedule(answer, right, now);
      pauses.push(Math.round((due(answer).getTime() - now.getTime()) / 86_400_000));
    }
    expect(pauses).toEqual([3, 7, 16, 35, 90, 90, 90]);
  });

  it('that is answered right before it is due rests no longer for it', () => {
    const first = schedule(undefined, wrong, evening);
    const corrected = schedule(first, right, new Date(evening.getTime() + 60_000));
    expect(corrected).toMatchObject({ box: 0, due: first.due, right: true, times: 2 });
  });

  it('that is forgotten begins again', () => {
    const known = { ...right, at: '', times: 4, timesRight: 4, box: 4, due: day(-1).toISOString() };
    const forgotten = schedule(known, wrong, evening);
    expect(forgotten).toMatchObject({ box: 0, times: 5, timesRight: 4 });
    expect(due(schedule(forgotten, right, day(1, 9)))).toEqual(day(2));
  });
});
