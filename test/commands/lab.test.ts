import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';

let bin: string;
let work: string;

beforeEach(async () => {
  bin = await mkdtemp(join(tmpdir(), 'bin-'));
  work = join(await mkdtemp(join(tmpdir(), 'nabla-lab-test-')), 'work');
});

function lab(path: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, ['app/bin/nabla.js', 'lab', '--work', work, ...args], {
    encoding: 'utf8',
    env: { PATH: path, HOME: work },
  });
}

it('says how to get JupyterLab where there is none', () => {
  const { status, stderr } = lab(bin);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^No JupyterLab was found on the PATH: install one with .+npm start.+\.\n$/,
  );
  expect(existsSync(work)).toBe(false);
});

/** Stands in for Jupyter, which a test machine rarely has: tells how it was called, and ends with 3. */
async function standIn(program: string): Promise<void> {
  const script = [
    '#!/bin/sh',
    'if [ "$1" = --version ]; then echo 4; exit; fi',
    'pwd; echo "$@"; echo "$JUPYTER_PATH"; cat "$JUPYTER_PATH/kernels/tslab/kernel.json"; exit 3',
  ];
  await writeFile(join(bin, program), script.join('\n'));
  await chmod(join(bin, program), 0o755);
}

it('runs JupyterLab in the work folder, with a kernel that it alone can find', async () => {
  await standIn('jupyter-lab');
  await standIn('jupyter-notebook');
  const { status, stdout } = lab([bin, '/usr/bin'].join(delimiter), '--', '--no-browser');
  const [folder, given, jupyterPath = '', ...spec] = stdout.split('\n');
  expect(folder).toBe(work);
  expect(given).toBe('--no-browser');
  expect(JSON.parse(spec.join('\n'))).toMatchObject({ display_name: 'TypeScript' });
  expect(await readdir(work)).toContain('04-gradient-descent.ipynb');
  expect(status).toBe(3);
  expect(existsSync(jupyterPath)).toBe(false);
});

it('takes a Jupyter Notebook where there is no JupyterLab, and says so', async () => {
  await standIn('jupyter-notebook');
  // Of the programs on this machine only those that the stand-in calls may be found.
  await symlink('/bin/cat', join(bin, 'cat'));
  const { status, stdout } = lab(bin);
  const [said, folder] = stdout.split('\n');
  expect(said).toBe('There is no JupyterLab on the PATH; the course opens in Jupyter Notebook.');
  expect(folder).toBe(work);
  expect(status).toBe(3);
});
