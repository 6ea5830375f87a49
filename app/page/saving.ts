import type { NotebookPanel } from '@jupyterlab/notebook';
import { isRecord } from './api';
import { catchUp } from './follow-rename';
import { keepCopy } from './kept-copies';
import { tellKeptAs } from './kept-notice';
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
  ) {
    panel.context.model.contentChanged.connect(() => {
      this.changes += 1;
      this.plan();
    });
    server.changed.connect((_, state) => {
      if (state === 'here') this.plan();
    });
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.saveQuietly();
    });
  }

  /** The student's own "Save": it also keeps this version, to come back to. */
  async saveNow(): Promise<void> {
    this.halted = false;
    if (await this.finish()) await this.panel.context.createCheckpoint();
  }

  /** Saves what is not saved yet. Returns whether all is saved. */
  async finish(): Promise<boolean> {
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
    const cell = content.activeCell;
    const mine = context.model.toJSON();
    const { changes } = this;
    try {
      await context.save();
      // JupyterLab takes what was typed while the save was under way for saved.
      if (this.changes !== changes) context.model.dirty = true;
      // All cells are new when the version on the disk was chosen over this one, which is then kept.
      if (cell?.isDisposed) {
        await showAsRead(content);
        tellKeptAs(await keepCopy(context.path, mine));
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
}
