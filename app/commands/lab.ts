import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { Command } from 'commander';
import { updateWork } from '../course/work.js';
import { installKernel } from '../kernel/install.js';
import { notebooksFolder, workFolder } from '../places.js';

/** The ways to call JupyterLab, most particular first. */
const calls = [
  ['jupyter-lab'],
  ['jupyter', 'lab'],
  ['python3', '-m', 'jupyterlab'],
  ['python', '-m', 'jupyterlab'],
] as const;

export function labCommand(): Command {
  return new Command('lab')
    .description('open the course in the JupyterLab of this machine, with this kernel')
    .option('--work <folder>', 'where your copies of the lessons live', workFolder)
    .argument('[arguments...]', 'what JupyterLab itself is given, after "--"')
    .action(async (rest: string[], { work }: { work: string }) => {
      const call = calls.find(answers);
      if (!call) {
        throw new Error(
          'No JupyterLab was found on the PATH: install one with "pip install jupyterlab", or use "npm start", which needs none.',
        );
      }
      await open(call, resolve(work), rest);
    });
}

function answers([program, ...args]: readonly [string, ...string[]]): boolean {
  return spawnSync(program, [...args, '--version'], { stdio: 'ignore' }).status === 0;
}

/** Runs JupyterLab with the kernel known to it alone: nothing is left on the machine afterwards. */
async function open(
  [program, ...args]: readonly [string, ...string[]],
  work: string,
  rest: readonly string[],
): Promise<void> {
  await updateWork(notebooksFolder, work);
  const prefix = await mkdtemp(join(tmpdir(), 'nabla-lab-'));
  try {
    installKernel({ prefix });
    const known = [join(prefix, 'share', 'jupyter'), process.env.JUPYTER_PATH].filter(Boolean);
    const lab = spawn(program, [...args, ...rest], {
      cwd: work,
      stdio: 'inherit',
      env: { ...process.env, JUPYTER_PATH: known.join(delimiter) },
    });
    // Ctrl+C in the terminal reaches JupyterLab too: this process ends after it.
    process.on('SIGINT', () => {});
    const [code] = await once(lab, 'exit');
    process.exitCode = typeof code === 'number' ? code : 1;
  } finally {
    await rm(prefix, { recursive: true, force: true });
  }
}
