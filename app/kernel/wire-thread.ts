import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { JsonRecord } from '../is-record.js';
import { answers } from './answers/index.js';
import type { FromEngine, WireThreadData } from './bridge.js';
import { Engine } from './channels/engine.js';
import { Heartbeat } from './channels/heartbeat.js';
import { IoPub } from './channels/iopub.js';
import { RequestSocket } from './channels/requests.js';
import { Flow } from './flow.js';
import { History } from './history.js';
import { type Kernel, newSession, type Request } from './kernel.js';
import { log } from './log.js';
import { endWithParent } from './parent.js';
import { Steps } from './steps.js';
import { Stopped } from './stopped.js';
import { type ConnectionInfo, parseConnection } from './wire/connection.js';
import { createMessage, type Envelope } from './wire/message.js';

/* The thread that owns the sockets. It answers what it can itself and asks the engine for the rest. */

const { connectionFile, readyFd, enginePort, flow: memory, steps }: WireThreadData = workerData;
const flow = new Flow(memory);
const connection = parseConnection(readFileSync(connectionFile, 'utf8'));
const session = newSession();

const shell = new RequestSocket(connection, 'shell');
const control = new RequestSocket(connection, 'control');
const stdin = new RequestSocket(connection, 'stdin');
const iopub = new IoPub(connection, session, flow);
const heartbeat = new Heartbeat();

const requests = new Map<number, Request>();
const asks = new Map<string, number>();
let lastRequest = 0;
let queue: Request[] = [];
let working = false;
const stopped = new Stopped();
let lastCell: Request | undefined;

const kernel: Kernel = {
  session,
  engine: new Engine(enginePort, flow, new Steps(steps), hear),
  history: new History(),
  executionCount: 0,
  publish: (request, type, content) => iopub.publish(request.header, type, content),
  abortAfter,
  stopRun,
  end: () => void end(),
};

/** What the engine says while it works on a request, or long after. */
function hear(message: FromEngine): void {
  if (message.kind === 'exit') void closed().then(() => flow.allowExit());
  if (!('request' in message)) return;
  const request = requests.get(message.request);
  if (!request) return;
  const silent = request.content.silent === true;
  if (message.kind === 'stream') {
    if (silent) flow.subtract(message.weight);
    else iopub.stream(request.header, message.name, message.text, message.weight);
  } else if (message.kind === 'publish') {
    if (silent) flow.subtract(message.weight);
    else iopub.publishJson(request.header, message.type, message.content, message.weight);
  } else if (message.kind === 'ask') {
    const { prompt, password } = message;
    const question = createMessage(
      'input_request',
      { prompt, password },
      { session, parent: request.header },
    );
    asks.set(question.header.msg_id, message.ask);
    stdin.send(request.identities, question);
  }
}

function answerInput({ message }: Envelope): void {
  const ask = asks.get(message.parent_header.msg_id ?? '') ?? [...asks.values()].at(-1);
  if (ask === undefined || message.header.msg_type !== 'input_reply') return;
  asks.clear();
  const { value } = message.content;
  kernel.engine.answerInput(ask, typeof value === 'string' ? value : undefined);
}

/** Shell requests are answered one after the other, in the order in which they came. */
async function work(): Promise<void> {
  if (working) return;
  working = true;
  for (let next = queue.shift(); next; next = queue.shift()) await answer(shell, next);
  working = false;
}

async function answer(socket: RequestSocket, request: Request): Promise<void> {
  const { header } = request;
  const handler = answers.get(header.msg_type);
  if (!handler) {
    log(`no answer to a message of type ${header.msg_type}`);
    return;
  }
  requests.set(request.id, request);
  iopub.publish(header, 'status', { execution_state: 'busy' });
  const reply = await attempt(() => handler(request, kernel));
  if (header.msg_type !== 'execute_request') requests.delete(request.id);
  if (reply) send(socket, request, reply);
  iopub.publish(header, 'status', { execution_state: 'idle' });
}

function send(socket: RequestSocket, request: Request, content: JsonRecord): void {
  const type = request.header.msg_type.replace(/_request$/, '_reply');
  const reply = createMessage(type, content, { session, parent: request.header });
  socket.send(request.identities, reply);
}

async function attempt(act: () => unknown): Promise<JsonRecord | undefined> {
  try {
    return (await act()) as JsonRecord | undefined;
  } catch (error) {
    log(String(error instanceof Error ? error.stack : error));
    const evalue = error instanceof Error ? error.message : String(error);
    return { status: 'error', ename: 'KernelError', evalue, traceback: [evalue] };
  }
}

/** A request that has come now. */
function requestOf({ message, identities }: Envelope): Request {
  const { header, metadata, content } = message;
  return { id: ++lastRequest, header, metadata, identities, content, arrived: performance.now() };
}

function isCell({ header }: Request): boolean {
  return header.msg_type === 'execute_request';
}

function abortAfter(failed: Request): void {
  stopped.after(failed);
  const aborted = queue.filter(isCell);
  queue = queue.filter((request) => !isCell(request));
  aborted.forEach(abort);
}

function stopRun(): void {
  if (lastCell?.metadata.nabla_run !== undefined) abortAfter(lastCell);
}

function abort(request: Request): void {
  iopub.publish(request.header, 'status', { execution_state: 'busy' });
  send(shell, request, { status: 'aborted' });
  iopub.publish(request.header, 'status', { execution_state: 'idle' });
}

/** Resolves when everything said so far was handed over and the sockets are closed. */
async function closed(): Promise<void> {
  // One turn of the loop lets the last reply and the idle status reach their queues.
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.all([shell.drained(), control.drained(), stdin.drained(), iopub.drained()]);
  for (const { socket } of [shell, control, stdin, iopub, heartbeat]) socket.close();
}

async function end(): Promise<void> {
  await closed();
  kernel.engine.exit();
}

/** Binds all channels; ports given as 0 become the free ones that were found. */
async function bind(): Promise<ConnectionInfo> {
  await Promise.all([
    shell.bind(),
    control.bind(),
    stdin.bind(),
    iopub.bind(),
    heartbeat.bind(connection),
  ]);
  if (connection.transport === 'ipc') return connection;
  const port = (socket: { lastEndpoint: string | null }) =>
    Number(/:(\d+)$/.exec(socket.lastEndpoint ?? '')?.[1] ?? 0);
  return {
    ...connection,
    shell_port: port(shell.socket),
    control_port: port(control.socket),
    stdin_port: port(stdin.socket),
    iopub_port: port(iopub.socket),
    hb_port: port(heartbeat.socket),
  };
}

const actual = await bind();
const text = JSON.stringify(actual, null, 2);
if (JSON.stringify(actual) !== JSON.stringify(connection))
  writeFileSync(connectionFile, text, { mode: 0o600 });
if (readyFd !== undefined) writeSync(readyFd, `${JSON.stringify(actual)}\n`);
void shell.listen((envelope) => {
  const request = requestOf(envelope);
  if (isCell(request)) {
    if (stopped.includes(request)) return abort(request);
    lastCell = request;
  }
  queue.push(request);
  void work();
});
void control.listen((envelope) => void answer(control, requestOf(envelope)));
void stdin.listen(answerInput);
iopub.publish({}, 'status', { execution_state: 'starting' });
endWithParent(() => void end());
