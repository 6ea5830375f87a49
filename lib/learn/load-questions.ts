import { readdirSync, readFileSync } from 'node:fs';
import { dataPath } from '../data/path';
import { parseQuestions } from './parse-questions';
import type { QuestionFile } from './question';

/**
 * The checked questions of a lesson, from the course's question bank.
 *
 * @param lesson the lesson's name, for example "04-gradient-descent".
 * @returns the lesson's questions.
 * @throws Error when the lesson has no questions or its file is not valid.
 * @example
 * import { loadQuestions } from 'nabla';
 * loadQuestions('04-gradient-descent').questions.length; // at least 8
 */
export function loadQuestions(lesson: string): QuestionFile {
  const known = readdirSync(dataPath('questions')).filter((file) => /^\d.*\.json$/.test(file));
  if (!known.includes(`${lesson}.json`)) {
    const lessons = known.map((file) => file.replace(/\.json$/, '')).join(', ');
    throw new Error(`There are no questions for the lesson "${lesson}". There are: ${lessons}.`);
  }
  const path = dataPath(`questions/${lesson}.json`);
  return parseQuestions(readFileSync(path, 'utf8'), `questions/${lesson}.json`);
}
