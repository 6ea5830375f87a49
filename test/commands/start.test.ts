import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
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

async function ended(...args: readonly string[]): Promise<{ code: number; stderr: string }> {
  const child = nabla(...args);
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  return { code, stderr };
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
