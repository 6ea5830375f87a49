import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { courseRoot } from '../../places.js';
import { lessonFolder } from './lesson-folder.js';
import type { Limits } from './limits.js';

/** How student code is kept apart from the machine. */
export type SandboxKind = 'bubblewrap' | 'docker' | 'podman' | 'none';

/** A command line, and the user who runs it. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  /** Ends what the command leaves behind when it is killed itself. */
  readonly cleanUp?: { readonly file: string; readonly args: readonly string[] };
}

/** What student code can read of the course: no lesson, no test, no submission. */
const readable = ['node_modules', 'lib', 'data', 'app/dist', 'app/package.json', 'package.json'];

/** The user without rights. A superuser's own processes would escape the limit on their number. */
const nobody = 65_534;

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
      'On Debian or Ubuntu: sudo apt install bubblewrap. Elsewhere: install Docker or Podman.',
      'To grade without one, at your own risk, add --unsafe-no-sandbox.',
    ].join('\n'),
  );
}

/** Why a kind of sandbox cannot be used here; null when a program starts in it and has no network. */
export function trySandbox(kind: Exclude<SandboxKind, 'none'>, limits: Limits): string | null {
  const script = 'process.stdout.write(Object.keys(require("os").networkInterfaces()).join())';
  const command = sandboxed(kind, [process.execPath, '-e', script], limits, 'nabla-try');
  const { error, status, stdout, stderr } = spawnSync(command.file, command.args, {
    encoding: 'utf8',
    timeout: 60_000,
    ...(command.uid !== undefined && { uid: command.uid, gid: command.uid }),
  });
  if (error) return 'code' in error && error.code === 'ENOENT' ? 'not installed.' : error.message;
  if (status !== 0) return (stderr.trim().split('\n').pop() ?? '') || `ended with ${status}.`;
  return ['', 'lo'].includes(stdout) ? null : `left the network open (${stdout}).`;
}

/** The command that runs a Node program in a sandbox. Its line is on descriptors 3 and 4. */
export function sandboxed(
  kind: SandboxKind,
  program: readonly string[],
  limits: Limits,
  name: string,
): Command {
  if (kind === 'bubblewrap') return bubblewrap(program, limits);
  if (kind === 'none') return shell(program);
  return container(kind, program, limits, name);
}

/** Moves the line from the standard descriptors to 3 and 4 and runs what follows in silence. */
const moveLine = 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null';

/** The program of the student's side, ready for `sandboxed`; from an image where there is one. */
export function studentProgram(limits: Limits, image: string | null): string[] {
  const main = join(courseRoot, 'app', 'dist', 'course', 'grading', 'student-process.js');
  const start = image === null ? [main] : ['--snapshot-blob', image];
  return ['/bin/sh', '-c', moveLine, 'sh', process.execPath, ...nodeFlags(limits), ...start];
}

/** V8's flags for student code: half the memory for the heap, and the same dice in every run. */
export function nodeFlags({ memoryMegabytes }: Limits): string[] {
  return [`--max-old-space-size=${Math.floor(memoryMegabytes / 2)}`, '--random-seed=1'];
}

/** What student code can read: the course without its lessons, and the image it starts from. */
function readableFiles(program: readonly string[]): string[] {
  const image = program[program.indexOf('--snapshot-blob') + 1];
  const course = readable.map((part) => join(courseRoot, part)).filter((path) => existsSync(path));
  return program.includes('--snapshot-blob') && image !== undefined ? [...course, image] : course;
}

function bubblewrap(program: readonly string[], limits: Limits): Command {
  const isRoot = process.getuid?.() === 0;
  const bytes = limits.memoryMegabytes * 1e6;
  return {
    file: 'bwrap',
    ...(isRoot && { uid: nobody }),
    args: [
      ...['--unshare-all', '--unshare-user', '--die-with-parent', '--new-session', '--clearenv'],
      ...['--uid', String(nobody), '--gid', String(nobody), '--hostname', 'student'],
      ...['--setenv', 'PATH', '/usr/bin:/bin', '--setenv', 'HOME', '/tmp'],
      ...systemFolders(),
      ...['--proc', '/proc', '--dev', '/dev', '--size', '64000000', '--tmpfs', '/tmp'],
      ...['--ro-bind', process.execPath, process.execPath],
      ...readableFiles(program).flatMap((path) => ['--ro-bind', path, path]),
      // A mount of its own, as a course that lies under /tmp would else have its folder in what may be written.
      ...['--tmpfs', lessonFolder, '--remount-ro', lessonFolder, '--remount-ro', '/'],
      ...['--chdir', lessonFolder, '--'],
      ...['prlimit', `--nproc=${limits.processes}`, `--data=${bytes}`, '--core=0'],
      ...['--fsize=64000000', '--nofile=256', '--', ...program],
    ],
  };
}

/** The system's programs and libraries. Where /lib is a link to /usr/lib, it is one inside too. */
function systemFolders(): string[] {
  const top = ['/bin', '/lib', '/lib64', '/sbin'].filter((folder) => existsSync(folder));
  return ['/usr', ...top].flatMap((folder) => ['--ro-bind', folder, folder]);
}

function container(
  engine: 'docker' | 'podman',
  program: readonly string[],
  limits: Limits,
  name: string,
): Command {
  const image = `node:${process.versions.node.split('.')[0]}-slim`;
  const inside = program.map((word) => (word === process.execPath ? 'node' : word));
  return {
    file: engine,
    cleanUp: { file: engine, args: ['kill', name] },
    args: [
      ...['run', '--rm', '--interactive', '--name', name, '--network', 'none', '--read-only'],
      ...['--tmpfs', '/tmp:size=64m', '--tmpfs', lessonFolder, '--workdir', lessonFolder],
      ...[
        '--cap-drop',
        'ALL',
        '--security-opt',
        'no-new-privileges',
        '--user',
        `${nobody}:${nobody}`,
      ],
      ...['--memory', `${limits.memoryMegabytes}m`, '--memory-swap', `${limits.memoryMegabytes}m`],
      ...['--pids-limit', String(limits.processes), '--log-driver', 'none'],
      ...readableFiles(program).flatMap((path) => ['--volume', `${path}:${path}:ro`]),
      ...[image, ...inside],
    ],
  };
}

/** No sandbox at all; only the environment is left behind. */
function shell([file = '', ...args]: readonly string[]): Command {
  return {
    file: '/usr/bin/env',
    args: ['-i', `PATH=${dirname(process.execPath)}:/usr/bin:/bin`, file, ...args],
  };
}
