import { mkdir, mkdtemp, readdir, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { sweep } from '../../app/commands/sweep.js';

afterEach(() => vi.unstubAllEnvs());

const LONG_AGO = new Date('2026-01-01');
const part = (name: string) => `.${name}0123456789ab.saving`;

it('parts of saves and of openings are removed when they are old, and nothing else is', async () => {
  const work = await mkdtemp(join(tmpdir(), 'nabla-sweep-'));
  const left = [
    part(''),
    part('01-a.ipynb.'),
    join('.nabla', part('')),
    join('.ipynb_checkpoints', part('')),
  ];
  const kept = ['01-a.ipynb', '.my.saving', join('.nabla', 'study.json'), part('new.')];
  await mkdir(join(work, '.nabla'));
  await mkdir(join(work, '.ipynb_checkpoints'));
  await mkdir(join(work, '.nabla', 'open-abc'));
  await utimes(join(work, '.nabla', 'open-abc'), LONG_AGO, LONG_AGO);
  for (const name of [...left, ...kept]) {
    await writeFile(join(work, name), '');
    if (name !== part('new.')) await utimes(join(work, name), LONG_AGO, LONG_AGO);
  }
  await sweep(work);
  const names = (await readdir(work, { recursive: true })).sort();
  expect(names).toEqual(['.ipynb_checkpoints', '.nabla', ...kept].sort());
});

it('folders of kernels are removed when who started them is gone', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'nabla-sweep-'));
  vi.stubEnv('TMPDIR', temporary);
  const owners = { gone: 2 ** 30, running: process.pid, unknown: undefined };
  for (const [name, owner] of Object.entries(owners)) {
    const folder = join(temporary, `nabla-kernel-${name}`);
    await mkdir(folder);
    if (owner !== undefined) await writeFile(join(folder, 'owner'), String(owner));
    await utimes(folder, LONG_AGO, LONG_AGO);
  }
  await sweep(join(temporary, 'work'));
  expect((await readdir(temporary)).sort()).toEqual([
    'nabla-kernel-running',
    'nabla-kernel-unknown',
  ]);
});
