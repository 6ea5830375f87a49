import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startServer } from '../../app/server/start.js';
import { ask } from './client.js';

const folder = () => mkdtemp(join(tmpdir(), 'nabla-start-'));

it('prints an address that lets one in', async () => {
  const server = await startServer({ root: await folder(), warm: false });
  const { pathname, search, port } = new URL(server.url);
  const entered = await ask(Number(port), pathname + search);
  const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  expect((await ask(Number(port), '/', { headers: { cookie } })).status).toBe(200);
  await server.close();
});

it('says in one sentence that a port is in use', async () => {
  const first = await startServer({ root: await folder(), warm: false });
  await expect(
    startServer({ root: await folder(), port: first.port, warm: false }),
  ).rejects.toThrow(
    `Port ${first.port} is in use; stop what runs there or choose another with --port.`,
  );
  await first.close();
});

it('says which folder is missing', async () => {
  await expect(startServer({ root: '/no/such/folder' })).rejects.toThrow(
    'The folder /no/such/folder cannot be served',
  );
});

it('sends the page compressed and lets the browser keep what is named by its content', async () => {
  const server = await startServer({ root: await folder(), warm: false });
  const cookie = `nabla-${server.port}=${server.token}`;
  const page = await ask(server.port, '/', { headers: { cookie } });
  const script = /src="(\/static\/home-[^"]+\.js)"/.exec(page.text)?.[1] ?? '';
  const plain = await ask(server.port, script);
  const packed = await ask(server.port, script, { headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers['content-encoding']).toBe('br');
  expect(Number(packed.headers['content-length'])).toBeLessThan(
    Number(plain.headers['content-length']),
  );
  expect(plain.headers['cache-control']).toContain('immutable');
  expect(page.headers['cache-control']).toBe('no-cache');
  await server.close();
});

it('answers HEAD like GET without a body, and an unknown method with 405', async () => {
  const server = await startServer({ root: await folder(), warm: false });
  const headers = {
    cookie: `nabla-${server.port}=${server.token}`,
    origin: `http://127.0.0.1:${server.port}`,
  };
  const head = await ask(server.port, '/api/status', { method: 'HEAD', headers });
  expect([head.status, head.text]).toEqual([200, '']);
  expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
  expect((await ask(server.port, '/api/status', { method: 'DELETE', headers })).status).toBe(405);
  await server.close();
});
