import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { KernelClient, type MessageChannel } from '../kernel/client.js';
import type { KernelExit, KernelProcess } from '../kernel/launch.js';
import { createMessage, type Header, type Message } from '../kernel/wire/message.js';
import { endOf } from './kernel-end.js';
import type { KernelStarter } from './kernel-starter.js';
import { OutputLimit } from './output-limit.js';
import { StreamMerger } from './stream-merger.js';

export type ExecutionState = 'starting' | 'idle' | 'busy' | 'restarting' | 'dead';

/** A kernel that ends by itself more often than this without having run a cell in between is given up. */
const MAX_FAILED_STARTS = 3;

/** More than a page sends while a process starts. */
const MAX_HELD = 1000;

type Sent = [channel: 'shell' | 'stdin' | 'control', message: Message];

interface Events {
  message: [channel: MessageChannel, message: Message];
  state: [state: ExecutionState];
  /** Somebody has ended it for good. */
  ended: [];
}

/** A kernel as clients know it: it keeps its id while processes come and go under it. */
export class HostedKernel extends EventEmitter<Events> {
  readonly id = randomUUID();
  readonly name = 'tslab';
  state: ExecutionState = 'starting';
  lastActivity = new Date();
  /** How many pages are connected. */
  connections = 0;
  private failedStarts = 0;
  /** The request whose cell runs. */
  private running: Header | undefined;
  private readonly output = new OutputLimit();
  private readonly printed = new StreamMerger((message) => this.emit('message', 'iopub', message));
  private starting: Promise<void> | undefined;
  private process: KernelProcess | undefined;
  private client: KernelClient | undefined;
  /** Grows with every process that is gone. */
  private gone = 0;
  /** What clients send while a process starts; nothing is held when one is ready. */
  private held: Sent[] | undefined = [];
  private ended = false;

  constructor(
    private readonly starter: KernelStarter,
    private readonly folder: string,
  ) {
    super();
    this.setMaxListeners(0);
  }

  /** @throws Error when the process ends before its ports are bound */
  start(): Promise<void> {
    return this.begin(() => this.launch());
  }

  get isEnded(): boolean {
    return this.ended;
  }

  /** For a client that connects now: sends what the process is to get, now or, while it starts, soon. */
  sender(): (...sent: Sent) => void {
    const { gone } = this;
    return (channel, message) => {
      this.lastActivity = new Date();
      if (!this.held) this.client?.send(channel, message);
      // Who does not know yet that the process ended has sent this to that one.
      else if (gone === this.gone && this.held.length < MAX_HELD)
        this.held.push([channel, message]);
    };
  }

  async interrupt(): Promise<void> {
    await this.process?.interrupt();
  }

  /**
   * Ends the process and starts another one; a start that is under way is joined, as its process is as good. Clients
   * know that they asked for it, so no status is broadcast.
   */
  restart(): Promise<void> {
    if (this.starting) return this.starting;
    const old = this.release();
    this.failedStarts = 0;
    this.setState('restarting');
    return this.begin(async () => {
      await old?.kill();
      await this.launch();
    });
  }

  /** Resolves when no process is left, also of a start that was under way. */
  async shutdown(): Promise<void> {
    this.ended = true;
    const old = this.release();
    this.setState('dead');
    this.emit('ended');
    await Promise.all([old?.shutdown(), this.starting?.catch(() => undefined)]);
  }

  /** There is one start at a time: two at once would leave a process that nobody knows. */
  private begin(start: () => Promise<void>): Promise<void> {
    this.starting ??= start().finally(() => {
      this.starting = undefined;
    });
    return this.starting;
  }

  private async launch(): Promise<void> {
    if (this.ended) return;
    const kernel = await this.starter.start(this.folder);
    if (this.ended) {
      await kernel.kill();
      return;
    }
    const client = new KernelClient(kernel.connection, { exited: kernel.exited });
    this.process = kernel;
    this.client = client;
    client.on('message', (channel, message) => this.receive(channel, message));
    void kernel.exited.then((exit) => this.onExit(kernel, exit));
    void this.open(client);
  }

  /** Before a process is heard, it could answer unheard; one that is very slow is asked all the same. */
  private async open(client: KernelClient): Promise<void> {
    const isHeard = await client.ready().then(
      () => true,
      () => false,
    );
    if (client !== this.client) return;
    const { held = [] } = this;
    this.held = undefined;
    for (const sent of held) client.send(...sent);
    if (isHeard && this.state !== 'busy') this.setState('idle');
  }

  private release(): KernelProcess | undefined {
    const old = this.process;
    this.gone += 1;
    this.held = [];
    this.process = undefined;
    this.client?.close();
    this.client = undefined;
    return old;
  }

  private receive(channel: MessageChannel, message: Message): void {
    this.lastActivity = new Date();
    const { execution_state: state } = message.content;
    if (message.header.msg_type === 'execute_reply') this.failedStarts = 0;
    if (message.header.msg_type === 'status' && (state === 'idle' || state === 'busy')) {
      this.setState(state);
      this.running = state === 'busy' ? cellIn(message) : undefined;
    }
    if (channel !== 'iopub') {
      this.printed.flush();
      this.emit('message', channel, message);
      return;
    }
    const admitted = this.output.admit(message);
    if (admitted) this.printed.take(admitted);
  }

  /** A process that ended by itself is replaced, and clients are told; one that cannot start is given up. */
  private async onExit(kernel: KernelProcess, exit: KernelExit): Promise<void> {
    await this.starting?.catch(() => undefined);
    if (kernel !== this.process) return;
    this.release();
    this.explain(exit);
    this.failedStarts += 1;
    if (this.failedStarts > MAX_FAILED_STARTS) return this.announce('dead');
    this.announce('restarting');
    await this.start().catch(() => this.announce('dead'));
  }

  /** The cell that ran when the kernel ended shows why. */
  private explain(exit: KernelExit): void {
    const parent = this.running;
    this.running = undefined;
    if (!parent) return;
    this.printed.flush();
    this.emit(
      'message',
      'iopub',
      createMessage('error', endOf(exit), { session: this.id, parent }),
    );
  }

  private announce(state: ExecutionState): void {
    this.setState(state);
    this.printed.flush();
    const content = { execution_state: state };
    this.emit('message', 'iopub', createMessage('status', content, { session: this.id }));
  }

  private setState(state: ExecutionState): void {
    this.state = state;
    this.emit('state', state);
  }
}

/** The header of the request that has made a kernel busy, if that runs a cell. */
function cellIn({ parent_header: parent }: Message): Header | undefined {
  return parent.msg_type === 'execute_request' ? (parent as Header) : undefined;
}
