import { describe, expect, it } from 'vitest';
import { runLesson, textOf } from './run.js';

const lesson = '00-start-here';
const exercise = ['exercise-1-answer', 'exercise-1-check'];

describe('exercise 1', () => {
  it.each([
    ['(degrees * 180) / Math.PI', /turned radians into degrees/],
    ['(degrees * Math.PI) / 90', /a full turn of 360 degrees is 2π/i],
    ['degrees', /gave the degrees back unchanged/],
    ['(Math.abs(degrees) * Math.PI) / 180', /Angles may be negative/],
    ['Number.NaN', /NaN/],
  ])('rejects %s with the message that fits', async (answer, message) => {
    const run = await runLesson(lesson, {
      only: exercise,
      replace: {
        'exercise-1-answer': `function radians(degrees: number): number { return ${answer}; }`,
      },
    });
    expect(run.cell('exercise-1-check').status).toBe('error');
    expect(textOf(run.cell('exercise-1-check'))).toMatch(message);
  });
});

it('what the page asks the student to try does what it says: a type error stops the cell first', async () => {
  const run = await runLesson(lesson, {
    only: ['functions', 'type-error'],
    replace: { 'type-error': "console.log('ran');\nsquare('three')" },
  });
  const tried = textOf(run.cell('type-error'));
  expect(tried).toMatch(/In\[2\]:2:8.*string.*number/);
  expect(tried).not.toMatch(/^ran/m);
});
