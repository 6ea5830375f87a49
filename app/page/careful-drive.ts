import { type Contents, Drive, ServerConnection } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { messageOf } from '../message-of';
import { keepCopy } from './kept-copies';
import { tellReplaced, tellWrittenAgain } from './kept-notice';
import { lessonAddress } from './lesson-list';

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

  /** Why a save has to wait; nothing, when it goes on. */
  readonly waits = new Signal<this, string | undefined>(this);
  /** Names that a file had, with its present one: a save that began under a former name ends under this. */
  private readonly former = new Map<string, string>();

  private readonly ahead = new Map<string, Promise<Contents.IModel>>();

  /** Reads a notebook; the next who asks for its content is given what was read. */
  readAhead(path: string): Promise<Contents.IModel> {
    const model = this.get(path, { type: 'notebook', content: true, hash: true });
    this.ahead.set(path, model);
    return model;
  }

  override async get(given: string, options?: Contents.IFetchOptions): Promise<Contents.IModel> {
    const path = this.former.get(given) ?? given;
    const ahead = this.ahead.get(path);
    if (ahead && options?.content !== false) {
      this.ahead.delete(path);
      return ahead;
    }
    const model = await super.get(path, options).catch((error: unknown) => {
      // What is there no more can be put back, but not be compared with.
      this.seen.delete(path);
      throw error;
    });
    if (!model.hash) return model;
    this.seen.set(path, model.hash);
    if (options?.content !== false) this.shown.set(path, model.hash);
    return model;
  }

  /** A notebook that a text links to is opened as a lesson. */
  override async getDownloadUrl(path: string): Promise<string> {
    return path.endsWith('.ipynb') ? lessonAddress(path) : super.getDownloadUrl(path);
  }

  /** What was seen of a file is still so under its new name. */
  carry(from: string, to: string): void {
    for (const versions of [this.seen, this.shown]) {
      const version = versions.get(from);
      versions.delete(from);
      if (version !== undefined) versions.set(to, version);
    }
    for (const [name, present] of this.former) if (present === from) this.former.set(name, to);
    this.former.set(from, to);
    this.former.delete(to);
  }

  /** Says to all who use this drive that somebody else has renamed a file. */
  tellRenamed(from: string, to: string): void {
    const { fileChanged } = this;
    if (!(fileChanged instanceof Signal)) return;
    fileChanged.emit({ type: 'rename', oldValue: { path: from }, newValue: { path: to } });
  }

  override async save(
    given: string,
    options: Partial<Contents.IModel> = {},
  ): Promise<Contents.IModel> {
    const path = this.former.get(given) ?? given;
    const expected = this.seen.get(path);
    const shown = this.shown.get(path);
    const unseen = shown !== undefined && expected !== undefined && expected !== shown;
    if (unseen) tellReplaced(await keepCopy(path));
    const careful = expected === undefined ? options : { ...options, expected_hash: expected };
    const model = await this.persist(path, careful);
    if (model.hash) this.shown.set(path, model.hash);
    if (shown !== undefined && expected === undefined) tellWrittenAgain(path);
    return model;
  }

  /** Saves at last, however often the server is gone or the disk is full meanwhile; what is refused is refused at once. */
  private async persist(path: string, options: Partial<Contents.IModel>): Promise<Contents.IModel> {
    for (;;) {
      try {
        const model = await super.save(path, options);
        this.waits.emit(undefined);
        return model;
      } catch (error) {
        if (isRefusal(error)) throw error;
        this.waits.emit(messageOf(error));
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
  }
}

/** So long after a save that failed it is tried again. */
const AGAIN_MS = 2_000;
/** Not known to the server any more, busy, or a fault of its own: all of these pass. */
const PASSING = [401, 403, 429];

function isRefusal(error: unknown): boolean {
  if (!(error instanceof ServerConnection.ResponseError)) return false;
  const { status } = error.response;
  return status >= 400 && status < 500 && !PASSING.includes(status);
}
