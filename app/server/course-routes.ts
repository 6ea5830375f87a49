import { sep } from 'node:path';
import { type Lesson, listLessons } from '../course/lessons.js';
import type { Assets } from './assets.js';
import type { Folder } from './folder.js';
import { json, nothing } from './reply.js';
import type { Router } from './router.js';

/** The pages and what only they ask for. */
export function addCourseRoutes(router: Router, folder: Folder, assets: Assets): void {
  assets.addRoutes(router);
  router
    .add('GET', '/', ({ request }) => assets.reply(request, 'home.html'))
    .add('GET', '/lessons/*', async ({ request, path }) => {
      await folder.find(path);
      return assets.reply(request, 'lesson.html');
    })
    .add('GET', '/favicon.ico', () => nothing)
    .add('GET', '/api/nabla/lessons', async () =>
      json({
        lessons: (await listLessons(folder.root)).map((lesson) => withoutPlace(lesson, folder)),
      }),
    );
}

/** A student knows a lesson by its name; where the folder is on the disk says nothing. */
function withoutPlace(lesson: Lesson, { root }: Folder): Lesson {
  return { ...lesson, damage: lesson.damage?.replaceAll(`${root}${sep}`, '') ?? null };
}
