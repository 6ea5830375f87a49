import { isRecord } from '../is-record.js';
import { optionalText, readJson } from './body.js';
import { Checkpoints } from './checkpoints.js';
import { describe, type Wanted } from './contents-model.js';
import { move, remove } from './contents-move.js';
import { create, save } from './contents-write.js';
import type { Folder } from './folder.js';
import { Refusal } from './refusal.js';
import { json, nothing } from './reply.js';
import type { Call, Router } from './router.js';

/**
 * Jupyter's contents interface. Addresses of checkpoints end in `/checkpoints` or `/checkpoints/:id`.
 *
 * @param moved told what was renamed
 */
export function addContentsRoutes(
  router: Router,
  folder: Folder,
  moved: (from: string, to: string) => void,
): void {
  const checkpoints = new Checkpoints(folder);
  router
    .add('GET', '/api/contents/*', async ({ path, url }) => {
      const aim = aimOf(path);
      if (aim.checkpoint !== undefined) return json(await checkpoints.list(aim.file));
      return json(await describe(folder, path, wantedBy(url)));
    })
    .add('POST', '/api/contents/*', async ({ path, request }) => {
      const { file, checkpoint } = aimOf(path);
      if (checkpoint === '') return json(await checkpoints.create(file), 201);
      if (checkpoint !== undefined) {
        await checkpoints.restore(file, checkpoint);
        return nothing;
      }
      return json(await create(folder, path, await readJson(request)), 201);
    })
    .add('PUT', '/api/contents/*', (call) => put(folder, call))
    .add('PATCH', '/api/contents/*', async ({ path, request }) => {
      const to = optionalText(await readJson(request), 'path');
      if (to === undefined) throw new Refusal(400, 'The new "path" is missing.');
      return json(await move(folder, path, to.split('/').filter(Boolean), moved));
    })
    .add('DELETE', '/api/contents/*', async ({ path }) => {
      const { file, checkpoint } = aimOf(path);
      await (checkpoint ? checkpoints.remove(file, checkpoint) : remove(folder, path));
      return nothing;
    });
}

async function put(folder: Folder, { path, request }: Call) {
  const existed = await folder.findOrNothing(path);
  const body = await readJson(request);
  if (isRecord(body) && 'chunk' in body) {
    throw new Refusal(400, 'Saving in chunks is not supported; send the whole content.');
  }
  return json(await save(folder, path, body), existed ? 200 : 201);
}

function aimOf(path: readonly string[]): { file: readonly string[]; checkpoint?: string } {
  const at = path.lastIndexOf('checkpoints');
  if (at < 1 || at < path.length - 2) return { file: path };
  return { file: path.slice(0, at), checkpoint: path[at + 1] ?? '' };
}

function wantedBy(url: URL): Wanted {
  const { searchParams: query } = url;
  return {
    content: query.get('content') !== '0',
    hash: query.get('hash') === '1',
    type: query.get('type') ?? undefined,
    format: query.get('format') ?? undefined,
  };
}
