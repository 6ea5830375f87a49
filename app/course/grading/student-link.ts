/**
 * Between the judge and the student's process: a thread that starts the process, starts it anew when
 * it ended or was too slow, and carries lines. The judge sleeps while it waits, so the limits on time
 * and size are kept here.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { workerData } from 'node:worker_threads';
import { isRecord } from '../notebook.js';
import { Allowance } from './allowance.js';
import type { FromLink, LinkData, ToLink } from './link-messages.js';
import type { CellProblem } from './student-messages.js';

const { command, assigned, limits, signal, port }: LinkData = workerData;

/** Cells that did not let the process come to its end, with what they did. They are not run again. */
const broken = new Map<string, CellProblem>();
const problems = new Map<string, CellProblem>();

let child: ChildProcess | null = null;
let lines: AsyncGenerator<string> | null = null;
/** What the running test cell, or the running answer cell, may still take. */
let allowance: Allowance | null = null;

port.on('message', async (message: ToLink) => {
  try {
    if (message.kind === 'end') return stop();
    if (message.kind === 'start') {
      await start();
      tell({ kind: 'started', problems: Object.fromEntries([...problems, ...broken]) });
    }
    if (message.kind === 'renew') renew();
    if (message.kind === 'line') tell({ kind: 'line', text: await ask(message.text) });
  } catch (error) {
    stop();
    const { name, message: reason } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: 'gone', name, reason });
  }
});

function tell(message: FromLink): void {
  port.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

/** Sends a line and waits for the next one; starts the process when it is not there. */
async function ask(text: string): Promise<string> {
  if (!child) {
    await start();
    renew();
  }
  child?.stdin?.write(`${text}\n`);
  return nextLine();
}

/** Starts the process until it comes to its end without the cells that broke it. */
async function start(): Promise<void> {
  while (!(await tryStart())) stop();
}

/** Whether the process ran all its cells. If not, the cell at fault is in `broken`. */
async function tryStart(): Promise<boolean> {
  const cells = assigned.cells.filter(({ id }) => !broken.has(id));
  launch();
  child?.stdin?.write(`${JSON.stringify({ ...assigned, cells })}\n`);
  const loading = 'the sandbox';
  let running = loading;
  try {
    for (;;) {
      renew(running === loading ? 3 : 1);
      const progress: unknown = JSON.parse(await nextLine());
      if (!isRecord(progress)) throw stopped('Disturbance', 'it wrote on the line to the grader.');
      if (progress.ready === true) return true;
      if (typeof progress.begin === 'string') running = progress.begin;
      else if (typeof progress.end !== 'string')
        throw stopped('Disturbance', 'it wrote on the line to the grader.');
      if (isProblem(progress.problem)) problems.set(running, progress.problem);
    }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    if (running === loading || broken.has(running)) throw new Error(`It did not start: ${message}`);
    broken.set(running, { name, message });
    return false;
  }
}

function launch(): void {
  const { file, args, uid } = command;
  child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    ...(uid !== undefined && { uid, gid: uid }),
  });
  child.on('error', () => {});
  child.stdin?.on('error', () => {});
  lines = linesOf(child);
}

function stop(): void {
  const { pid } = child ?? {};
  child = null;
  lines = null;
  if (pid === undefined) return;
  try {
    if (command.endedBy) process.kill(pid, command.endedBy);
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** Begins the time of another cell. */
function renew(factor = 1): void {
  allowance = new Allowance(limits.cellSeconds * factor, child?.pid);
}

async function nextLine(): Promise<string> {
  const next = lines?.next();
  for (;;) {
    const wait = allowance?.left() ?? 0;
    if (wait <= 0) throw stopped('TimeOver', `it took more than ${limits.cellSeconds} seconds.`);
    const result = await Promise.race([next, pause(wait)]);
    if (result === undefined) continue;
    if (result.done)
      throw stopped('EndOfProcess', 'it ended its own process, or ran out of memory.');
    return result.value;
  }
}

/** Waits without keeping the process alive. */
function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined).unref());
}

/** The lines of the process; throws when one is longer than a value may be. */
async function* linesOf({ stdout }: ChildProcess): AsyncGenerator<string> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdout ?? []) {
    let rest: Buffer = Buffer.from(chunk);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield Buffer.concat([...parts, rest.subarray(0, end)]).toString('utf8');
      rest = rest.subarray(end + 1);
      parts = [];
      size = 0;
    }
    parts.push(rest);
    size += rest.length;
    if (size > limits.messageBytes) throw stopped('TooLarge', 'it returned too large a value.');
  }
}

function isProblem(value: unknown): value is CellProblem {
  return isRecord(value) && typeof value.name === 'string' && typeof value.message === 'string';
}

/** Why a process is not waited for any longer; the name and the message make one sentence. */
function stopped(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
