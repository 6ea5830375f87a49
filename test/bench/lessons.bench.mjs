// How long each lesson takes from top to bottom in a fresh kernel, and how large its file is.
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { executeNotebook } from '../../app/dist/course/execute.js';
import { readNotebook } from '../../app/dist/course/notebook.js';
import { notebookFiles, notebooksFolder } from '../../app/dist/places.js';

export const title = 'Lessons, run from top to bottom';

const runs = 5;

export async function measure() {
  const rows = [];
  for (const file of notebookFiles()) {
    const notebook = await readNotebook(file);
    const samples = [];
    for (let run = 0; run < runs; run++) {
      const began = performance.now();
      await executeNotebook(notebook, { cwd: notebooksFolder });
      samples.push((performance.now() - began) / 1000);
    }
    const kilobytes = Math.round(statSync(file).size / 1000);
    rows.push({
      what: `${basename(file, '.ipynb')} (${kilobytes} kB)`,
      samples,
      unit: 's',
      aim: '< 10 s',
    });
  }
  return rows;
}
