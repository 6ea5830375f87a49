import type { NotebookPanel } from '@jupyterlab/notebook';
import { isRecord } from '../is-record';
import { messageOf } from '../message-of';
import type { CarefulDrive } from './careful-drive';
import { saveAsFile } from './download';
import { catchUp } from './follow-rename';
import { keepCopy } from './kept-copies';
import { tellKeptAs } from './kept-notice';
import { clearNotice, showNotice } from './notices';
import type { SaveIndicator } from './save-state';
import type { ServerWatch } from './server-watch';
import { showAsRead } from './show-as-read';

/** A pause in typing of this length saves; without a pause, so much typing at the latest does. */
const PAUSE_MS = 1_000;
const LATEST_MS = 10_000;

/** Saves by itself after every change, and on request, as long as the server is there. */
export class Saving {
  private timer = 0;
  private oldest = 0;
  private running: Promise<boolean> | undefined;
  private changes = 0;
  /** After a refused save only the student's own "Save" tries again: no dialog comes twice by itself. */
  private halted = false;

  constructor(
    private readonly panel: NotebookPanel,
    private readonly server: ServerWatch,
    private readonly indicator: SaveIndicator,
    drive: CarefulDrive,
  ) {
    panel.context.model.contentChanged.connect(() => {
      this.changes += 1;
      this.plan();
    });
    // Hiding an output or a section changes no text, and is kept all the same.
    panel.context.model.stateChanged.connect((model) => {
      if (model.dirty) this.plan();
    });
    server.changed.connect((_, state) => {
      if (state === 'here') this.plan();
    });
    drive.waits.connect((_, why) => this.tellWaiting(why));
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.saveQuietly();
    });
  }

  /** The student's own "Save": it also keeps this version, to come back to. */
  async saveNow(): Promise<void> {
    if (!(await this.flush())) return;
    try {
      await this.panel.context.createCheckpoint();
    } catch (error) {
      const text = `The lesson is saved, but not as a version to come back to: ${messageOf(error)}`;
      showNotice('checkpoint', text, [{ label: 'Close', run: () => clearNotice('checkpoint') }]);
    }
  }

  /**
   * Saves what is not saved yet, before something takes the lesson's place.
   *
   * @throws Error when it was not saved
   */
  async settle(): Promise<void> {
    if (!(await this.flush())) {
      throw new Error('What you wrote is not saved yet. Save the lesson first, then try again.');
    }
  }

  private async flush(): Promise<boolean> {
    this.halted = false;
    // A save that is under way may have begun before the last change.
    await this.running;
    return this.save();
  }

  private plan(): void {
    const now = performance.now();
    this.oldest ||= now;
    clearTimeout(this.timer);
    const pause = Math.max(0, Math.min(PAUSE_MS, this.oldest + LATEST_MS - now));
    this.timer = window.setTimeout(() => void this.saveQuietly(), pause);
  }

  private async saveQuietly(): Promise<void> {
    if (!this.halted) await this.save();
  }

  private async save(): Promise<boolean> {
    this.running ??= this.attempt().finally(() => {
      this.running = undefined;
      // What came while this was under way had nobody to save it.
      if (this.panel.context.model.dirty && this.server.state === 'here') this.plan();
    });
    return this.running;
  }

  /** Whether the lesson is saved as it was when this began. */
  private async attempt(): Promise<boolean> {
    this.oldest = 0;
    if (!this.panel.context.model.dirty) return true;
    if ((await this.server.ask()) !== 'here') {
      this.indicator.show('offline');
      return false;
    }
    await catchUp(this.panel);
    const { content, context } = this.panel;
    const cells = [...content.widgets];
    const mine = context.model.toJSON();
    const { changes } = this;
    try {
      await context.save();
      // JupyterLab takes what was typed while the save was under way for saved.
      if (this.changes !== changes) context.model.dirty = true;
      // All cells are new when the version on the disk was chosen over this one, which is then kept.
      if (cells.length > 0 && cells.every((cell) => cell.isDisposed)) {
        await showAsRead(content);
        await this.keep(mine);
      }
      return true;
    } catch (error) {
      this.halted = true;
      this.indicator.show(
        isRecord(error) && error.name === 'ModalCancelError' ? 'conflict' : 'failed',
      );
      return false;
    }
  }

  /** Keeps a version that gave way; as long as that fails, the page holds it. */
  private async keep(version: unknown): Promise<void> {
    const { path } = this.panel.context;
    try {
      tellKeptAs(await keepCopy(path, version));
      clearNotice('kept-failed');
    } catch (error) {
      const text = `Your version could not be kept beside the lesson: ${messageOf(error)} It is still in this page.`;
      showNotice('kept-failed', text, [
        { label: 'Try again', run: () => this.keep(version) },
        { label: 'Download it', run: () => saveAsFile(path, version) },
      ]);
    }
  }

  private tellWaiting(why: string | undefined): void {
    if (why === undefined || this.server.state !== 'here') {
      clearNotice('saving');
    } else {
      this.indicator.show('failed');
      showNotice('saving', `Not saved yet: ${why} It is tried again by itself.`);
    }
  }
}
