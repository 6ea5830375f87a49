import { type ChildProcess, spawn } from 'node:child_process';
import { Allowance } from './allowance.js';
import type { Command } from './command.js';
import type { Limits } from './limits.js';

/** The student's process in its sandbox: lines to it and from it, within limits on time and size. */
export class StudentChild {
  readonly #child: ChildProcess;
  readonly #lines: AsyncGenerator<string>;
  #allowance: Allowance;

  constructor(
    private readonly command: Command,
    private readonly limits: Limits,
  ) {
    const { file, args, uid } = command;
    this.#child = spawn(file, args, {
      stdio: ['pipe', 'pipe', 'ignore'],
      detached: true,
      ...(uid !== undefined && { uid, gid: uid }),
    });
    this.#child.on('error', () => {});
    this.#child.stdin?.on('error', () => {});
    this.#lines = linesOf(this.#child, limits.messageBytes);
    this.#allowance = new Allowance(limits.cellSeconds, this.#child.pid);
  }

  /** Begins the time of another cell. */
  renew(factor = 1): void {
    this.#allowance = new Allowance(this.limits.cellSeconds * factor, this.#child.pid);
  }

  /** Throws when the process does not read what it was sent before. */
  send(text: string): void {
    const unread = this.#child.stdin?.writableLength ?? 0;
    if (unread > this.limits.messageBytes) throw stopped('Flood', 'it asked and did not listen.');
    this.#child.stdin?.write(`${text}\n`);
  }

  /** Throws when time is over, when the process has ended, or when the line is too long. */
  async receive(): Promise<string> {
    const next = this.#lines.next();
    for (;;) {
      const wait = this.#allowance.left();
      if (wait <= 0) {
        throw stopped('TimeOver', `it took more than ${this.limits.cellSeconds} seconds.`);
      }
      const result = await Promise.race([next, pause(wait)]);
      if (result === undefined) continue;
      if (!result.done) return result.value;
      throw stopped('EndOfProcess', 'it ended its own process, or ran out of memory.');
    }
  }

  end(): void {
    const { pid } = this.#child;
    if (pid === undefined) return;
    try {
      if (this.command.endedBy) process.kill(pid, this.command.endedBy);
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** Waits without keeping the process alive. */
function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined).unref());
}

/** The lines of the process; throws when one is longer than a value may be. */
async function* linesOf({ stdout }: ChildProcess, longest: number): AsyncGenerator<string> {
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
    if (size > longest) throw stopped('TooLarge', 'it returned too large a value.');
  }
}

/** Why a process is not waited for any longer; the name and the message make one sentence. */
export function stopped(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
