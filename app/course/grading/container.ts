import { type Command, fileBytes, nobody, openFiles } from './command.js';
import { lessonFolder } from './lesson-folder.js';
import type { Limits } from './limits.js';
import { readableFiles } from './readable-files.js';

/** The image that containers are made of: Node's own, of this Node's main version. It is never fetched from here. */
export const containerImage = `docker.io/library/node:${process.versions.node.split('.')[0]}-slim`;

/** A program in a container of Docker or Podman. */
export function container(
  engine: 'docker' | 'podman',
  program: readonly string[],
  limits: Limits,
): Command {
  const memory = `${limits.memoryMegabytes}m`;
  const volumes = readableFiles(program).flatMap((path) => ['--volume', `${path}:${path}:ro`]);
  return {
    file: engine,
    // Passed on by the engine to the first process inside, which then ends the others.
    endedBy: 'SIGTERM',
    args: [
      ...['run', '--rm', '--interactive', '--pull', 'never', '--log-driver', 'none'],
      ...['--network', 'none', '--user', `${nobody}:${nobody}`, '--cap-drop', 'ALL'],
      ...['--security-opt', 'no-new-privileges', '--security-opt', 'label=disable'],
      ...['--memory', memory, '--memory-swap', memory, '--pids-limit', String(limits.processes)],
      ...ulimits(),
      ...['--read-only', '--tmpfs', `/tmp:size=${fileBytes},mode=1777`],
      ...['--tmpfs', `${lessonFolder}:ro`, '--workdir', lessonFolder, ...volumes, containerImage],
      ...lifetime(limits),
      ...['/usr/bin/env', '-i', 'PATH=/usr/local/bin:/usr/bin:/bin', 'HOME=/tmp'],
      ...program.map((word) => (word === process.execPath ? 'node' : word)),
    ],
  };
}

/** Like bubblewrap's. The engine's own value for `nproc` is more than some hosts can give. */
function ulimits(): string[] {
  const all = { core: 0, fsize: fileBytes, nofile: openFiles, nproc: 4096 };
  return Object.entries(all).flatMap(([name, value]) => ['--ulimit', `${name}=${value}:${value}`]);
}

/**
 * The first process of the container. It ends the container when it is told to, and when the grader
 * is gone and can no longer tell.
 */
function lifetime({ totalSeconds }: Limits): string[] {
  return ['timeout', '--signal=KILL', '--kill-after=1', String(totalSeconds)];
}
