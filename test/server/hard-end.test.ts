import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ask } from './client.js';
import { type ServerProcess, serve } from './server-process.js';

const send = (server: ServerProcess, path: string, method: string, body: unknown) =>
  ask(server.port, path, {
    method,
    headers: { authorization: `token ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const content = (mark: string) => ({
  cells: [{ id: 'a', cell_type: 'raw', metadata: {}, source: mark.repeat(2_000_000) }],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
});

it('a server that is killed in the middle of a save leaves the old or the new file whole', async () => {
  const root = await mkdtemp(join(tmpdir(), 'nabla-hard-'));
  const first = await serve(root);
  await send(first, '/api/contents/a.ipynb', 'PUT', { type: 'notebook', content: content('o') });
  await first.kill();
  for (let delay = 0; delay < 60; delay += 6) {
    const server = await serve(root);
    const saving = send(server, '/api/contents/a.ipynb', 'PUT', {
      type: 'notebook',
      content: content('n'),
    });
    saving.catch(() => undefined);
    // The moment is the point of this test: each round ends the server a little later into its save.
    await new Promise((resolve) => setTimeout(resolve, delay));
    await server.kill();
    const [cell] = JSON.parse(await readFile(join(root, 'a.ipynb'), 'utf8')).cells;
    expect(['o', 'n'].map((mark) => mark.repeat(2_000_000))).toContain(cell.source.join(''));
  }
});

it.skipIf(process.platform === 'win32')(
  'a server that is killed leaves no kernel behind',
  async () => {
    const server = await serve(await mkdtemp(join(tmpdir(), 'nabla-hard-')));
    await send(server, '/api/kernels', 'POST', {});
    const children = () =>
      execFileSync('ps', ['-eo', 'pid,ppid,args'])
        .toString()
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter(
          ([, parent, ...args]) =>
            Number(parent) === server.process.pid && args.join(' ').includes('kernel'),
        )
        .map(([pid]) => Number(pid));
    const kernels = children();
    expect(kernels.length).toBeGreaterThan(0);
    await server.kill();
    const alive = () =>
      kernels.filter((pid) => {
        try {
          process.kill(pid, 0);
          return true;
        } catch {
          return false;
        }
      });
    await expect.poll(alive).toEqual([]);
  },
);
