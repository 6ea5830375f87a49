import { type Contents, Drive } from '@jupyterlab/services';
import { keepCopy } from './kept-copies';

/**
 * Saves only over the version that was looked at last. JupyterLab compares a file's hash before it saves it;
 * here the server compares once more in the moment of writing, so that two tabs cannot slip past each other.
 *
 * When a version that this page never showed is overwritten, because that was chosen, a copy of it is kept first.
 */
export class CarefulDrive extends Drive {
  private readonly seen = new Map<string, string>();
  /** The version that the page's own text goes back to. */
  private readonly shown = new Map<string, string>();

  private readonly ahead = new Map<string, Promise<Contents.IModel>>();

  /** Reads a notebook; the next who asks for its content is given what was read. */
  readAhead(path: string): Promise<Contents.IModel> {
    const model = this.get(path, { type: 'notebook', content: true, hash: true });
    this.ahead.set(path, model);
    return model;
  }

  override async get(path: string, options?: Contents.IFetchOptions): Promise<Contents.IModel> {
    const ahead = this.ahead.get(path);
    if (ahead && options?.content !== false) {
      this.ahead.delete(path);
      return ahead;
    }
    const model = await super.get(path, options);
    if (!model.hash) return model;
    this.seen.set(path, model.hash);
    if (options?.content !== false) this.shown.set(path, model.hash);
    return model;
  }

  override async save(
    path: string,
    options: Partial<Contents.IModel> = {},
  ): Promise<Contents.IModel> {
    const expected = this.seen.get(path);
    const shown = this.shown.get(path);
    if (shown !== undefined && expected !== shown) await keepCopy(path);
    const careful = expected === undefined ? options : { ...options, expected_hash: expected };
    const model = await super.save(path, careful);
    if (model.hash) this.shown.set(path, model.hash);
    return model;
  }
}
