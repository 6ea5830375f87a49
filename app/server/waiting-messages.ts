import type { MessageChannel } from '../kernel/client.js';
import { createMessage, type Message } from '../kernel/wire/message.js';

export type Waiting = readonly [channel: MessageChannel, message: Message];

/** What a page that is away can be told at most when it comes back. */
const usual = { messages: 20_000, bytes: 32 * 1024 * 1024 };

const OUTPUTS = new Set(['stream', 'display_data', 'update_display_data', 'execute_result']);

/**
 * Messages of a kernel for a page that is away, in their order.
 *
 * When they are too many or too large, the oldest outputs are let go; in the place of the first of each cell a
 * word says so. What tells how a cell ended is let go last.
 */
export class WaitingMessages {
  private readonly all = new Map<number, Waiting>();
  /** The numbers of those that are outputs, oldest first. */
  private readonly outputs = new Set<number>();
  /** The cells that have lost an output. */
  private readonly lossy = new Set<string>();
  private bytes = 0;
  private last = 0;

  constructor(private readonly limit = usual) {}

  add(channel: MessageChannel, message: Message): void {
    const number = ++this.last;
    this.all.set(number, [channel, message]);
    this.bytes += sizeOf(message);
    if (OUTPUTS.has(message.header.msg_type)) this.outputs.add(number);
    while (this.all.size > this.limit.messages || this.bytes > this.limit.bytes) this.letGo();
  }

  list(): Waiting[] {
    return [...this.all.values()];
  }

  private letGo(): void {
    const [number] = this.outputs.size > 0 ? this.outputs : this.all.keys();
    const gone = number === undefined ? undefined : this.all.get(number);
    if (number === undefined || gone === undefined) return;
    const [channel, message] = gone;
    this.bytes -= sizeOf(message);
    const note = this.outputs.delete(number) ? this.noteFor(message) : undefined;
    if (!note) {
      this.all.delete(number);
      return;
    }
    this.all.set(number, [channel, note]);
    this.bytes += sizeOf(note);
  }

  private noteFor({ header, parent_header: parent }: Message): Message | undefined {
    const { msg_id: cell } = parent;
    if (cell === undefined || this.lossy.has(cell)) return undefined;
    this.lossy.add(cell);
    const text = 'This cell showed more while the page was away. The first of it is not kept.\n';
    return createMessage('stream', { name: 'stderr', text }, { session: header.session, parent });
  }
}

/** Several pages may wait for the same message, whose size is found once. */
const sizes = new WeakMap<Message, number>();

function sizeOf(message: Message): number {
  const known = sizes.get(message);
  if (known !== undefined) return known;
  const buffers = message.buffers.reduce((sum, buffer) => sum + buffer.byteLength, 0);
  const size = JSON.stringify(message.content).length + buffers;
  sizes.set(message, size);
  return size;
}
