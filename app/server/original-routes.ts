import { join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { formatNotebook, type Notebook, readNotebook } from '../course/notebook.js';
import { studentVersion } from '../course/student.js';
import { isLessonFile } from '../lesson-file.js';
import { changing, checkWritable, oneAtATime } from './contents-write.js';
import type { Folder } from './folder.js';
import { keep } from './kept-copies.js';
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
      const path = [params.file ?? ''];
      return oneAtATime(path, async () => {
        const found = await folder.find(path);
        checkWritable(found, path);
        const kept = await keep(folder, path);
        await changing(path, () => atomicWrite(found.location, formatNotebook(original)));
        return json({ kept });
      });
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
