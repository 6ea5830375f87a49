import { describe, expect, it } from 'vitest';
import { runLesson, textOf } from './run.js';
import { rejectsWrongAnswers } from './wrong-answers.js';

const lesson = '00-start-here';

describe('the exercise of the start page', () => {
  const radians = (answer: string) =>
    `function radians(degrees: number): number { return ${answer}; }`;

  rejectsWrongAnswers(lesson, {
    'exercise-1': [
      [radians('(degrees * 180) / Math.PI'), /turned radians into degrees/],
      [radians('(degrees * Math.PI) / 90'), /a full turn of 360 degrees is 2π/i],
      [radians('degrees / 180'), /multiply by π too/],
      [radians('degrees'), /gave the degrees back unchanged/],
      [radians('(Math.abs(degrees) * Math.PI) / 180'), /Angles may be negative/],
      [radians('Math.PI'), /half the degrees are half the radians/],
      [radians('Number.NaN'), /NaN/],
    ],
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
