import { Fields } from './fields';
import type { Choice, Question, QuestionFile } from './question';

const KINDS = ['single', 'multiple', 'true-false', 'numeric'] as const;
const COMMON = ['id', 'prompt', 'kind', 'section', 'tags', 'difficulty'];

/**
 * Reads a question file's text.
 *
 * @param text the JSON text.
 * @param file its name, for messages; the lesson inside must be the same name without `.json`.
 * @returns the checked questions.
 * @throws Error with one line for every problem: file, question, field, what is wrong.
 * @example
 * import { readFileSync } from 'node:fs';
 * import { dataPath, parseQuestions } from 'nabla';
 * const { questions } = parseQuestions(
 *   readFileSync(dataPath('questions/04-gradient-descent.json'), 'utf8'), '04-gradient-descent.json');
 */
export function parseQuestions(text: string, file: string): QuestionFile {
  const problems: string[] = [];
  const report = (problem: string) => void problems.push(`${file}: ${problem}`);
  const top = new Fields(parseJson(text, file), '', report);
  const lesson = top.text('lesson');
  const ids = new Set<string>();
  const questions = top
    .list('questions')
    .map((value, i) => question(value, i, lesson, ids, report));
  top.only(['lesson', 'questions']);
  const named = file.replace(/^.*[\\/]/, '').replace(/\.json$/, '');
  if (lesson !== '' && lesson !== named) {
    report(`lesson is "${lesson}" but the file is named for "${named}".`);
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { lesson, questions };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file}: is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function question(
  value: unknown,
  index: number,
  lesson: string,
  ids: Set<string>,
  report: (problem: string) => void,
): Question {
  const id = new Fields(value, '', () => {}).text('id');
  const fields = new Fields(value, `question ${id === '' ? index : `"${id}"`}: `, report);
  fields.text('id');
  if (id !== '' && !id.startsWith(`${lesson.slice(0, 2)}-`)) {
    fields.problem(`id must begin with the lesson's number, "${lesson.slice(0, 2)}-".`);
  }
  if (id !== '' && ids.has(id)) fields.problem('id is used twice.');
  ids.add(id);
  const base = {
    id,
    prompt: fields.text('prompt'),
    section: fields.text('section'),
    tags: fields.texts('tags'),
    difficulty: fields.oneOf('difficulty', [1, 2, 3] as const),
  };
  const kind = fields.oneOf('kind', KINDS);
  return kind === 'numeric'
    ? { ...base, kind, ...numericParts(fields) }
    : { ...base, kind, choices: choices(fields, kind) };
}

function numericParts(fields: Fields) {
  fields.only([...COMMON, 'answer', 'tolerance', 'explanation']);
  const tolerance = fields.number('tolerance');
  if (tolerance < 0) fields.problem(`tolerance must not be negative, but is ${tolerance}.`);
  return { answer: fields.number('answer'), tolerance, explanation: fields.text('explanation') };
}

function choices(fields: Fields, kind: 'single' | 'multiple' | 'true-false'): Choice[] {
  fields.only([...COMMON, 'choices']);
  const list = fields.list('choices').map((value, i) => {
    const choice = fields.inside(value, `choices[${i}]`);
    choice.only(['text', 'correct', 'explanation']);
    return {
      text: choice.text('text'),
      correct: choice.flag('correct'),
      explanation: choice.text('explanation'),
    };
  });
  const right = list.filter((choice) => choice.correct).length;
  if (list.length < 2) fields.problem('choices needs at least two.');
  if (kind === 'true-false' && list.length > 2) fields.problem('choices needs exactly two.');
  if (kind === 'multiple' && right === 0) fields.problem('choices needs at least one correct one.');
  if (kind !== 'multiple' && right !== 1) {
    fields.problem(`choices needs exactly one correct one, but ${right} are marked so.`);
  }
  return list;
}
