import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { Command } from 'commander';
import { updateWork } from '../course/work.js';
import { installKernel } from '../kernel/install.js';
import { notebooksFolder, workFolder } from '../places.js';

type Call = readonly [program: string, ...args: string[]];

/** The pages that can show the course, the better one first, and the ways to call each. */
const pages: readonly { readonly name: string; readonly calls: readonly Call[] }[] = [
  {
    name: 'JupyterLab',
    calls: [
      ['jupyter-lab'],
      ['jupyter', 'lab'],
      ['python3', '-m', 'jupyterlab'],
      ['python', '-m', 'jupyterlab'],
    ],
  },
  {
    name: 'Jupyter Notebook',
    calls: [
      ['jupyter-notebook'],
      ['jupyter', 'notebook'],
      ['python3', '-m', 'notebook'],
      ['python', '-m', 'notebook'],
    ],
  },
];

export function labCommand(): Command {
  return new Command('lab')
    .description('open the course in the JupyterLab of this machine, with this kernel')
    .option('--work <folder>', 'where your copies of the lessons live', workFolder)
    .argument('[arguments...]', 'what JupyterLab itself is given, after "--"')
    .action(async (rest: string[], { work }: { work: string }) => {
      const found = find();
      if (!found) {
        throw new Error(
          'No JupyterLab was found on the PATH: install one with "pip install jupyterlab", or use "npm start", which needs none.',
        );
      }
      if (found.name !== 'JupyterLab')
        console.log(`There is no JupyterLab on the PATH; the course opens in ${found.name}.`);
      await open(found.call, resolve(work), rest);
    });
}

/** The first page that answers when it is called, and the call. */
function find(): { readonly name: string; readonly call: Call } | undefined {
  for (const { name, calls } of pages) {
    const call = calls.find(answers);
    if (call) return { name, call };
  }
  return undefined;
}

function answers([program, ...args]: Call): boolean {
  return spawnSync(program, [...args, '--version'], { stdio: 'ignore' }).status === 0;
}

/** Runs Jupyter with the kernel known to it alone: nothing is left on the machine afterwards. */
async function open(
  [program, ...args]: Call,
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
