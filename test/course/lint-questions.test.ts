import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintQuestions } from '../../app/course/lint/questions.js';
import { parseNotebook } from '../../app/course/notebook.js';
import { notebookFiles, questionsFolder } from '../../app/places.js';
import { notebookOf } from './lesson.js';

const lesson = notebookOf(
  { cell_type: 'markdown', id: 'start', source: '# A lesson' },
  { cell_type: 'markdown', id: 'rate', source: '## 1 · How large a rate?' },
  { cell_type: 'markdown', id: 'more', source: 'The wall.\n\n## 2 · Momentum' },
);
const lint = (...questions: object[]) =>
  lintQuestions(JSON.stringify({ questions }), lesson).map(({ message }) => message);

describe('lintQuestions', () => {
  it('finds nothing where every question names a section', () => {
    expect(lint({ id: '01-q1', section: 'rate' }, { id: '01-q2', section: 'more' })).toEqual([]);
  });

  it('names each question without a section of the lesson, and the sections that there are', () => {
    const advice = 'write the id of a cell with a numbered heading: rate, more.';
    expect(lint({ id: '01-q1' }, { id: '01-q2', section: 'start' })).toEqual([
      `question "01-q1": it names no section; ${advice}`,
      `question "01-q2": its section "start" is not in the lesson; ${advice}`,
    ]);
  });

  it('says that a file cannot be read', () => {
    expect(lintQuestions('[]', lesson)).toMatchObject([
      { message: 'it cannot be read: it has no questions.' },
    ]);
  });

  it.each(notebookFiles())('finds the section of every question of %s', (file) => {
    const questions = join(questionsFolder, `${basename(file, '.ipynb')}.json`);
    const lesson = parseNotebook(readFileSync(file, 'utf8'));
    expect(lintQuestions(readFileSync(questions, 'utf8'), lesson)).toEqual([]);
  });
});
