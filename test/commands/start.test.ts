import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedAddress } from './printed-address.js';

let work: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  work = join(await mkdtemp(join(tmpdir(), 'nabla-start-')), 'work');
});

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function nabla(...args: readonly string[]) {
  const child = spawn(process.execPath, ['app/bin/nabla.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

async function ended(...args: readonly string[]) {
  const child = nabla(...args);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: Number(code), stdout, stderr };
}

const address = (child: ReturnType<typeof nabla>) => printedAddress(child.stdout);

async function occupied(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('no port');
  return { port: at.port, server };
}

describe('nabla start', () => {
  it('copies the lessons, serves them at the printed address and ends on Ctrl+C', async () => {
    const child = nabla('start', '--no-open', '--work', work);
    const url = await address(child);
    expect(url.hostname).toBe('127.0.0.1');
    const entered = await fetch(url, { redirect: 'manual' });
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const home = await fetch(url.origin, { headers: { cookie } });
    expect(await home.text()).toContain('<title>Nabla');
    expect(await readdir(work)).toContain('04-gradient-descent.ipynb');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('started again on the same folder says where the course is open, and leaves it alone', async () => {
    const url = await address(nabla('start', '--no-open', '--work', work));
    const { code, stdout } = await ended('start', '--no-open', '--work', work);
    expect(code).toBe(0);
    expect(stdout).toBe(`The course is already open at ${url.href}\n`);
    expect((await stat(join(work, '.nabla', 'running.json'))).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === 'win32')(
    'says that a course is open that does not answer',
    async () => {
      const child = nabla('start', '--no-open', '--work', work);
      const { origin } = await address(child);
      child.kill('SIGSTOP');
      const { code, stderr } = await ended('start', '--no-open', '--work', work);
      expect(code).toBe(1);
      expect(stderr).toBe(
        `The course is already open at ${origin}, but does not answer: end process ${child.pid} and start again.\n`,
      );
    },
  );

  it('started twice at once is one course', async () => {
    const both = [1, 2].map(() => nabla('start', '--no-open', '--work', work));
    const [first, second] = await Promise.all(both.map(address));
    expect(first?.href).toBe(second?.href);
    await Promise.race(both.map((child) => once(child, 'exit')));
    const codes = both.map(({ exitCode }) => exitCode);
    expect(codes).toContain(0);
    expect(codes).toContain(null);
  });

  it.each([['SIGINT'], ['SIGKILL']] as const)(
    'starts again after %s, on the port of the last time',
    async (signal) => {
      await mkdir(join(work, '.nabla'), { recursive: true });
      const { port, server } = await occupied();
      server.close();
      await writeFile(join(work, '.nabla', 'port'), `${port}\n`);
      for (let i = 0; i < 2; i++) {
        const child = nabla('start', '--no-open', '--work', work);
        expect(Number((await address(child)).port)).toBe(port);
        child.kill(signal);
        await once(child, 'exit');
      }
    },
  );

  it.each([
    ['nothing', ''],
    ['what is no lock', '[]'],
    [
      'another program’s process id',
      JSON.stringify({ pid: 1, started: '2026-01-01T00:00:00.000Z' }),
    ],
    [
      'another server’s port',
      JSON.stringify({ pid: process.pid, started: '2026-01-01', port: 9, token: 't' }),
    ],
  ])('starts where a file of a course that has ended holds %s', async (_, text) => {
    await mkdir(join(work, '.nabla'), { recursive: true });
    const file = join(work, '.nabla', 'running.json');
    await writeFile(file, text);
    await utimes(file, 0, 0);
    await address(nabla('start', '--no-open', '--work', work));
  });

  it('serves nothing without the token', async () => {
    const url = await address(nabla('start', '--no-open', '--work', work));
    expect((await fetch(url.origin)).status).toBe(403);
  });

  it('says in one sentence that the port is in use', async () => {
    const { port, server } = await occupied();
    const { code, stderr } = await ended('start', '--no-open', '--work', work, '--port', `${port}`);
    server.close();
    expect(code).toBe(1);
    expect(stderr).toBe(
      `Port ${port} is in use; stop what runs there or choose another with --port.\n`,
    );
  });

  it('says where the copies cannot be written', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'nabla-')), 'file');
    await writeFile(file, '');
    const { code, stderr } = await ended('start', '--no-open', '--work', join(file, 'work'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Your copies of the lessons cannot be written to .+ with --work\.\n$/);
  });

  it.each(['0', '65536', '8.5', 'http'])('refuses the port %s', async (port) => {
    const { code, stderr } = await ended('start', '--port', port);
    expect(code).toBe(1);
    expect(stderr).toContain('it must be a whole number from 1 to 65535');
  });
});
