import { join, sep } from 'node:path';
import { type Lesson, listLessons } from '../course/lessons.js';
import type { Assets } from './assets.js';
import { readJson } from './body.js';
import type { Folder } from './folder.js';
import { keptCopies } from './kept-copies.js';
import { readProgress } from './progress.js';
import { json, nothing } from './reply.js';
import type { Router } from './router.js';
import { parseAnswer, parsePlace, parseTime } from './study-parse.js';
import { StudyRecord } from './study-record.js';

/** A record of where one was is never large. */
const MAX_RECORD_BYTES = 16 * 1024;

/** The pages and what only they ask for. */
export function addCourseRoutes(router: Router, folder: Folder, assets: Assets): void {
  const study = new StudyRecord(folder.root);
  assets.addRoutes(router);
  router
    .add('GET', '/', ({ request }) => assets.reply(request, 'home.html'))
    .add('GET', '/lessons/*', async ({ request, path }) => {
      await folder.find(path);
      return assets.reply(request, 'lesson.html');
    })
    .add('GET', '/favicon.ico', () => nothing)
    .add('GET', '/api/nabla/lessons', async () => json({ lessons: await describeLessons(folder) }))
    .add('GET', '/api/nabla/study', async () => json(await study.read()))
    .add('PUT', '/api/nabla/study/last', async ({ request }) => {
      await study.setLast(parsePlace(await readJson(request, MAX_RECORD_BYTES)));
      return nothing;
    })
    .add('PUT', '/api/nabla/study/answers/:question', async ({ request, params }) => {
      const body = await readJson(request, MAX_RECORD_BYTES);
      await study.setAnswer(params.question ?? '', parseAnswer(body), parseTime(body));
      return nothing;
    });
}

async function describeLessons(folder: Folder) {
  const described = [];
  // One after the other: at most one file is in the memory at a time.
  for (const lesson of await listLessons(folder.root)) {
    described.push({
      ...withoutPlace(lesson, folder),
      progress: await readProgress(join(folder.root, lesson.file)),
      kept: await keptCopies(folder, [lesson.file]),
    });
  }
  return described;
}

/** A student knows a lesson by its name; where the folder is on the disk says nothing. */
function withoutPlace(lesson: Lesson, { root }: Folder): Lesson {
  return { ...lesson, damage: lesson.damage?.replaceAll(`${root}${sep}`, '') ?? null };
}
