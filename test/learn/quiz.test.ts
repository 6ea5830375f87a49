import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { quiz } from '../../lib/learn';
import type { DisplayBundle } from '../../lib/plot/display';

const HOOK = Symbol.for('nabla.display');
const questions = [
  {
    ...{ id: '04-q1', prompt: 'Is $1 < 2$?', kind: 'true-false', section: 'order' },
    ...{ tags: ['order'], difficulty: 1 },
    choices: [
      { text: 'True', correct: true, explanation: 'One is less.' },
      { text: 'False', correct: false, explanation: 'It is.' },
    ],
  },
  {
    ...{ id: '04-q2', prompt: '1 + 1?', kind: 'numeric', answer: 2, tolerance: 0 },
    ...{ explanation: 'Count.', section: 'sum', tags: ['sum'], difficulty: 1 },
  },
];

let folder = '';
let bundles: DisplayBundle[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nabla-'));
  mkdirSync(join(folder, 'questions'));
  writeFileSync(
    join(folder, 'questions/04-rates.json'),
    JSON.stringify({ lesson: '04-rates', questions }),
  );
  process.env.NABLA_DATA = folder;
  bundles = [];
  Reflect.set(globalThis, HOOK, (bundle: DisplayBundle) => bundles.push(bundle));
});
afterEach(() => {
  delete process.env.NABLA_DATA;
  Reflect.deleteProperty(globalThis, HOOK);
  rmSync(folder, { recursive: true });
});

test('all questions of a lesson are shown, as data, as HTML and as text', () => {
  quiz('04-rates');
  const { data } = bundles[0] ?? { data: {} };
  expect(data['application/vnd.nabla.quiz+json']).toEqual({ lesson: '04-rates', questions });
  expect(data['text/html']).toContain('Is $1 &lt; 2$?');
  expect(data['text/plain']).toBe(
    '1. Is $1 < 2$?\n   a) True\n   b) False\n\n2. 1 + 1?\n   (a number)',
  );
});

test('the HTML folds each explanation away', () => {
  quiz('04-rates');
  const html = String(bundles[0]?.data['text/html']);
  expect(html.match(/<details>/g)).toHaveLength(3);
  expect(html).toContain('<summary>True</summary><p>Right. One is less.</p>');
});

test('chosen questions are shown in the order asked for', () => {
  quiz('04-rates', ['04-q2', '04-q1']);
  expect(bundles[0]?.data['application/vnd.nabla.quiz+json']).toEqual({
    lesson: '04-rates',
    questions: [questions[1], questions[0]],
  });
});

test('an unknown question is refused with the known ones', () => {
  expect(() => quiz('04-rates', ['04-q9'])).toThrow(
    'quiz: "04-rates" has no question "04-q9". There are: 04-q1, 04-q2.',
  );
  expect(bundles).toEqual([]);
});

test('an unknown lesson is refused with the known ones', () => {
  expect(() => quiz('../04-rates')).toThrow(
    'There are no questions for the lesson "../04-rates". There are: 04-rates.',
  );
});
