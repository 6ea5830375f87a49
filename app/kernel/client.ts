import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Dealer, Subscriber } from 'zeromq';
import type { JsonRecord } from '../is-record.js';
import { type Output, OutputCollector } from './output.js';
import { Pending } from './pending.js';
import { type ConnectionInfo, endpoint } from './wire/connection.js';
import { createMessage, type Message, parse, serialize } from './wire/message.js';
import { Outbox } from './wire/outbox.js';

export type { Output } from './output.js';

/** The channels on which messages travel (the heartbeat carries none). */
export type MessageChannel = 'shell' | 'iopub' | 'stdin' | 'control';

export interface ExecuteOptions {
  /** Run without a trace: no output count, no history (default false). */
  readonly silent?: boolean;
  /** Count the cell and keep it in the history (default true). */
  readonly storeHistory?: boolean;
  /** Abort the requests queued behind this one if it fails (default false). */
  readonly stopOnError?: boolean;
  /** Give up waiting after so many milliseconds (default: wait for ever). */
  readonly timeoutMs?: number;
  /** Expressions to evaluate after the code, by name. */
  readonly userExpressions?: Readonly<Record<string, string>>;
  /** Answers the cell's questions; without it the cell is told that nobody can answer. */
  readonly onInput?: (prompt: string, password: boolean) => string | Promise<string>;
  /** Sees each message that the request causes on iopub, as it arrives. */
  readonly onMessage?: (message: Message) => void;
}

export interface ExecuteResult {
  readonly status: 'ok' | 'error' | 'aborted';
  readonly executionCount: number | null;
  /** The outputs as a notebook file (nbformat 4) stores them. */
  readonly outputs: Output[];
  readonly reply: JsonRecord;
}

interface KernelClientEvents {
  /** Every message that arrives, with its channel, in the order of that channel. */
  message: [channel: MessageChannel, message: Message];
  /** A message that was dropped: wrong signature or malformed. */
  dropped: [reason: Error];
}

/** A client of a running kernel: connected to all its channels, speaking signed Jupyter messages. */
export class KernelClient extends EventEmitter<KernelClientEvents> {
  readonly session = randomUUID();
  readonly #connection: ConnectionInfo;
  readonly #dealers: Record<'shell' | 'control' | 'stdin', Dealer>;
  readonly #outboxes: Record<'shell' | 'control' | 'stdin', Outbox>;
  readonly #iopub = new Subscriber({ receiveHighWaterMark: 0, linger: 0 });
  readonly #pending = new Pending();

  /** With `exited`, what still waits is rejected as soon as the kernel's process has ended. */
  constructor(connection: ConnectionInfo, options: { readonly exited?: Promise<unknown> } = {}) {
    super();
    this.setMaxListeners(0);
    this.#connection = connection;
    // The same identity everywhere: the kernel asks on stdin whoever asked it on shell.
    const dealer = () =>
      new Dealer({
        routingId: this.session,
        receiveHighWaterMark: 0,
        sendHighWaterMark: 0,
        linger: 100,
      });
    this.#dealers = { shell: dealer(), control: dealer(), stdin: dealer() };
    const { shell, control, stdin } = this.#dealers;
    this.#outboxes = {
      shell: new Outbox(shell),
      control: new Outbox(control),
      stdin: new Outbox(stdin),
    };
    for (const channel of ['shell', 'control', 'stdin'] as const) {
      this.#dealers[channel].connect(endpoint(connection, channel));
      void this.#listen(channel, this.#dealers[channel]);
    }
    this.#iopub.connect(endpoint(connection, 'iopub'));
    this.#iopub.subscribe();
    void this.#listen('iopub', this.#iopub);
    void options.exited?.then(() => this.#pending.fail(new Error('The kernel has ended.')));
  }

  /** Sends a message as it is; `create` makes one. */
  send(channel: 'shell' | 'control' | 'stdin', message: Message): void {
    this.#outboxes[channel].send(serialize(this.#connection, message));
  }

  /** A new message of this client's session. */
  create(type: string, content: JsonRecord): Message {
    return createMessage(type, content, { session: this.session });
  }

  /** Sends a request and resolves with its reply. */
  async request(
    channel: 'shell' | 'control',
    type: string,
    content: JsonRecord = {},
    options: { readonly timeoutMs?: number } = {},
  ): Promise<Message> {
    const request = this.create(type, content);
    return this.#pending.wait(`${type} was not answered`, options.timeoutMs, (done) => {
      const listener = (from: MessageChannel, message: Message) => {
        if (from === channel && isAnswer(message, request)) done(message);
      };
      this.on('message', listener);
      this.send(channel, request);
      return () => this.off('message', listener);
    });
  }

  /**
   * Resolves with the kernel's kernel_info content once both its reply and its status on iopub have
   * arrived; a subscription takes a moment to reach the kernel, so the question is repeated.
   */
  async ready(options: { readonly timeoutMs?: number } = {}): Promise<JsonRecord> {
    return this.#pending.wait(
      'The kernel did not become ready',
      options.timeoutMs ?? 60_000,
      (done) => {
        const asked = new Set<string>();
        let info: JsonRecord | undefined;
        let heard = false;
        const listener = (channel: MessageChannel, message: Message) => {
          if (!asked.has(parentId(message))) return;
          if (channel === 'iopub') heard = true;
          if (message.header.msg_type === 'kernel_info_reply') info = message.content;
          if (info && heard) done(info);
        };
        const ask = () => {
          const request = this.create('kernel_info_request', {});
          asked.add(request.header.msg_id);
          this.send('shell', request);
        };
        this.on('message', listener);
        ask();
        const timer = setInterval(ask, 25);
        return () => {
          clearInterval(timer);
          this.off('message', listener);
        };
      },
    );
  }

  /** Runs code and resolves when both the reply and the idle status have arrived. */
  async execute(code: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    const request = this.create('execute_request', {
      code,
      silent: options.silent ?? false,
      store_history: options.storeHistory ?? true,
      user_expressions: options.userExpressions ?? {},
      allow_stdin: options.onInput !== undefined,
      stop_on_error: options.stopOnError ?? false,
    });
    return this.#pending.wait('The cell did not finish', options.timeoutMs, (done) => {
      const collector = new OutputCollector();
      let reply: JsonRecord | undefined;
      let idle = false;
      const listener = (channel: MessageChannel, message: Message) => {
        if (channel === 'iopub') collector.seeUpdate(message);
        if (!isAnswer(message, request)) return;
        if (channel === 'stdin') void this.#answerInput(message, options.onInput);
        if (channel === 'shell') reply = message.content;
        if (channel === 'iopub') {
          options.onMessage?.(message);
          collector.add(message);
          idle ||= message.content.execution_state === 'idle';
        }
        if (reply && idle) done(resultOf(reply, collector.outputs));
      };
      this.on('message', listener);
      this.send('shell', request);
      return () => this.off('message', listener);
    });
  }

  /** Stops the running cell; resolves when the kernel has acknowledged. */
  async interrupt(): Promise<void> {
    await this.request('control', 'interrupt_request');
  }

  close(): void {
    this.#pending.fail(new Error('The connection to the kernel was closed.'));
    for (const dealer of Object.values(this.#dealers)) dealer.close();
    this.#iopub.close();
  }

  async #listen(channel: MessageChannel, socket: AsyncIterable<Buffer[]>): Promise<void> {
    for await (const frames of socket) {
      try {
        this.emit('message', channel, parse(this.#connection, frames).message);
      } catch (error) {
        this.emit('dropped', error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  async #answerInput(message: Message, answer: ExecuteOptions['onInput']): Promise<void> {
    if (message.header.msg_type !== 'input_request' || !answer) return;
    const prompt = String(message.content.prompt ?? '');
    const value = await answer(prompt, message.content.password === true);
    const reply = createMessage(
      'input_reply',
      { status: 'ok', value },
      {
        session: this.session,
        parent: message.header,
      },
    );
    this.send('stdin', reply);
  }
}

function parentId(message: Message): string {
  return message.parent_header.msg_id ?? '';
}

function isAnswer(message: Message, request: Message): boolean {
  return parentId(message) === request.header.msg_id;
}

function resultOf(reply: JsonRecord, outputs: Output[]): ExecuteResult {
  const { status, execution_count } = reply;
  return {
    status: status === 'ok' || status === 'aborted' ? status : 'error',
    executionCount: typeof execution_count === 'number' ? execution_count : null,
    outputs,
    reply,
  };
}
