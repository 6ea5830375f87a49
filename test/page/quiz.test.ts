import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRight, parseNumber, parseQuestions, type Question } from '../../app/page/quiz.js';

const question = (more: Partial<Question>): Question => ({
  id: 'q',
  prompt: '',
  kind: 'single',
  choices: [],
  answer: Number.NaN,
  tolerance: 0,
  explanation: '',
  ...more,
});
const choice = (correct: boolean) => ({ text: '', correct, explanation: '' });

describe('a number that a student types', () => {
  it.each([
    ['6', 6],
    [' -0.5 ', -0.5],
    ['−0,5', -0.5],
    ['1/3', 1 / 3],
    ['-3 / 4', -0.75],
    ['1e-3', 0.001],
  ])('%j means %d', (text, value) => {
    expect(parseNumber(text)).toBeCloseTo(value, 12);
  });

  it.each(['', 'six', '1/', '1 2'])('%j means none', (text) => {
    expect(parseNumber(text)).toBeNaN();
  });

  it('is right within the tolerance, its bounds included', () => {
    const asked = question({ kind: 'numeric', answer: 2, tolerance: 0.1 });
    for (const text of ['2', '1.9', '2.1', '2,05'])
      expect(isRight(asked, new Set(), text), text).toBe(true);
    for (const text of ['1.89', '2.11', '', '-2'])
      expect(isRight(asked, new Set(), text), text).toBe(false);
  });
});

it('a choice is right when exactly the correct ones are chosen', () => {
  const lists = fc.array(fc.boolean(), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(lists, lists, (correct, chosen) => {
      const asked = question({ kind: 'multiple', choices: correct.map(choice) });
      const indexes = new Set(chosen.flatMap((yes, i) => (yes ? [i] : [])));
      const exactly = correct.every((yes, i) => yes === indexes.has(i));
      expect(isRight(asked, indexes, '')).toBe(exactly);
    }),
  );
});

it('whatever is not a question is left out, and nothing throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const each of [value, { questions: value }, { questions: [value] }]) {
        expect(Array.isArray(parseQuestions(each))).toBe(true);
      }
    }),
  );
});
