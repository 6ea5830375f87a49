import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onFamiliarPort } from '../../app/commands/choose-port.js';
import { PortTaken } from '../../app/server/listen.js';

async function chosen(last: string | undefined, isFree: (port: number) => boolean) {
  const work = await mkdtemp(join(tmpdir(), 'nabla-port-'));
  await mkdir(join(work, '.nabla'));
  const file = join(work, '.nabla', 'port');
  if (last !== undefined) await writeFile(file, last);
  const { port } = await onFamiliarPort(work, async (port) => {
    if (!isFree(port)) throw new PortTaken();
    return { port };
  });
  return { port, kept: await readFile(file, 'utf8') };
}

it.each([
  ['that of the last time', '9321\n', () => true, 9321],
  ['the usual one the first time', undefined, () => true, 8888],
  ['the usual one when the last is taken', '9321\n', (port: number) => port !== 9321, 8888],
  ['the next free one after it', '8888', (port: number) => port > 8889, 8890],
  ['the usual one when the last is no port', 'http', () => true, 8888],
  ['any when a hundred are taken', undefined, (port: number) => port === 0, 0],
])('the port is %s', async (_, last, isFree, port) => {
  expect(await chosen(last, isFree)).toEqual({ port, kept: `${port}\n` });
});

it('another failure than a taken port is told at once', async () => {
  const fail = () => Promise.reject(new Error('The page is not built.'));
  await expect(onFamiliarPort('/no/such/folder', fail)).rejects.toThrow('The page is not built.');
});
