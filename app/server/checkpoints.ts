import { lstat, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { isPlainFolder, plainFolder, readPlainFile } from '../plain-file.js';
import { checkpointOf } from './checkpoint-file.js';
import { changing, checkWritable, oneAtATime } from './contents-write.js';
import { explainDiskError } from './explain-disk-error.js';
import type { Folder } from './folder.js';
import { Refusal } from './refusal.js';

/** Jupyter's description of a kept earlier version of a file. There is one a file, as in Jupyter's own server. */
export interface Checkpoint {
  readonly id: string;
  readonly last_modified: string;
}

const ID = 'checkpoint';

/**
 * Earlier versions, kept where Jupyter keeps them: `.ipynb_checkpoints/name-checkpoint.ipynb`. A link in place of
 * that folder or of a version in it could lead anywhere: it counts as none, and nothing is written through it.
 */
export class Checkpoints {
  constructor(private readonly folder: Folder) {}

  async list(path: readonly string[]): Promise<Checkpoint[]> {
    const { around, kept } = await this.locations(path);
    const stats = await lstat(kept).catch(() => undefined);
    if (!stats?.isFile() || !(await isPlainFolder(around))) return [];
    return [{ id: ID, last_modified: stats.mtime.toISOString() }];
  }

  async create(path: readonly string[]): Promise<Checkpoint> {
    const { file, around, kept } = await this.locations(path);
    const content = await this.folder.read(path);
    try {
      await plainFolder(around);
      await atomicWrite(kept, content, file);
    } catch (error) {
      refuse(path, error);
    }
    return { id: ID, last_modified: (await lstat(kept)).mtime.toISOString() };
  }

  restore(path: readonly string[], id: string): Promise<void> {
    return oneAtATime(path, async () => {
      const { file, kept, stats } = await this.existing(path, id);
      checkWritable({ location: file, stats }, path);
      await changing(path, async () => atomicWrite(file, await readPlainFile(kept)));
    });
  }

  async remove(path: readonly string[], id: string): Promise<void> {
    const { kept } = await this.existing(path, id);
    await changing(path, () => rm(kept, { force: true }));
  }

  private async existing(path: readonly string[], id: string) {
    if ((await this.list(path)).some((checkpoint) => checkpoint.id === id)) {
      return this.locations(path);
    }
    throw new Refusal(404, `"${path.join('/')}" has no earlier version "${id}".`);
  }

  private async locations(path: readonly string[]) {
    const { location: file, stats } = await this.folder.find(path);
    if (!stats.isFile()) throw new Refusal(400, 'Folders have no earlier versions.');
    const kept = checkpointOf(file);
    return { file, stats, around: dirname(kept), kept };
  }
}

/** JupyterLab takes 403 to mean that no earlier versions are kept here, and opens the file all the same. */
function refuse(path: readonly string[], error: unknown): never {
  const explained = explainDiskError(error, path.join('/'));
  const isFull = explained instanceof Refusal && explained.status === 507;
  const reason = isFull ? 'the disk is full' : 'there is no writing beside it';
  throw new Refusal(403, `An earlier version of "${path.join('/')}" was not kept: ${reason}.`);
}
