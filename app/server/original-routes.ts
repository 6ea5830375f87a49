import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { isLessonFile } from '../course/lessons.js';
import { formatNotebook, type Notebook, readNotebook } from '../course/notebook.js';
import { studentVersion } from '../course/student.js';
import type { Folder } from './folder.js';
import { Refusal } from './refusal.js';
import { json } from './reply.js';
import type { Router } from './router.js';

/** What a student asks of the lesson's original: to start over, in one exercise or the whole, and for a solution. */
export function addOriginalRoutes(
  router: Router,
  folder: Folder,
  course: string | undefined,
): void {
  router
    .add('GET', '/api/nabla/original/:file/:cell', async ({ params }) => {
      const original = studentVersion(await readOriginal(course, params.file));
      return json({ source: sourceOf(original, params.cell) });
    })
    .add('GET', '/api/nabla/solution/:file/:cell', async ({ params }) => {
      const original = await readOriginal(course, params.file);
      return json({ source: withoutMarkers(sourceOf(original, params.cell)) });
    })
    .add('POST', '/api/nabla/reset/:file', async ({ params }) => {
      const original = studentVersion(await readOriginal(course, params.file));
      const { location } = await folder.find([params.file ?? '']);
      const kept = keptName(params.file ?? '', new Date());
      await copyFile(location, join(folder.root, kept));
      await atomicWrite(location, formatNotebook(original));
      return json({ kept });
    });
}

async function readOriginal(course: string | undefined, file = ''): Promise<Notebook> {
  if (course === undefined || !isLessonFile(file)) {
    throw new Refusal(404, `There is no original of "${file}" to go back to.`);
  }
  return readNotebook(join(course, file)).catch(() => {
    throw new Refusal(404, `The original of "${file}" cannot be read.`);
  });
}

function sourceOf(notebook: Notebook, id: string | undefined): string {
  const cell = notebook.cells.find((each) => each.id === id);
  if (!cell) throw new Refusal(404, `The original has no cell "${id}".`);
  return cell.source;
}

function withoutMarkers(source: string): string {
  return source
    .split('\n')
    .filter((line) => !/^\s*\/\/ (BEGIN|END) SOLUTION\s*$/.test(line))
    .join('\n');
}

/** `04-descent.ipynb` is kept as `04-descent, kept 2026-11-20 17.30.05.ipynb`, which is no lesson of the list. */
function keptName(file: string, now: Date): string {
  const time = now.toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return file.replace(/\.ipynb$/, `, kept ${time}.ipynb`);
}
