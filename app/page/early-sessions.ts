import { type Session, SessionManager } from '@jupyterlab/services';
import { earlySession } from './early-fetch';

/**
 * Meets the kernel that was asked for early while the lesson is being drawn: the first cell would wait for it
 * otherwise.
 */
export class EarlySessions extends SessionManager {
  private early: Session.ISessionConnection | undefined;

  constructor(options: SessionManager.IOptions) {
    super(options);
    // Without it, whoever wants the kernel connects to it later.
    this.connectEarly().catch(() => undefined);
  }

  override connectTo(
    options: Parameters<SessionManager['connectTo']>[0],
  ): Session.ISessionConnection {
    const { early } = this;
    this.early = undefined;
    if (early?.id === options.model.id && !early.isDisposed) return early;
    early?.dispose();
    return super.connectTo(options);
  }

  /** A list that is older than the session would end its connection, or have a second kernel started for the lesson. */
  protected override async requestRunning(): Promise<void> {
    await earlySession();
    return super.requestRunning();
  }

  private async connectEarly(): Promise<void> {
    const model = await earlySession();
    if (model) this.early = super.connectTo({ model });
  }
}
