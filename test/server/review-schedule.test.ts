import { describe, expect, it } from 'vitest';
import { type KeptAnswer, schedule } from '../../app/server/review-schedule.js';

const right = { chosen: [0], typed: '', right: true };
const wrong = { chosen: [1], typed: '', right: false };
const evening = new Date(2026, 10, 20, 21, 30);
const day = (days: number, hour = 0) => new Date(2026, 10, 20 + days, hour);
const due = ({ due }: KeptAnswer) => new Date(due);
const minutesAfter = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);

/** Days between the answers of someone who is always right and always asked on the day that it is due. */
function pauses(first: KeptAnswer, count: number): number[] {
  let answer = first;
  return Array.from({ length: count }, () => {
    const now = due(answer);
    answer = schedule(answer, right, now);
    return Math.round((due(answer).getTime() - now.getTime()) / 86_400_000);
  });
}

describe('a question', () => {
  it('that was right the first time rests for two days, to the morning', () => {
    const answer = schedule(undefined, right, evening);
    expect(due(answer)).toEqual(day(2));
    expect(answer).toMatchObject({ times: 1, timesRight: 1 });
    expect(answer.memory.asked).toBe(evening.toISOString());
  });

  it('that was wrong is due again ten minutes later', () => {
    const answer = schedule(undefined, wrong, evening);
    expect(due(answer)).toEqual(minutesAfter(evening, 10));
    expect(answer).toMatchObject({ times: 1, timesRight: 0 });
  });

  it('rests longer each time that it is remembered when it is due, and at most 180 days', () => {
    // What FSRS 6 gives with its standard weights, when nine of ten should remember.
    expect(pauses(schedule(undefined, right, evening), 6)).toEqual([11, 46, 163, 180, 180, 180]);
  });

  it('that was wrong at first rests less than one that was right', () => {
    const corrected = schedule(
      schedule(undefined, wrong, evening),
      right,
      minutesAfter(evening, 10),
    );
    expect(due(corrected)).toEqual(day(1));
    expect(pauses(corrected, 1)[0]).toBeLessThan(11);
  });

  it('that is answered right before it is due rests no longer for it', () => {
    const first = schedule(undefined, wrong, evening);
    const corrected = schedule(first, right, minutesAfter(evening, 1));
    expect(corrected).toEqual({ ...first, ...right, times: 2, timesRight: 1 });
  });

  it('that is forgotten rests less than before, and is harder from then on', () => {
    const known = schedule(schedule(undefined, right, evening), right, day(2));
    const forgotten = schedule(known, wrong, due(known));
    expect(forgotten).toMatchObject({ times: 3, timesRight: 2 });
    expect(forgotten.memory.stability).toBeLessThan(known.memory.stability);
    expect(forgotten.memory.difficulty).toBeGreaterThan(known.memory.difficulty);
  });

  it('is scheduled although the clock was set back', () => {
    const answer = schedule(schedule(undefined, wrong, evening), right, day(-30));
    expect(Number.isNaN(Date.parse(answer.due))).toBe(false);
    expect(schedule(answer, wrong, day(-40)).memory.stability).toBeGreaterThan(0);
  });
});
