import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installKernel } from '../../app/kernel/install.js';

const python = '/usr/bin/python3';
const suite = resolve('test/kernel/conformance.py');
const available =
  spawnSync(python, ['-c', 'import jupyter_kernel_test'], { stdio: 'ignore' }).status === 0;
// Under CI the suite is installed, and a run without it would prove nothing.
const skip = !available && process.env.CI !== 'true';
if (skip) console.log("Jupyter's conformance suite is not installed: its tests are skipped.");

describe.skipIf(skip)("Jupyter's conformance suite", () => {
  let prefix = '';
  beforeAll(() => {
    prefix = mkdtempSync(join(tmpdir(), 'nabla-spec-'));
    installKernel({ prefix, name: 'nabla-under-test' });
  });
  afterAll(() => rmSync(prefix, { recursive: true, force: true }));

  test('passes with nothing skipped', () => {
    const { status, stderr } = spawnSync(python, [suite], {
      encoding: 'utf8',
      env: {
        ...process.env,
        JUPYTER_PATH: join(prefix, 'share', 'jupyter'),
        NABLA_KERNEL: 'nabla-under-test',
        PYTHONWARNINGS: 'ignore',
      },
    });
    expect(stderr).toMatch(/^Ran 12 tests/m);
    expect(stderr).not.toMatch(/skipped/);
    expect(status, stderr).toBe(0);
  });
});
