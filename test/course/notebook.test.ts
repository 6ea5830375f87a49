import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  fingerprint,
  formatNotebook,
  parseNotebook,
  readNotebook,
  stringifyNotebook,
} from '../../app/course/notebook.js';
import { notebookOf } from './lesson.js';

describe('parseNotebook', () => {
  it.each([
    ['{', 'JSON'],
    ['[]', 'no list of cells'],
    ['{"cells": [], "nbformat": 3}', 'its nbformat is 3'],
    ['{"cells": [3], "nbformat": 4}', 'cell 1 is not an object'],
    ['{"cells": [{"cell_type": "poem", "source": ""}], "nbformat": 4}', 'unknown type "poem"'],
    ['{"cells": [{"cell_type": "code", "source": 4}], "nbformat": 4}', 'cell 1 has no source'],
  ])('says what is wrong with %j', (text, message) => {
    expect(() => parseNotebook(text)).toThrow(message);
  });

  it('joins a source that is stored as lines', () => {
    const cell = { cell_type: 'markdown', id: 'a', metadata: {}, source: ['one\n', 'two'] };
    const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] });
    expect(parseNotebook(text).cells[0]?.source).toBe('one\ntwo');
  });
});

describe('readNotebook', () => {
  it('names the damaged file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'nabla-')), 'torn.ipynb');
    await writeFile(file, '{"cells": [');
    await expect(readNotebook(file)).rejects.toThrow(/torn\.ipynb is not a readable notebook/);
  });
});

describe('formatNotebook', () => {
  it('keeps what a person wrote and drops outputs and counts', () => {
    const notebook = notebookOf({
      source: 'a\nb\n',
      outputs: [{ output_type: 'stream' }],
      execution_count: 3,
    });
    const cell = JSON.parse(formatNotebook(notebook)).cells[0];
    expect(cell).toMatchObject({ source: ['a\n', 'b\n'], outputs: [], execution_count: null });
  });

  it('gives the same text for the same notebook however it was laid out', () => {
    const notebook = notebookOf('x', { cell_type: 'markdown', source: '# Title' });
    const once = formatNotebook(notebook);
    expect(formatNotebook(parseNotebook(once))).toBe(once);
    expect(formatNotebook(parseNotebook(JSON.stringify(JSON.parse(once), null, 4)))).toBe(once);
  });
});

describe('stringifyNotebook', () => {
  it('loses nothing', () => {
    const notebook = notebookOf({ source: 'π\r\n', outputs: [{ text: 'é' }], execution_count: 2 });
    expect(parseNotebook(stringifyNotebook(notebook))).toEqual(notebook);
  });
});

describe('fingerprint', () => {
  it('is the same after a run', () => {
    const run = { source: 'x', outputs: [{}], execution_count: 1, metadata: { collapsed: true } };
    const used = { ...notebookOf(run), metadata: { language_info: { name: 'typescript' } } };
    expect(fingerprint(used)).toBe(fingerprint(notebookOf('x')));
  });

  it('changes with a source, a cell type, an attachment and what is kept in the metadata', () => {
    const all = [
      notebookOf('x'),
      notebookOf('y'),
      notebookOf({ cell_type: 'markdown', source: 'x' }),
      notebookOf({ source: 'x', metadata: { nabla: { answer: 1 } } }),
      notebookOf({ source: 'x', attachments: { 'photo.png': { 'image/png': 'aGFsbG8=' } } }),
      { ...notebookOf('x'), metadata: { mine: 'notes' } },
    ].map(fingerprint);
    expect(new Set(all).size).toBe(all.length);
  });
});
