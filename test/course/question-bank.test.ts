import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { formatNotebook } from '../../app/course/notebook.js';
import { readQuestionBank } from '../../app/course/question-bank.js';
import { sectionsOf } from '../../app/course/sections.js';

const text = (id: string, source: string) => ({
  id,
  source,
  cell_type: 'markdown' as const,
  metadata: {},
});
const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    text('start', '# A lesson\n\n## Before you begin'),
    text('rate', '## 1 · How large a rate?\n\nA rate beyond the wall diverges.'),
    text('more', 'The wall stands at $2/L$.\n\n## 2 · Momentum\n\n### 3 more words'),
    { ...text('code', '## 3 · no heading in code'), cell_type: 'code' as const },
    text('end', '## Summary'),
  ],
};

describe('the sections of a lesson', () => {
  it('are those with numbered headings, each with the id of the cell that holds its heading', () => {
    expect(sectionsOf(notebook)).toEqual([
      { cell: 'rate', title: '1 · How large a rate?' },
      { cell: 'more', title: '2 · Momentum' },
    ]);
  });
});

describe('the question bank', () => {
  it('gives every question of the course a section of its own lesson', async () => {
    const bank = await readQuestionBank('data/questions', 'notebooks');
    expect(bank.length).toBeGreaterThanOrEqual(7);
    for (const { lesson, title, questions } of bank) {
      expect(title, lesson).not.toBe(lesson);
      expect(questions.filter(({ section }) => section === null)).toEqual([]);
    }
  });

  it('names every topic in one way only: no capitals, hyphens or plurals make two of one', async () => {
    const bank = await readQuestionBank('data/questions', 'notebooks');
    const names = bank.flatMap(({ questions }) => questions.flatMap(({ tags }) => tags));
    const forms = new Map<string, Set<unknown>>();
    for (const name of names) {
      const same = String(name).toLowerCase().replace(/[\s-]/g, '').replace(/s$/, '');
      forms.set(same, (forms.get(same) ?? new Set()).add(name));
    }
    expect(forms.size).toBeGreaterThan(50);
    expect([...forms.values()].filter(({ size }) => size > 1).map((each) => [...each])).toEqual([]);
  });

  it('names the section of each question, and none where a student’s copy of the lesson lacks it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nabla-bank-'));
    const questions = ['more', 'taken-out', 'end'].map((section) => ({ section }));
    await writeFile(join(folder, '01-good.json'), JSON.stringify({ questions }));
    await writeFile(join(folder, '01-good.ipynb'), formatNotebook(notebook));
    const [lesson] = await readQuestionBank(folder, folder);
    expect(lesson?.questions.map(({ section }) => section)).toEqual([
      { cell: 'more', title: '2 · Momentum' },
      null,
      null,
    ]);
  });

  it('leaves out a damaged file, and asks without sections where a notebook is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nabla-bank-'));
    const questions = [{ id: '01-q1', prompt: 'Is it?', section: 'rate' }];
    await writeFile(join(folder, '01-good.json'), JSON.stringify({ questions }));
    await writeFile(join(folder, '02-damaged.json'), '{ "questions": [');
    const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await readQuestionBank(folder, folder)).toEqual([
      { lesson: '01-good', title: '01-good', questions: [{ ...questions[0], section: null }] },
    ]);
    expect(log).toHaveBeenCalledWith(expect.stringContaining('02-damaged.json cannot be read'));
    log.mockRestore();
  });
});
