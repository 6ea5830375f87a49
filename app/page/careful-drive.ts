import { type Contents, Drive, ServerConnection } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { ABSENT } from '../absent';
import { lessonAddress } from './lesson-list';

/**
 * Saves only over one version and no other: the server compares in the moment of writing, so that neither two tabs nor
 * another program can slip past.
 */
export class CarefulDrive extends Drive {
  /** The version that the page's own text of a file goes back to, by its hash. */
  private readonly versions = new Map<string, string>();
  private readonly ahead = new Map<string, Contents.IModel>();

  /** Reads a notebook; the next who asks for its content is given what was read. */
  async readAhead(path: string): Promise<Contents.IModel> {
    const model = await super.get(path, { type: 'notebook', content: true, hash: true });
    this.ahead.set(path, model);
    return model;
  }

  override async get(path: string, options?: Contents.IFetchOptions): Promise<Contents.IModel> {
    if (options?.content === false) return super.get(path, options);
    const ahead = this.ahead.get(path);
    this.ahead.delete(path);
    const model = ahead ?? (await super.get(path, options));
    if (model.hash) this.versions.set(path, model.hash);
    return model;
  }

  /** A notebook that a text links to is opened as a lesson. */
  override async getDownloadUrl(path: string): Promise<string> {
    return path.endsWith('.ipynb') ? lessonAddress(path) : super.getDownloadUrl(path);
  }

  /** The version that the page's text still goes back to under the file's new name. */
  carry(from: string, to: string): void {
    const version = this.versions.get(from);
    this.versions.delete(from);
    if (version !== undefined) this.versions.set(to, version);
  }

  /** Says to all who use this drive that somebody else has renamed a file. */
  tellRenamed(from: string, to: string): void {
    const { fileChanged } = this;
    if (!(fileChanged instanceof Signal)) return;
    fileChanged.emit({ type: 'rename', oldValue: { path: from }, newValue: { path: to } });
  }

  versionOf(path: string): string | undefined {
    return this.versions.get(path);
  }

  /** The version that is on the disk now. */
  async look(path: string): Promise<string> {
    try {
      return (await super.get(path, { content: false, hash: true })).hash ?? '';
    } catch (error) {
      if (statusOf(error) === 404) return ABSENT;
      throw error;
    }
  }

  /** Saves a notebook over the version given. @throws ResponseError 409 when another one is there */
  async saveOver(path: string, content: unknown, version?: string): Promise<void> {
    const options = { type: 'notebook', format: 'json', content, expected_hash: version } as const;
    const { hash } = await super.save(path, options);
    if (hash) this.versions.set(path, hash);
  }
}

/** The status of the server's answer; nothing where none came. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof ServerConnection.ResponseError ? error.response.status : undefined;
}
