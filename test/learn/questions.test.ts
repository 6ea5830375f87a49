import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { dataPath } from '../../lib/data/path';
import { parseQuestions } from '../../lib/learn';

const choice = { text: 'yes', correct: true, explanation: 'It is so.' };
const other = { text: 'no', correct: false, explanation: 'It is not so.' };
const single = {
  ...{ id: '04-q1', prompt: 'Is it?', kind: 'single', choices: [choice, other] },
  ...{ section: 'rates', tags: ['rate'], difficulty: 1 },
};
const numeric = {
  ...{ id: '04-q2', prompt: 'How much?', kind: 'numeric', answer: 2, tolerance: 0.1 },
  ...{ explanation: 'Two.', section: 'rates', tags: ['rate'], difficulty: 2 },
};

const parse = (...questions: unknown[]) =>
  parseQuestions(JSON.stringify({ lesson: '04-rates', questions }), '04-rates.json');

test('a valid file comes back as it is', () => {
  expect(parse(single, numeric)).toEqual({ lesson: '04-rates', questions: [single, numeric] });
});

test.each<[string, object, string]>([
  [
    'a missing prompt',
    { ...single, prompt: undefined },
    'prompt must be a text that is not empty, but is missing.',
  ],
  [
    'an empty prompt',
    { ...single, prompt: ' ' },
    'prompt must be a text that is not empty, but is " ".',
  ],
  [
    'an unknown kind',
    { ...single, kind: 'essay' },
    'kind must be one of single, multiple, true-false, numeric, but is "essay".',
  ],
  [
    'a difficulty of 4',
    { ...single, difficulty: 4 },
    'difficulty must be one of 1, 2, 3, but is 4.',
  ],
  [
    'a missing section',
    { ...single, section: undefined },
    'section must be a text that is not empty, but is missing.',
  ],
  ['no tags', { ...single, tags: [] }, 'tags must be a list that is not empty, but is [].'],
  ['one choice', { ...single, choices: [choice] }, 'choices needs at least two.'],
  [
    'two right choices of a single',
    { ...single, choices: [choice, choice] },
    'choices needs exactly one correct one, but 2 are marked so.',
  ],
  [
    'no right choice of a multiple',
    { ...single, kind: 'multiple', choices: [other, other] },
    'choices needs at least one correct one.',
  ],
  [
    'three choices of true-false',
    { ...single, kind: 'true-false', choices: [choice, other, other] },
    'choices needs exactly two.',
  ],
  [
    'a choice without explanation',
    { ...single, choices: [choice, { text: 'no', correct: false }] },
    'choices[1]: explanation must be a text that is not empty, but is missing.',
  ],
  ['a mistyped field', { ...single, promt: 'Is it?' }, 'promt has no meaning here.'],
  [
    'an id of another lesson',
    { ...single, id: '05-q1' },
    'id must begin with the lesson\'s number, "04-".',
  ],
])('%s is named with file, question and field', (_, question, problem) => {
  const id = 'id' in question ? question.id : '';
  expect(() => parse(question)).toThrow(`04-rates.json: question "${id}": ${problem}`);
});

test('a number as text and a negative tolerance are named', () => {
  expect(() => parse({ ...numeric, answer: '2' })).toThrow(
    '"04-q2": answer must be a number, but is "2".',
  );
  expect(() => parse({ ...numeric, tolerance: -1 })).toThrow(
    '"04-q2": tolerance must not be negative, but is -1.',
  );
});

test('every problem is told, one in a line', () => {
  const bad = { ...single, prompt: '', difficulty: 0 };
  expect(() => parse(bad, single)).toThrow(/prompt.*\n.*difficulty.*\n.*id is used twice\.$/);
});

test('a question without an id is told by its place', () => {
  expect(() => parse(single, { ...numeric, id: undefined })).toThrow(
    '04-rates.json: question 1: id must be a text',
  );
});

test('a file of another lesson is refused', () => {
  expect(() =>
    parseQuestions(JSON.stringify({ lesson: '04-a', questions: [single] }), 'x/04-b.json'),
  ).toThrow('x/04-b.json: lesson is "04-a" but the file is named for "04-b".');
});

test.each(['{', '[]', 'null', '{"lesson": 3}'])('%s is refused by file name', (text) => {
  expect(() => parseQuestions(text, '04-rates.json')).toThrow(/^04-rates\.json: /);
});

const folder = dataPath('questions');
const lessons = readdirSync(folder).filter((file) => /^\d.*\.json$/.test(file));

describe.each(lessons)('%s', (file) => {
  const { questions } = parseQuestions(readFileSync(`${folder}/${file}`, 'utf8'), file);

  // The start page only shows what a quiz is.
  const enough = file.startsWith('00') ? 3 : 8;
  test(`has at least ${enough} questions`, () => {
    expect(questions.length).toBeGreaterThanOrEqual(enough);
  });
});

// JupyterLab's own validator of JSON schemas.
const require = createRequire(
  createRequire(import.meta.url).resolve('@jupyterlab/settingregistry'),
);
const { Ajv2020 } = require('ajv/dist/2020');
const schema = JSON.parse(readFileSync(dataPath('questions/schema.json'), 'utf8'));
const validate = new Ajv2020({ strictTypes: false }).compile(schema);

test.each(lessons)('%s is valid by the JSON schema', (file) => {
  validate(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')));
  expect(validate.errors).toBeNull();
});

test.each([
  ['a choice without an explanation', { ...single, choices: [{ text: 'a', correct: true }] }],
  ['another kind', { ...single, kind: 'essay' }],
  ['a field without meaning', { ...single, hint: 'x' }],
])('the JSON schema refuses %s', (_, question) => {
  expect(validate({ lesson: '04-rates', questions: [{ ...single }] })).toBe(true);
  expect(validate({ lesson: '04-rates', questions: [question] })).toBe(false);
});

test('the JSON schema asks for the fields that the parser asks for', () => {
  const { $defs } = JSON.parse(readFileSync(dataPath('questions/schema.json'), 'utf8'));
  expect(new Set($defs.choiceQuestion.required)).toEqual(new Set(Object.keys(single)));
  expect(new Set($defs.numericQuestion.required)).toEqual(new Set(Object.keys(numeric)));
  expect(new Set($defs.choice.required)).toEqual(new Set(Object.keys(choice)));
  const { choiceQuestion, numericQuestion } = $defs;
  const kinds = [...choiceQuestion.properties.kind.enum, numericQuestion.properties.kind.const];
  for (const kind of kinds)
    expect(() => parse({ ...single, kind, choices: undefined })).not.toThrow(/kind/);
});
