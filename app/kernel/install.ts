import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { isRecord } from '../is-record.js';
import { kernelEntry } from './launch.js';
import { frugalAllocator } from './memory.js';

/** Where a kernel is registered: for this user, in a Python environment, or under a prefix. */
export interface InstallPlace {
  /** A folder whose `share/jupyter` Jupyter reads, such as `/usr/local`. */
  readonly prefix?: string;
  /** The prefix of the Python on the PATH: a virtual or conda environment. */
  readonly sysPrefix?: boolean;
}

export interface InstallOptions extends InstallPlace {
  /** Replace a kernel of the same name that is not ours (default false). */
  readonly force?: boolean;
  /** The name that notebooks ask for (default `tslab`, so that plain tslab can open them too). */
  readonly name?: string;
}

/** What `kernel.json` says: how Jupyter starts the kernel and stops its cells. */
export function kernelSpec(): Record<string, unknown> {
  return {
    argv: [process.execPath, kernelEntry, '--connection-file', '{connection_file}'],
    display_name: 'TypeScript',
    language: 'typescript',
    env: frugalAllocator,
    // A message works everywhere; a signal would end the process on Windows.
    interrupt_mode: 'message',
    kernel_protocol_version: '5.3',
    metadata: { debugger: false, nabla: true },
  };
}

/** Registers the kernel with Jupyter; returns the folder of its specification. */
export function installKernel(options: InstallOptions = {}): string {
  const folder = specFolder(options);
  if (!options.force) refuseForeign(folder, 'replace');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'kernel.json'), `${JSON.stringify(kernelSpec(), null, 2)}\n`);
  return folder;
}

/** Removes what `installKernel` wrote; returns its folder, or undefined when there was nothing. */
export function uninstallKernel(options: InstallOptions = {}): string | undefined {
  const folder = specFolder(options);
  if (!existsSync(folder)) return undefined;
  if (!options.force) refuseForeign(folder, 'remove');
  rmSync(folder, { recursive: true });
  return folder;
}

function specFolder({ prefix, sysPrefix, name = 'tslab' }: InstallOptions): string {
  if (!/^[A-Za-z0-9._-]+$/.test(name))
    throw new Error(
      `A kernel's name may hold letters, digits, ".", "_" and "-"; "${name}" came. Choose another name.`,
    );
  if (prefix !== undefined && sysPrefix)
    throw new Error('Both a prefix and the Python environment were given; give one of them.');
  const data = prefix ?? (sysPrefix ? pythonPrefix() : undefined);
  const jupyter = data === undefined ? userData() : join(resolve(data), 'share', 'jupyter');
  return join(jupyter, 'kernels', name);
}

/** Jupyter's data folder of this user; see Jupyter's documentation, "Common directories". */
function userData(): string {
  const { JUPYTER_DATA_DIR, APPDATA, XDG_DATA_HOME } = process.env;
  if (JUPYTER_DATA_DIR) return JUPYTER_DATA_DIR;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Jupyter');
  if (process.platform === 'win32')
    return join(APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'jupyter');
  return join(XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'jupyter');
}

function pythonPrefix(): string {
  for (const python of ['python3', 'python'])
    try {
      const ask = ['-c', 'import sys; print(sys.prefix)'];
      return execFileSync(python, ask, { encoding: 'utf8', stdio: 'pipe' }).trim();
    } catch {
      // Not on the PATH under this name.
    }
  throw new Error('No Python was found on the PATH; give the folder with --prefix instead.');
}

/** Throws when the folder holds a kernel that somebody else registered. */
function refuseForeign(folder: string, verb: string): void {
  const file = join(folder, 'kernel.json');
  if (!existsSync(folder) || (existsSync(file) && isOurs(readFileSync(file, 'utf8')))) return;
  throw new Error(
    `${folder} holds a kernel that Nabla did not install; use --force to ${verb} it all the same.`,
  );
}

function isOurs(text: string): boolean {
  try {
    const spec: unknown = JSON.parse(text);
    return isRecord(spec) && isRecord(spec.metadata) && spec.metadata.nabla === true;
  } catch {
    return false;
  }
}
