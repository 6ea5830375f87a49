import { readJson } from './body.js';
import type { Folder } from './folder.js';
import { makeNotebook } from './new-notebook.js';
import { ownNotebooks } from './own-notebooks.js';
import { json } from './reply.js';
import type { Router } from './router.js';

/** The student's own notebooks: which there are, and new ones. What else is done with one is Jupyter's contents interface. */
export function addOwnRoutes(router: Router, folder: Folder): void {
  router
    .add('GET', '/api/nabla/notebooks', async () => json({ notebooks: await ownNotebooks(folder) }))
    .add('POST', '/api/nabla/notebooks', async ({ request }) =>
      json({ path: await makeNotebook(folder, await readJson(request)) }, 201),
    );
}
