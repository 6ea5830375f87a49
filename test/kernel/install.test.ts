import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { installKernel, uninstallKernel } from '../../app/kernel/install.js';

const prefix = mkdtempSync(join(tmpdir(), 'nabla-prefix-'));
afterAll(() => rmSync(prefix, { recursive: true, force: true }));

describe('registering the kernel with Jupyter', () => {
  test('writes a specification that starts it and interrupts it by message', () => {
    const folder = installKernel({ prefix });
    expect(folder).toBe(join(prefix, 'share', 'jupyter', 'kernels', 'tslab'));
    const spec = JSON.parse(readFileSync(join(folder, 'kernel.json'), 'utf8'));
    expect(spec).toMatchObject({ language: 'typescript', interrupt_mode: 'message' });
    expect(spec.argv.slice(2)).toEqual(['--connection-file', '{connection_file}']);
    expect(existsSync(spec.argv[1])).toBe(true);
  });

  test('may be repeated, and taken back', () => {
    installKernel({ prefix });
    const folder = installKernel({ prefix });
    expect(uninstallKernel({ prefix })).toBe(folder);
    expect(existsSync(folder)).toBe(false);
    expect(uninstallKernel({ prefix })).toBeUndefined();
  });

  test("leaves somebody else's kernel of the same name alone, unless forced", () => {
    const folder = join(prefix, 'share', 'jupyter', 'kernels', 'tslab');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'kernel.json'), '{"argv": ["tslab"], "display_name": "TypeScript"}');
    expect(() => installKernel({ prefix })).toThrow(/did not install; use --force to replace/);
    expect(() => uninstallKernel({ prefix })).toThrow(/use --force to remove/);
    expect(installKernel({ prefix, force: true })).toBe(folder);
    expect(uninstallKernel({ prefix })).toBe(folder);
  });

  test('refuses a name that is no folder, and two places at once', () => {
    expect(() => installKernel({ prefix, name: '../x' })).toThrow(/"\.\.\/x" came/);
    expect(() => installKernel({ prefix, sysPrefix: true })).toThrow(/give one of them/);
  });
});

const python = '/usr/bin/python3';
const hasClient = spawnSync(python, ['-c', 'import nbclient'], { stdio: 'ignore' }).status === 0;
const skip = !hasClient && process.env.CI !== 'true';
if (skip) console.log('nbclient is not installed: its test is skipped.');

test.skipIf(skip)('nbclient, a real Jupyter client, runs a notebook and finds its error', () => {
  installKernel({ prefix, name: 'nabla-client' });
  const script = `
import nbformat
from nbclient import NotebookClient
cells = [nbformat.v4.new_code_cell(c) for c in ["const x = 20;", "console.log('printed'); x * 2 + 2", "throw new RangeError('too far');"]]
nb = nbformat.v4.new_notebook(cells=cells)
NotebookClient(nb, kernel_name='nabla-client', allow_errors=True, timeout=180).execute()
out = nb.cells[1].outputs
assert out[0].text == 'printed\\n', out
assert out[1].data['text/plain'] == '42', out
error = nb.cells[2].outputs[0]
assert (error.ename, error.evalue) == ('RangeError', 'too far'), error
assert 'In[3]:1:7' in '\\n'.join(error.traceback), error
`;
  const { status, stderr } = spawnSync(python, ['-W', 'ignore', '-c', script], {
    encoding: 'utf8',
    env: { ...process.env, JUPYTER_PATH: join(prefix, 'share', 'jupyter') },
  });
  expect(status, stderr).toBe(0);
});
