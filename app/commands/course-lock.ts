import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { atomicWrite } from '../atomic-write.js';
import { isRecord } from '../is-record.js';
import { isAlive } from '../kernel/group.js';

/** What the file of a running course says; it has no port and token while the course is starting. */
interface Holder {
  readonly pid: number;
  readonly started: string;
  readonly port?: number;
  readonly token?: string;
}

/** A course that has not begun to serve after so long never will. */
const LONGEST_START_MS = 60_000;
/** How long a running course may take to answer. */
const PATIENCE_MS = 5_000;

/** A course that is open and does not answer. */
export class SilentCourse extends Error {}

/** The right to serve one folder of lessons. */
export class CourseLock {
  constructor(
    private readonly file: string,
    private readonly holder: Holder,
  ) {}

  /** Tells whoever starts the course again where it is open; the file is for its owner alone. */
  async tell(port: number, token: string): Promise<void> {
    await atomicWrite(this.file, JSON.stringify({ ...this.holder, port, token }));
  }

  async release(): Promise<void> {
    const holder = parseHolder(await textOf(this.file));
    const isMine = holder?.pid === this.holder.pid && holder.started === this.holder.started;
    if (isMine) await rm(this.file, { force: true });
  }
}

/**
 * Takes the right to serve a folder of lessons. Two servers on one folder would save over each other.
 *
 * @returns the address where the course is already open, if it is
 * @throws SilentCourse when it is open and does not answer
 */
export async function lockCourse(work: string): Promise<CourseLock | string> {
  const file = join(work, '.nabla', 'running.json');
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  for (;;) {
    const mine = { pid: process.pid, started: new Date().toISOString() };
    if (await makeFile(file, JSON.stringify(mine))) return new CourseLock(file, mine);
    const text = await textOf(file);
    const holder = parseHolder(text);
    const address = await addressOf(holder);
    if (address !== undefined) return address;
    if (await isStarting(file, holder)) await pause(100);
    else await putAway(file, text);
  }
}

async function makeFile(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}

function parseHolder(text: string): Holder | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  const { pid, started, port, token } = value;
  if (typeof pid !== 'number' || typeof started !== 'string') return undefined;
  const isOpen = typeof port === 'number' && typeof token === 'string';
  return isOpen ? { pid, started, port, token } : { pid, started };
}

/** Where a course is open; undefined when it is not. Its process id alone may be another program's by now. */
async function addressOf(holder: Holder | undefined): Promise<string | undefined> {
  if (holder?.port === undefined || !isAlive(holder.pid)) return undefined;
  const { pid, port, token } = holder;
  const origin = `http://127.0.0.1:${port}`;
  try {
    const { ok, body } = await fetch(`${origin}/api/status`, {
      headers: { authorization: `token ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await body?.cancel();
    return ok ? `${origin}/?token=${token}` : undefined;
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'TimeoutError') return undefined;
    throw new SilentCourse(
      `The course is already open at ${origin}, but does not answer: end process ${pid} and start again.`,
    );
  }
}

/** Whether the course that made the file is about to serve; the text of a new file may not be written yet. */
async function isStarting(file: string, holder: Holder | undefined): Promise<boolean> {
  if (holder && (holder.port !== undefined || !isAlive(holder.pid))) return false;
  const begun = holder
    ? Date.parse(holder.started)
    : await stat(file).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      );
  return Math.abs(Date.now() - begun) < LONGEST_START_MS;
}

/** Removes the file of a course that has ended, unless another start has made its own in that moment. */
async function putAway(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  await rename(file, aside).catch(() => undefined);
  const found = await textOf(aside);
  if (found !== text) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}
