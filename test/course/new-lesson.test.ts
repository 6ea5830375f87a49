import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lintLesson } from '../../app/course/lint/lint.js';
import { lintQuestions } from '../../app/course/lint/questions.js';
import { newLesson } from '../../app/course/new-lesson.js';
import { parseNotebook } from '../../app/course/notebook.js';
import { parseQuestions } from '../../lib/learn/parse-questions';

const newFolder = () => mkdtempSync(join(tmpdir(), 'nabla-lesson-'));

describe('newLesson', () => {
  it('begins a lesson and a question bank in which nothing is wrong', async () => {
    const { notebook, questions } = await newLesson('97-momentum', 'Momentum', newFolder());
    const text = readFileSync(notebook, 'utf8');
    expect(lintLesson(notebook, text)).toEqual([]);
    expect(text).toContain('# Momentum');
    const asked = readFileSync(questions, 'utf8');
    expect(parseQuestions(asked, '97-momentum.json').questions).toHaveLength(1);
    expect(lintQuestions(asked, parseNotebook(text))).toEqual([]);
  });

  it('does not touch a lesson that is there', async () => {
    const folder = newFolder();
    await newLesson('97-momentum', 'Momentum', folder);
    await expect(newLesson('97-momentum', 'Again', folder)).rejects.toThrow('exists already');
  });

  it.each(['momentum', '7-momentum', '07_momentum', '../07-x', '07-Momentum'])(
    'refuses the name %j',
    async (name) => {
      await expect(newLesson(name, 'X', newFolder())).rejects.toThrow("is not a lesson's name");
    },
  );
});
