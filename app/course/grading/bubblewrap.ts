import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Command, fileBytes, nobody, openFiles } from './command.js';
import { lessonFolder } from './lesson-folder.js';
import type { Limits } from './limits.js';
import { readableFiles } from './readable-files.js';

/** A program in namespaces of its own, with this machine's system folders to read. */
export function bubblewrap(program: readonly string[], limits: Limits): Command {
  const isRoot = process.getuid?.() === 0;
  const bytes = limits.memoryMegabytes * 1e6;
  return {
    file: 'bwrap',
    ...(isRoot && { uid: nobody }),
    args: [
      ...['--unshare-all', '--unshare-user', '--die-with-parent', '--new-session', '--clearenv'],
      ...(canDisableNamespaces() ? ['--disable-userns'] : []),
      ...['--uid', String(nobody), '--gid', String(nobody), '--hostname', 'student'],
      ...['--setenv', 'PATH', '/usr/bin:/bin', '--setenv', 'HOME', '/tmp'],
      ...systemFolders(),
      ...['--proc', '/proc', '--dev', '/dev', '--size', String(fileBytes), '--tmpfs', '/tmp'],
      ...['--ro-bind', process.execPath, process.execPath],
      ...readableFiles(program).flatMap((path) => ['--ro-bind', path, path]),
      // A mount of its own, as a course that lies under /tmp would else have its folder in what may be written.
      ...['--tmpfs', lessonFolder, '--remount-ro', lessonFolder, '--remount-ro', '/'],
      // Its shared memory could else be filled with half of the machine's.
      ...['--remount-ro', '/dev'],
      ...['--chdir', lessonFolder, '--'],
      ...['prlimit', `--nproc=${limits.processes}`, `--data=${bytes}`, '--core=0'],
      ...[`--fsize=${fileBytes}`, `--nofile=${openFiles}`, '--', ...program],
    ],
  };
}

/** The system's programs and libraries. Where /lib is a link to /usr/lib, it is one inside too. */
function systemFolders(): string[] {
  const top = ['/bin', '/lib', '/lib64', '/sbin'].filter((folder) => existsSync(folder));
  return ['/usr', ...top].flatMap((folder) => ['--ro-bind', folder, folder]);
}

let disables: boolean | undefined;

/**
 * Whether bubblewrap (0.8 and later) can forbid namespaces inside, where a student's process would be
 * a superuser who mounts file systems as large as the machine's memory.
 */
function canDisableNamespaces(): boolean {
  disables ??= String(spawnSync('bwrap', ['--help']).stdout).includes('--disable-userns');
  return disables;
}
