import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { bubblewrap } from './bubblewrap.js';
import type { Command } from './command.js';
import { container, containerImage } from './container.js';
import type { Limits } from './limits.js';

/** How student code is kept apart from the machine. */
export type SandboxKind = 'bubblewrap' | 'docker' | 'podman' | 'none';

/**
 * The kind of sandbox that works here, tried in the order bubblewrap, Docker, Podman.
 * Throws an Error that says how to get one when none does.
 */
export function findSandbox(limits: Limits): Exclude<SandboxKind, 'none'> {
  const problems: string[] = [];
  for (const kind of ['bubblewrap', 'docker', 'podman'] as const) {
    const problem = trySandbox(kind, limits);
    if (problem === null) return kind;
    problems.push(`  ${kind}: ${problem}`);
  }
  throw new Error(
    [
      'Student code is only run in a sandbox, and none works here:',
      ...problems,
      'On Debian or Ubuntu: sudo apt install bubblewrap.',
      `Elsewhere: install Docker or Podman, and fetch ${containerImage} with its "pull".`,
      'To grade without one, at your own risk, add --unsafe-no-sandbox.',
    ].join('\n'),
  );
}

/** Why a kind of sandbox cannot be used here; null when a program starts in it and has no network. */
export function trySandbox(kind: Exclude<SandboxKind, 'none'>, limits: Limits): string | null {
  const script = 'process.stdout.write(Object.keys(require("os").networkInterfaces()).join())';
  const command = sandboxed(kind, [process.execPath, '-e', script], limits);
  const { error, status, stdout, stderr } = spawnSync(command.file, command.args, {
    encoding: 'utf8',
    timeout: 60_000,
    ...(command.uid !== undefined && { uid: command.uid, gid: command.uid }),
  });
  if (error) return 'code' in error && error.code === 'ENOENT' ? 'not installed.' : error.message;
  if (status !== 0) return lastSentence(stderr) ?? `ended with ${status}.`;
  return ['', 'lo'].includes(stdout) ? null : `left the network open (${stdout}).`;
}

/** What a program that failed said last, but for Docker's advice to read its manual. */
function lastSentence(stderr: string): string | undefined {
  const lines = stderr.split('\n').map((line) => line.trim());
  return lines.findLast((line) => line !== '' && !/^(Run|See) 'docker/.test(line));
}

/** The command that runs a Node program in a sandbox. */
export function sandboxed(kind: SandboxKind, program: readonly string[], limits: Limits): Command {
  if (kind === 'bubblewrap') return bubblewrap(program, limits);
  return kind === 'none' ? bare(program) : container(kind, program, limits);
}

/** No sandbox at all; only the environment is left behind. */
function bare([file = '', ...args]: readonly string[]): Command {
  return {
    file: '/usr/bin/env',
    args: ['-i', `PATH=${dirname(process.execPath)}:/usr/bin:/bin`, file, ...args],
  };
}
