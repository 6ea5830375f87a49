import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KernelClient } from '../../app/kernel/client.js';
import { type KernelProcess, launchKernel } from '../../app/kernel/launch.js';
import { resultText } from './running-kernel.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabla-launch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Starts a program that goes on for long, with the kernel's own output as its output; its process id is the result. */
const startsSleeper = `import { spawn } from 'node:child_process';
spawn('sleep', ['300'], { stdio: 'inherit' }).pid;`;
/** The same, with a program that does not end when it is asked to. */
const startsStubborn = `import { spawn } from 'node:child_process';
import { once } from 'node:events';
const stubborn = spawn('sh', ['-c', 'trap "" TERM; echo ready; while :; do sleep 1; done'], { stdio: ['ignore', 'pipe', 'inherit'] });
await once(stubborn.stdout, 'data');
stubborn.pid;`;

async function programOf(kernel: KernelProcess, code: string): Promise<number> {
  const client = new KernelClient(kernel.connection, { exited: kernel.exited });
  await client.ready();
  const result = await client.execute(code).finally(() => client.close());
  return Number(resultText(result));
}

describe.skipIf(process.platform === 'win32')('a program that a cell has started', () => {
  test.each([
    ['it is ended at once', (kernel: KernelProcess) => kernel.kill()],
    ['it is asked to end', (kernel: KernelProcess) => kernel.shutdown()],
    ['somebody else kills it', ({ process: child }: KernelProcess) => child.kill('SIGKILL')],
  ])('does not hide that its kernel has ended, and ends with it, when %s', async (_, end) => {
    const kernel = await launchKernel({ cwd: folder });
    const pid = await programOf(kernel, startsSleeper);
    expect(isAlive(pid)).toBe(true);
    await end(kernel);
    await kernel.exited;
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  test('is ended although it refuses to be asked', async () => {
    const kernel = await launchKernel({ cwd: folder });
    const pid = await programOf(kernel, startsStubborn);
    await kernel.shutdown();
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  test('goes on when the cell is interrupted', async () => {
    const kernel = await launchKernel({ cwd: folder });
    const pid = await programOf(kernel, startsSleeper);
    await kernel.interrupt();
    expect(isAlive(pid)).toBe(true);
    await kernel.kill();
  });

  test.each([
    ['waits to be asked', startsSleeper],
    ['does not end when it is asked to', startsStubborn],
  ])('and %s ends with the kernel when the server was killed', async (_, code) => {
    const built = (file: string) => JSON.stringify(pathToFileURL(resolve('app/dist', file)).href);
    const script = `
      import { KernelClient } from ${built('kernel/client.js')};
      import { launchKernel } from ${built('kernel/launch.js')};
      const kernel = await launchKernel({ cwd: ${JSON.stringify(folder)} });
      const client = new KernelClient(kernel.connection, { exited: kernel.exited });
      await client.ready();
      const { outputs } = await client.execute(${JSON.stringify(code)});
      process.stdout.write(kernel.process.pid + ' ' + outputs[0].data['text/plain'] + '\\n', () => process.kill(process.pid, 'SIGKILL'));`;
    const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [told] = await once(server.stdout, 'data');
    const pids = String(told).trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    await expect.poll(() => pids.filter(isAlive)).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
