import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { readQuestionBank } from '../../app/course/question-bank.js';
import { closestSection, sectionsOf } from '../../app/course/sections.js';

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
    text('start', '# A lesson\n\nMomentum is mentioned before any section.'),
    text('rate', '## 1 · How large a rate?\n\nA rate beyond the wall diverges.'),
    text('more', 'The wall stands at $2/L$.\n\n## 2 · Momentum\n\nA ball keeps rolling.'),
    text('end', '## Summary\n\nRates, walls, momentum, momentum.'),
  ],
};

describe('the sections of a lesson', () => {
  it('are those with numbered headings, each with the id of the cell that holds its heading', () => {
    expect(sectionsOf(notebook).map(({ cell, title }) => [cell, title])).toEqual([
      ['rate', '1 · How large a rate?'],
      ['more', '2 · Momentum'],
    ]);
  });

  it('hold the text up to the next heading, also where that stands inside a cell', () => {
    const [rate, momentum] = sectionsOf(notebook);
    expect(rate?.text).toContain('The wall stands');
    expect(momentum?.text).not.toContain('wall');
  });

  it.each([
    ['At which rate does the walk meet the wall?', 'rate'],
    ['Why does a rolling ball pass small hills?', 'more'],
  ])('explain the question "%s"', (question, cell) => {
    expect(closestSection(question, sectionsOf(notebook))?.cell).toBe(cell);
  });

  it('do not explain what they do not speak of', () => {
    expect(closestSection('Penguins', sectionsOf(notebook))).toBeUndefined();
    expect(closestSection('anything', [])).toBeUndefined();
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

  it('leaves out a damaged file, and asks without sections where a notebook is missing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'nabla-bank-'));
    const questions = [{ id: '01-q1', prompt: 'Is it?' }];
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
