import type { Message } from '../kernel/wire/message.js';

/** A page draws what was printed this often; more often it would only be busy drawing. */
const PAUSE_MS = 100;

/**
 * Passes messages on in order, and what a cell prints in quick succession as one message.
 *
 * A page draws all of a cell's text again for each message: 50,000 lines in thousands of messages hold it up for a minute.
 */
export class StreamMerger {
  private held: Message | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pass: (message: Message) => void,
    private readonly pauseMs = PAUSE_MS,
  ) {}

  take(message: Message): void {
    const joined = this.held && join(this.held, message);
    if (joined) {
      this.held = joined;
      return;
    }
    this.flush();
    if (isStream(message) && this.timer) {
      this.held = message;
      return;
    }
    this.pass(message);
    if (isStream(message)) this.pause();
  }

  /** Passes on what is held, as something follows that must not overtake it. */
  flush(): void {
    const { held } = this;
    this.held = undefined;
    if (held) this.pass(held);
  }

  private pause(): void {
    this.timer = setTimeout(() => {
      this.timer = undefined;
      const more = this.held !== undefined;
      this.flush();
      if (more) this.pause();
    }, this.pauseMs);
    this.timer.unref();
  }
}

function isStream({ header, content }: Message): boolean {
  return header.msg_type === 'stream' && typeof content.text === 'string';
}

/** Two texts that one cell printed on the same stream as one; undefined for anything else. */
function join(first: Message, second: Message): Message | undefined {
  const same =
    isStream(second) &&
    first.content.name === second.content.name &&
    first.parent_header.msg_id === second.parent_header.msg_id;
  if (!same) return undefined;
  const text = `${first.content.text}${second.content.text}`;
  return { ...first, content: { ...first.content, text } };
}
