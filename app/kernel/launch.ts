import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KernelClient } from './client.js';
import { endGroup, hasGroups } from './group.js';
import { frugalAllocator } from './memory.js';
import { privateFolder } from './private-folder.js';
import {
  type ConnectionInfo,
  connectionIn,
  freshConnection,
  parseConnection,
  type Transport,
} from './wire/connection.js';

/** How a kernel's process ended. */
export interface KernelExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of what the process itself wrote to its standard error: the reason, if it crashed. */
  readonly stderr: string;
}

/** A kernel that runs as a child of this process. */
export interface KernelProcess {
  readonly id: string;
  readonly connection: ConnectionInfo;
  readonly process: ChildProcess;
  /** Resolves when the process has ended, and with it what cells have started. */
  readonly exited: Promise<KernelExit>;
  /** Stops the running cell. */
  interrupt(): Promise<void>;
  /** Asks the kernel to end, and ends it if it has not within two seconds. */
  shutdown(): Promise<KernelExit>;
  /** Ends the process at once. */
  kill(): Promise<KernelExit>;
}

/** Where the kernel writes its connection, ports filled in, once it listens. */
const readyFd = 3;

/** The built entry of the kernel, also when this file runs as TypeScript source under a test. */
export const kernelEntry = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../dist/kernel/main.js' : './main.js',
    import.meta.url,
  ),
);

/** Windows knows no sockets in folders. */
const usualTransport: Transport = process.platform === 'win32' ? 'tcp' : 'ipc';

/**
 * Starts a kernel in the folder `cwd` and resolves when its sockets are bound. They are in a folder that only
 * this user can enter: what a kernel says on a port of the machine, every user of it could hear. Where they are
 * ports, the kernel chooses free ones itself and tells us which, so no other program can take one in between.
 */
export async function launchKernel(options: {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** How the kernel is reached (default: sockets in a folder, ports on Windows). */
  readonly transport?: Transport;
}): Promise<KernelProcess> {
  const folder = await privateFolder();
  const file = join(folder, 'connection.json');
  const { transport = usualTransport } = options;
  const connection = transport === 'ipc' ? connectionIn(folder) : freshConnection();
  await writeFile(file, JSON.stringify(connection), { mode: 0o600 });
  // Who finds the folder later sees whether it is still in use.
  await writeFile(join(folder, 'owner'), String(process.pid));
  const child = spawn(
    process.execPath,
    [kernelEntry, '--connection-file', file, '--ready-fd', String(readyFd)],
    {
      cwd: options.cwd,
      env: {
        ...process.env,
        ...frugalAllocator,
        ...options.env,
        JPY_PARENT_PID: String(process.pid),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      detached: hasGroups,
    },
  );
  const exited = exitOf(child).finally(() => rm(folder, { recursive: true, force: true }));
  return kernelProcess(child, await bound(child, exited), exited);
}

/** How long the last of a kernel's output is waited for, in milliseconds: a program that a cell started may hold it open. */
const lastWordsMs = 200;

/** Resolves when the process has ended, however its output goes on; a process that could not start counts as ended. */
function exitOf(child: ChildProcess): Promise<KernelExit> {
  let stderr = '';
  child.stdout?.resume();
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-4000);
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, signal: null, stderr: error.message }));
    child.once('exit', async (code, signal) => {
      if (child.pid !== undefined) await endGroup(child.pid);
      await Promise.race([closed, pause(lastWordsMs)]);
      for (const pipe of child.stdio) pipe?.destroy();
      resolve({ code, signal, stderr });
    });
  });
}

async function bound(child: ChildProcess, exited: Promise<KernelExit>): Promise<ConnectionInfo> {
  const pipe = child.stdio[readyFd];
  if (!(pipe instanceof Readable)) throw new Error('The kernel was started without its pipe.');
  const told = once(createInterface(pipe), 'line').then(([line]) => parseConnection(String(line)));
  const died = exited.then(({ code, signal, stderr }): never => {
    throw new Error(`The kernel ended before it was ready (${signal ?? code}). ${stderr}`.trim());
  });
  return Promise.race([told, died]);
}

function kernelProcess(
  child: ChildProcess,
  connection: ConnectionInfo,
  exited: Promise<KernelExit>,
): KernelProcess {
  const withClient = async (act: (client: KernelClient) => Promise<unknown>): Promise<void> => {
    const client = new KernelClient(connection, { exited });
    await act(client).finally(() => client.close());
  };
  const kill = () => {
    child.kill('SIGKILL');
    return exited;
  };
  return {
    id: randomUUID(),
    connection,
    process: child,
    exited,
    interrupt: () => withClient((client) => client.interrupt()),
    shutdown: async () => {
      const late = setTimeout(kill, 2000);
      // A kernel that has ended already, or ends before its answer is read, is what was asked for.
      await withClient((client) =>
        client.request('control', 'shutdown_request', { restart: false }),
      ).catch(() => undefined);
      const exit = await exited;
      clearTimeout(late);
      return exit;
    },
    kill,
  };
}
