import { describe, expect, it } from 'vitest';
import { formatNotebook, type Notebook } from '../../../app/course/notebook.js';
import { studentVersion } from '../../../app/course/student.js';
import { chooseNotebook } from '../../../app/course/submissions/choose.js';
import type { Contents } from '../../../app/course/submissions/submission.js';
import { answerWith, fixtureLesson } from '../fixture-lesson.js';

const lesson = fixtureLesson();
const solvedCell = answerWith('slope', 'return 2 * w;');
const copy = studentVersion(lesson);
const solved: Notebook = {
  ...copy,
  cells: copy.cells.map((cell) => (cell.id === 'slope' ? { ...cell, source: solvedCell } : cell)),
};
const text = formatNotebook(solved);

const contentsOf = (files: Record<string, string | Uint8Array>): Contents => ({
  ...{ time: null, problem: null },
  notebooks: Object.entries(files).map(([path, data]) => ({ path, data: Buffer.from(data) })),
});

function choose(files: Record<string, string | Uint8Array>) {
  const chosen = chooseNotebook(lesson, contentsOf(files));
  if ('status' in chosen) return chosen;
  return { answers: [...chosen.matched.answers], notes: chosen.notes };
}

const answers = [['slope', solvedCell]];
const otherLesson = text.replace('"lesson": "90-fixture"', '"lesson": "04-other"');

describe('chooseNotebook', () => {
  it('reads the one notebook, whatever its name', () => {
    expect(choose({ 'Untitled (3).ipynb': text })).toEqual({ answers, notes: [] });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), []],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), ['a.ipynb is in utf-16le.']],
    [
      'Windows’ own',
      Buffer.from(text.replace('# A fixture', '# Fixtüre'), 'latin1'),
      ['a.ipynb is in windows-1252.'],
    ],
  ])('reads the encoding %s', (_, data, notes) => {
    expect(choose({ 'a.ipynb': data })).toEqual({ answers, notes });
  });

  it('takes the one of several with the most answers', () => {
    expect(
      choose({ 'a.ipynb': formatNotebook(copy), 'b.ipynb': text, 'c.ipynb': otherLesson }),
    ).toEqual({
      answers,
      notes: ['several notebooks; b.ipynb is graded.'],
    });
  });

  it('reads a notebook without the course’s metadata by its answers', () => {
    const plain = formatNotebook({ ...solved, metadata: {} });
    expect(choose({ 'a.ipynb': plain })).toEqual({ answers, notes: [] });
  });

  it.each([
    ['another lesson', otherLesson, 'wrong lesson', 'a.ipynb is lesson "04-other".'],
    [
      'a foreign notebook',
      '{"nbformat": 4, "cells": []}',
      'wrong lesson',
      "has none of the lesson's answer cells",
    ],
    ['half a file', text.slice(0, 500), 'damaged', 'a.ipynb is not a readable notebook'],
    ['an empty file', '', 'damaged', 'a.ipynb is not a readable notebook'],
    ['an old format', '{"nbformat": 3, "cells": []}', 'damaged', 'its nbformat is 3'],
    ['deep brackets', '['.repeat(100_000), 'damaged', 'not a readable notebook'],
  ])('names %s', (_, content, status, problem) => {
    expect(choose({ 'a.ipynb': content })).toMatchObject({
      status,
      problem: expect.stringContaining(problem),
    });
  });
});
