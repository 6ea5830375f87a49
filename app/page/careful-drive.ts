import { type Contents, Drive } from '@jupyterlab/services';

/**
 * Saves only over the version that was looked at last. JupyterLab compares a file's hash before it saves it;
 * here the server compares once more in the moment of writing, so that two tabs cannot slip past each other.
 */
export class CarefulDrive extends Drive {
  private readonly seen = new Map<string, string>();

  override async get(path: string, options?: Contents.IFetchOptions): Promise<Contents.IModel> {
    const model = await super.get(path, options);
    if (model.hash) this.seen.set(path, model.hash);
    return model;
  }

  override async save(
    path: string,
    options: Partial<Contents.IModel> = {},
  ): Promise<Contents.IModel> {
    const expected = this.seen.get(path);
    const careful = expected === undefined ? options : { ...options, expected_hash: expected };
    return super.save(path, careful);
  }
}
