import { createMessage, type Message } from '../kernel/wire/message.js';

/** Text beyond this in one cell makes a page that scrolls badly and a file that cannot be saved. */
export const MAX_PRINTED = 2_000_000;

/**
 * Lets a cell print so much, then says once that the rest is not shown. The cell runs on to its end.
 *
 * 50,000 lines pass; a loop that prints 200 MB by mistake does not take the page with it.
 */
export class OutputLimit {
  private cell = '';
  private printed = 0;

  constructor(private readonly limit = MAX_PRINTED) {}

  /** The message to pass on: itself, a note in its place, or nothing. */
  admit(message: Message): Message | undefined {
    const { text } = message.content;
    if (message.header.msg_type !== 'stream' || typeof text !== 'string') return message;
    const cell = message.parent_header.msg_id ?? '';
    if (cell !== this.cell) {
      this.cell = cell;
      this.printed = 0;
    }
    const before = this.printed;
    this.printed += text.length;
    if (this.printed <= this.limit) return message;
    return before <= this.limit ? this.note(message) : undefined;
  }

  private note(message: Message): Message {
    const megabytes = this.limit / 1_000_000;
    const text = `\nThis cell has printed more than ${megabytes} MB. The rest is not shown; print less.\n`;
    const content = { name: 'stderr', text };
    const { session } = message.header;
    return createMessage('stream', content, { session, parent: message.parent_header });
  }
}
