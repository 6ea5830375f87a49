import type { NotebookPanel } from '@jupyterlab/notebook';
import { ServerConnection } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';
import { ABSENT } from '../absent';
import { messageOf } from '../message-of';
import { type CarefulDrive, statusOf } from './careful-drive';
import { catchUp } from './follow-rename';
import { keepVersion } from './keep-version';
import { keepCopy } from './kept-copies';
import { tellKeptAs, tellReplaced, tellWrittenAgain } from './kept-notice';
import { clearNotice, closing, showNotice } from './notices';
import type { SaveIndicator } from './save-state';
import type { ServerWatch } from './server-watch';
import { showAsRead } from './show-as-read';
import { askWhichStays } from './which-stays';

/** A pause in typing of this length saves; without a pause, so much typing at the latest does. */
const PAUSE_MS = 1_000;
const LATEST_MS = 10_000;
/** So long after a save that failed it is tried again; what was refused takes longer to pass. */
const AGAIN_MS = 2_000;
const REFUSED_AGAIN_MS = 10_000;

/** The lesson as it was sent, and the number of the last change in it. */
interface Sent {
  readonly content: unknown;
  readonly changes: number;
}

/**
 * Saves by itself after every change, and on request, as long as the server is there. What fails is tried again until it
 * succeeds; only the student's own decision to keep two versions for now ends that, until the next "Save".
 */
export class Saving {
  /** The lesson is sent as it is now; what was sent is on the disk. */
  readonly progressed = new Signal<this, 'begun' | 'done'>(this);
  private timer = 0;
  private oldest = 0;
  /** Changes are counted: so many came, and so many of them are saved. */
  private changes = 0;
  private saved = 0;
  /** The save, or the change of the whole lesson, that is under way: there is one at a time. */
  private running: Promise<unknown> | undefined;
  /** What may be on the disk, as no answer came: it is sent again as it was, so that the server knows it. */
  private unanswered: Sent | undefined;
  /** The version on the disk that the student chose to overwrite, and whether a copy of it is kept. */
  private overwriting: { readonly version: string; kept: boolean } | undefined;
  private undecided = false;

  constructor(
    private readonly panel: NotebookPanel,
    private readonly server: ServerWatch,
    private readonly indicator: SaveIndicator,
    private readonly drive: CarefulDrive,
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
      else if (!this.undecided) clearNotice('saving');
    });
    addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') void this.saveQuietly();
    });
  }

  /** The student's own "Save": it also keeps this version, to come back to. */
  async saveNow(): Promise<void> {
    if (!(await this.alone(() => this.save()))) return;
    try {
      await this.panel.context.createCheckpoint();
    } catch (error) {
      const text = `The lesson is saved, but not as a version to come back to: ${messageOf(error)}`;
      showNotice('checkpoint', text, [closing('checkpoint')]);
    }
  }

  /**
   * Saves what is not saved yet, before the page is left or the lesson gets another name.
   *
   * @throws Error when it was not saved
   */
  async settle(): Promise<void> {
    await this.alone(() => this.saveOrThrow());
  }

  /**
   * Lets another version take the lesson's place. What is typed meanwhile is kept, too.
   *
   * @param change puts the other version on the disk, and returns the name of the copy of the one before
   * @throws Error when it was not put there
   */
  async replace(change: () => Promise<string>): Promise<void> {
    try {
      await this.alone(async () => {
        await this.saveOrThrow();
        const copy = await change();
        await this.showDisk().finally(() => copy !== '' && tellKeptAs(copy));
      });
    } finally {
      if (this.panel.context.model.dirty) this.plan();
    }
  }

  private async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.running) await this.running;
    this.undecided = false;
    const mine = work();
    this.running = mine
      .catch(() => undefined)
      .finally(() => {
        this.running = undefined;
      });
    return mine;
  }

  private plan(pause = PAUSE_MS): void {
    const now = performance.now();
    this.oldest ||= now;
    clearTimeout(this.timer);
    const wait = Math.max(0, Math.min(pause, this.oldest + LATEST_MS - now));
    this.timer = window.setTimeout(() => void this.saveQuietly(), wait);
  }

  /** Who is under way plans the next save. */
  private async saveQuietly(): Promise<void> {
    if (!this.running && !this.undecided) await this.alone(() => this.save());
  }

  private async saveOrThrow(): Promise<void> {
    if (!(await this.save())) {
      throw new Error('What you wrote is not saved yet. Save the lesson first, then try again.');
    }
  }

  /** Whether the lesson is saved as it was when this began. */
  private async save(): Promise<boolean> {
    this.oldest = 0;
    const { model } = this.panel.context;
    if (!model.dirty) return true;
    if ((await this.server.ask()) !== 'here') {
      this.indicator.show('offline');
      clearNotice('saving');
      return false;
    }
    try {
      const wanted = this.changes;
      do {
        if (!(await this.send())) return false;
      } while (model.dirty && this.saved < wanted);
      clearNotice('saving');
      if (model.dirty) {
        this.indicator.show('unsaved');
        this.plan();
      }
      return true;
    } catch (error) {
      this.tellFailed(error);
      return false;
    }
  }

  /** Returns false when the student wants both versions for now. */
  private async send(): Promise<boolean> {
    await catchUp(this.panel);
    const { path } = this.panel.context;
    try {
      await this.sendOver(path, this.drive.versionOf(path));
      return true;
    } catch (error) {
      if (statusOf(error) !== 409) throw error;
    }
    // It may have been renamed meanwhile, and is what it was under its new name.
    await catchUp(this.panel);
    const present = this.panel.context.path;
    const there = await this.drive.look(present);
    if (there !== ABSENT && there !== this.drive.versionOf(present)) {
      const choice = await this.choose(present, there);
      if (choice !== 'mine') return choice === 'theirs';
    }
    await this.sendOver(present, there);
    if (there === ABSENT) tellWrittenAgain(present);
    return true;
  }

  private async sendOver(path: string, version: string | undefined): Promise<void> {
    const { model } = this.panel.context;
    if (!this.unanswered) this.progressed.emit('begun');
    this.unanswered ??= { content: model.toJSON(), changes: this.changes };
    const { content, changes } = this.unanswered;
    this.indicator.show('saving');
    try {
      await this.drive.saveOver(path, content, version);
    } catch (error) {
      if (isRefusal(error)) this.unanswered = undefined;
      throw error;
    }
    this.overwriting = undefined;
    this.tellSaved(changes);
  }

  /** Asks which version stays. That on the disk is kept before it is overwritten, and asked about once. */
  private async choose(path: string, there: string): Promise<'mine' | 'theirs' | 'later'> {
    if (this.overwriting?.version !== there) {
      clearNotice('saving');
      const choice = await askWhichStays(path);
      if (choice === 'later') this.tellUndecided(path);
      if (choice === 'theirs') await this.showDisk();
      if (choice !== 'mine') return choice;
      this.overwriting = { version: there, kept: false };
    }
    if (!this.overwriting.kept) {
      tellReplaced(await keepCopy(path));
      this.overwriting.kept = true;
    }
    return 'mine';
  }

  /** The version on the disk takes the place of the page's. What only the page had is kept. */
  private async showDisk(): Promise<void> {
    const { context, content } = this.panel;
    await this.drive.readAhead(context.path);
    // What is read is there: no key can come between here and the other version.
    const mine = context.model.dirty ? context.model.toJSON() : undefined;
    await context.revert();
    this.progressed.emit('begun');
    this.tellSaved(this.changes);
    await Promise.all([showAsRead(content), mine && keepVersion(context.path, mine)]);
  }

  /** What was typed since is not saved yet. */
  private tellSaved(changes: number): void {
    this.unanswered = undefined;
    this.saved = changes;
    if (changes === this.changes) this.panel.context.model.dirty = false;
    this.progressed.emit('done');
  }

  private tellUndecided(path: string): void {
    this.undecided = true;
    this.indicator.show('conflict');
    const text = `Not saved: "${path}" was changed elsewhere, and you have not chosen yet which version stays.`;
    showNotice('saving', text, [{ label: 'Choose', run: () => this.saveNow() }]);
  }

  private tellFailed(error: unknown): void {
    this.indicator.show('failed');
    const isLost = error instanceof ServerConnection.NetworkError;
    const why = isLost ? 'The course did not answer.' : messageOf(error);
    showNotice('saving', `Not saved yet: ${why} It is tried again by itself.`);
    this.plan(isRefusal(error) ? REFUSED_AGAIN_MS : AGAIN_MS);
  }
}

/** Whether the server said no: what it does not know, or failed at, it may have saved all the same. */
function isRefusal(error: unknown): boolean {
  const status = statusOf(error) ?? 0;
  return (status >= 400 && status < 500) || status === 507;
}
