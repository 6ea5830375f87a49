import { readJson } from './body.js';
import { remove } from './contents-move.js';
import { encode } from './contents-write.js';
import type { Folder } from './folder.js';
import { bringBack, isKeptName, keep, keptCopies } from './kept-copies.js';
import { Refusal } from './refusal.js';
import { json, nothing } from './reply.js';
import type { Router } from './router.js';

/** Copies of lessons that were set aside: to see, to make, to bring back and to delete. */
export function addKeptRoutes(router: Router, folder: Folder): void {
  router
    .add('GET', '/api/nabla/kept/*', async ({ path }) =>
      json({ copies: await keptCopies(folder, path) }),
    )
    .add('POST', '/api/nabla/kept/*', async ({ path, request }) => {
      const body = await readJson(request);
      const text = 'content' in body ? encode(path.join('/'), 'notebook', body) : undefined;
      return json({ kept: await keep(folder, path, text) }, 201);
    })
    .add('POST', '/api/nabla/bring-back/*', async ({ path }) => json(await bringBack(folder, path)))
    .add('DELETE', '/api/nabla/kept/*', async ({ path }) => {
      if (!isKeptName(path.at(-1) ?? ''))
        throw new Refusal(400, 'Only kept copies are deleted here.');
      await remove(folder, path);
      return nothing;
    });
}
