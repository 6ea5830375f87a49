import { Signal } from '@lumino/signaling';

/** Whether the server answers: as it should, not at all, or as one that was started anew and does not know us. */
export type ServerState = 'here' | 'gone' | 'anew';

const CALM_MS = 10_000;
const WORRIED_MS = 1_000;
/** A server that takes longer to say that it is there is asleep, or held up for good. */
const PATIENCE_MS = 10_000;

/** Asks the server now and then whether it is there, more often while it is not. */
export class ServerWatch {
  readonly changed = new Signal<this, ServerState>(this);
  state: ServerState = 'here';
  private timer = 0;

  constructor() {
    // A laptop that wakes up and a tab that is looked at again ask at once.
    document.addEventListener('visibilitychange', () => void this.ask());
    addEventListener('online', () => void this.ask());
    this.plan();
  }

  async ask(): Promise<ServerState> {
    const state = await currentState();
    if (state !== this.state) {
      this.state = state;
      this.changed.emit(state);
    }
    this.plan();
    return state;
  }

  private plan(): void {
    clearTimeout(this.timer);
    const pause = this.state === 'here' ? CALM_MS : WORRIED_MS;
    this.timer = window.setTimeout(() => void this.ask(), pause);
  }
}

async function currentState(): Promise<ServerState> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch('/api/status', { cache: 'no-store', signal });
    return stateOf(response.status);
  } catch {
    return 'gone';
  }
}

/** What an answer's status says. A server that has too much to do or that failed is here all the same. */
export function stateOf(status: number): ServerState {
  if (status === 401 || status === 403) return 'anew';
  const isOurs = (status >= 200 && status < 300) || status === 429 || status >= 500;
  // Anything else is said by another program, which has taken the port since.
  return isOurs ? 'here' : 'gone';
}
