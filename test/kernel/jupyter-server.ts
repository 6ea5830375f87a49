import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A page in which Jupyter shows a notebook. */
export interface JupyterPage {
  readonly name: string;
  /** How its server is called, and the version that it must have. */
  readonly command: string;
  readonly version: RegExp;
  readonly path: string;
  /** The selectors of its parts. */
  readonly cell: string;
  readonly editor: string;
  readonly interrupt: string;
  readonly idle: string;
}

/** Whether the server of a page is on this machine. */
export function isInstalled({ command, version }: JupyterPage): boolean {
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  return version.test(stdout ?? '');
}

/** A Jupyter server with a home of its own that knows the kernel and one notebook. */
export class JupyterServer {
  private constructor(
    readonly url: string,
    readonly folder: string,
    readonly process: ChildProcess,
  ) {}

  static async start({ command }: JupyterPage, cells: readonly string[]): Promise<JupyterServer> {
    const folder = await mkdtemp(join(tmpdir(), 'nabla-jupyter-'));
    const install = ['app/bin/nabla.js', 'kernel', 'install', '--prefix', join(folder, 'prefix')];
    const { status, stderr } = spawnSync(process.execPath, install, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    await mkdir(join(folder, 'work'));
    await writeFile(join(folder, 'work', 'lesson.ipynb'), notebook(cells));
    const options = ['--no-browser', '--allow-root', '--ip=127.0.0.1', '--port=18888'];
    const token = ['--NotebookApp.token=', '--IdentityProvider.token='];
    const server = spawn(command, [...options, ...token, `--notebook-dir=${folder}/work`], {
      env: { ...process.env, HOME: folder, JUPYTER_PATH: join(folder, 'prefix/share/jupyter') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new JupyterServer(await address(server), folder, server);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The address that a server names once it listens: if its port is taken, it finds another. */
function address({ stderr, pid }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (url) resolve(url[0]);
    });
    stderr?.on('end', () => reject(new Error(`The Jupyter server ${pid} ended: ${said}`)));
  });
}

function notebook(sources: readonly string[]): string {
  const kernelspec = { display_name: 'TypeScript', language: 'typescript', name: 'tslab' };
  const cells = sources.map((source, index) => ({
    id: `cell-${index}`,
    cell_type: 'code',
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells });
}
