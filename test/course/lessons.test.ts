import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listLessons } from '../../app/course/lessons.js';
import { formatNotebook } from '../../app/course/notebook.js';
import { notebookOf } from './lesson.js';

it('lists the lessons of a folder in order, with what their metadata say', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lessons-'));
  const nabla = {
    title: 'Taylor series',
    minutes: 50,
    objectives: ['expand'],
    needs: ['02-gradients'],
  };
  const described = { ...notebookOf('x'), metadata: { nabla } };
  await writeFile(join(folder, '03-taylor-series.ipynb'), formatNotebook(described));
  await writeFile(join(folder, '01-derivatives.ipynb'), formatNotebook(notebookOf('x')));
  await writeFile(join(folder, '02-gradients.ipynb'), '{"cells": 7}');
  await writeFile(join(folder, 'notes.ipynb'), formatNotebook(notebookOf('x')));

  const lessons = await listLessons(folder);
  const plain = { minutes: null, objectives: [], needs: [] };
  expect(lessons).toEqual([
    { file: '01-derivatives.ipynb', title: 'Derivatives', ...plain, damage: null },
    {
      file: '02-gradients.ipynb',
      title: 'Gradients',
      ...plain,
      damage: expect.stringContaining('no list of cells'),
    },
    { file: '03-taylor-series.ipynb', ...nabla, damage: null },
  ]);
});
