import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedAddress } from './printed-address.js';

let base: string;
let child: ChildProcess | undefined;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'nabla-open-'));
});
afterEach(() => child?.kill('SIGKILL'));

/** Starts the course with a stand-in for the browser, which writes down what it was given. */
async function start() {
  const told = join(base, 'told');
  for (const name of ['xdg-open', 'open']) {
    await writeFile(
      join(base, name),
      `#!/bin/sh\necho "$@" > "${told}.new"; mv "${told}.new" "${told}"\n`,
    );
    await chmod(join(base, name), 0o755);
  }
  const started = spawn(
    process.execPath,
    ['app/bin/nabla.js', 'start', '--work', join(base, 'work')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PATH: [base, process.env.PATH].join(delimiter) },
    },
  );
  child = started;
  const printed = await printedAddress(started.stdout);
  await expect.poll(() => readFile(told, 'utf8').catch(() => '')).not.toBe('');
  return { course: started, printed, given: (await readFile(told, 'utf8')).trim() };
}

/** The address that a file leads on to. */
async function addressIn(file: string): Promise<URL> {
  return new URL(/url=([^"]+)"/.exec(await readFile(file, 'utf8'))?.[1] ?? '');
}

describe.skipIf(process.platform === 'win32')('the address of a started course', () => {
  it('N12: is not among the arguments of the browser, which every user of the machine can read', async () => {
    const { printed, given } = await start();
    const file = fileURLToPath(given);
    const invitation = await addressIn(file);
    for (const { searchParams } of [printed, invitation]) {
      expect(given).not.toContain(searchParams.get('token'));
    }
    expect(invitation.searchParams.get('token')).not.toBe(printed.searchParams.get('token'));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dirname(file))).mode & 0o777).toBe(0o700);
  });

  it('N12: lets the browser in once, and its file is gone then', async () => {
    const { printed, given } = await start();
    const file = fileURLToPath(given);
    const invitation = await addressIn(file);
    const entered = await fetch(invitation, { redirect: 'manual' });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await fetch(printed.origin, { headers: { cookie } })).status).toBe(200);
    expect((await fetch(invitation, { redirect: 'manual' })).status).toBe(403);
    expect((await fetch(printed, { redirect: 'manual' })).status).toBe(302);
    await expect.poll(() => readdir(join(base, 'work', '.nabla'))).toEqual(['copies.json']);
  });

  it('N12: leaves no file behind when no browser took it', async () => {
    const { course } = await start();
    course.kill('SIGINT');
    expect(await once(course, 'exit')).toEqual([0, null]);
    expect(await readdir(join(base, 'work', '.nabla'))).toEqual(['copies.json']);
  });
});
