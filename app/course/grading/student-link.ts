/**
 * Between the judge and the student's process: a thread that starts the process, starts it anew when
 * it ended or was too slow, and carries lines. The judge sleeps while it waits, so the limits on time
 * and size are kept here.
 */
import { workerData } from 'node:worker_threads';
import type { FromLink, LinkData, ToLink } from './link-messages.js';
import { Startup } from './startup.js';
import { StudentChild } from './student-child.js';
import type { CellProblem } from './student-messages.js';

const { command, assigned, limits, signal, port }: LinkData = workerData;

/** Cells that did not let the process come to its end, with what they did. They are not run again. */
const broken = new Map<string, CellProblem>();
const problems = new Map<string, CellProblem>();

let child: StudentChild | null = null;

port.on('message', async (message: ToLink) => {
  try {
    if (message.kind === 'end') return stop();
    if (message.kind === 'start') {
      child = await start();
      tell({ kind: 'started', problems: Object.fromEntries([...problems, ...broken]) });
    }
    if (message.kind === 'renew') child?.renew();
    if (message.kind === 'line') tell({ kind: 'line', text: await ask(message.text) });
  } catch (error) {
    stop();
    const { name, message: reason } = errorOf(error);
    tell({ kind: 'gone', name, reason });
  }
});

function tell(message: FromLink): void {
  port.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

function stop(): void {
  child?.end();
  child = null;
}

/** Sends a line and waits for the next one; starts the process when it is not there. */
async function ask(text: string): Promise<string> {
  if (!child) {
    child = await start();
    child.renew();
  }
  child.send(text);
  return child.receive();
}

/** Starts the process until it comes to its end without the cells that broke it. */
async function start(): Promise<StudentChild> {
  for (;;) {
    const started = await tryStart();
    if (started) return started;
  }
}

/** The process when it ran all its cells. If it did not, the cell at fault is in `broken`. */
async function tryStart(): Promise<StudentChild | null> {
  const cells = assigned.cells.filter(({ id }) => !broken.has(id));
  const starting = new StudentChild(command, limits);
  const startup = new Startup(cells.map(({ id }) => id));
  try {
    starting.send(JSON.stringify({ ...assigned, cells }));
    starting.renew(3);
    while (!startup.take(await starting.receive())) starting.renew();
    for (const [id, problem] of startup.problems) problems.set(id, problem);
    return starting;
  } catch (error) {
    starting.end();
    const { name, message } = errorOf(error);
    if (startup.running === null) throw new Error(`It did not start: ${message}`);
    broken.set(startup.running, { name, message });
    return null;
  }
}

function errorOf(error: unknown): CellProblem {
  return error instanceof Error ? error : { name: 'Error', message: String(error) };
}
