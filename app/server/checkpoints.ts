import { readFile, rm, stat } from 'node:fs/promises';
import { atomicWrite } from '../atomic-write.js';
import { checkpointOf } from './checkpoint-file.js';
import { changing, checkWritable, keepCopy } from './contents-write.js';
import { explainDiskError } from './disk-error.js';
import type { Folder } from './folder.js';
import { Refusal } from './refusal.js';

/** Jupyter's description of a kept earlier version of a file. There is one a file, as in Jupyter's own server. */
export interface Checkpoint {
  readonly id: string;
  readonly last_modified: string;
}

const ID = 'checkpoint';

/** Earlier versions, kept where Jupyter keeps them: `.ipynb_checkpoints/name-checkpoint.ipynb`. */
export class Checkpoints {
  constructor(private readonly folder: Folder) {}

  async list(path: readonly string[]): Promise<Checkpoint[]> {
    const { kept } = await this.locations(path);
    return stat(kept).then(
      ({ mtime }) => [{ id: ID, last_modified: mtime.toISOString() }],
      () => [],
    );
  }

  async create(path: readonly string[]): Promise<Checkpoint> {
    const { file, kept } = await this.locations(path);
    await keepCopy(file, kept).catch((error) => refuse(path, error));
    return { id: ID, last_modified: (await stat(kept)).mtime.toISOString() };
  }

  async restore(path: readonly string[], id: string): Promise<void> {
    const { file, kept, stats } = await this.locations(path);
    if ((await this.list(path)).every((checkpoint) => checkpoint.id !== id)) {
      throw new Refusal(404, `"${path.join('/')}" has no earlier version "${id}".`);
    }
    checkWritable({ location: file, stats }, path);
    await changing(path, async () => atomicWrite(file, await readFile(kept)));
  }

  async remove(path: readonly string[]): Promise<void> {
    const { kept } = await this.locations(path);
    await rm(kept, { force: true });
  }

  private async locations(path: readonly string[]) {
    const { location: file, stats } = await this.folder.find(path);
    if (!stats.isFile()) throw new Refusal(400, 'Folders have no earlier versions.');
    return { file, stats, kept: checkpointOf(file) };
  }
}

/** JupyterLab takes 403 to mean that no earlier versions are kept here, and opens the file all the same. */
function refuse(path: readonly string[], error: unknown): never {
  const explained = explainDiskError(error, path.join('/'));
  const isFull = explained instanceof Refusal && explained.status === 507;
  const reason = isFull ? 'the disk is full' : 'there is no writing beside it';
  throw new Refusal(403, `An earlier version of "${path.join('/')}" was not kept: ${reason}.`);
}
