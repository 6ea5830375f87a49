import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Dealer } from 'zeromq';
import { largestRequest } from '../../app/kernel/channels/largest.js';
import { type ExecuteResult, KernelClient } from '../../app/kernel/client.js';
import { type KernelProcess, launchKernel } from '../../app/kernel/launch.js';
import { endpoint } from '../../app/kernel/wire/connection.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nabla-launch-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Launches a kernel that keeps its temporary files in a folder of the test. */
const launch = (temporary: string) => launchKernel({ cwd: folder, env: { TMPDIR: temporary } });

async function execute(kernel: KernelProcess, code: string) {
  const client = new KernelClient(kernel.connection, { exited: kernel.exited });
  await client.ready();
  return client.execute(code).finally(() => client.close());
}

describe('a launched kernel', () => {
  test.skipIf(process.platform === 'win32')(
    'N13: listens on sockets in a folder that only its user can enter, with a key of its own',
    async () => {
      const kernels = await Promise.all([launch(folder), launch(folder)]);
      const [a, b] = kernels.map(({ connection }) => connection);
      expect(a?.transport).toBe('ipc');
      expect(a?.key).not.toBe(b?.key);
      const places = [a, b].map((connection) => dirname(connection?.ip ?? ''));
      expect(new Set(places).size).toBe(2);
      for (const place of places) {
        expect((await stat(place)).mode & 0o777).toBe(0o700);
        const sockets = (await readdir(place)).filter((name) => name.startsWith('s-')).sort();
        expect(sockets).toEqual(['s-1', 's-2', 's-3', 's-4', 's-5']);
      }
      await Promise.all(kernels.map((kernel) => kernel.kill()));
    },
  );

  test.skipIf(process.platform !== 'linux')('N13: listens on no port of the machine', async () => {
    const kernel = await launch(folder);
    expect(await listeningPorts(Number(kernel.process.pid))).toEqual([]);
    await kernel.kill();
    // The check itself sees ports where there are some.
    const open = await launchKernel({ cwd: folder, transport: 'tcp' });
    expect(await listeningPorts(Number(open.process.pid))).toContain(open.connection.iopub_port);
    await open.kill();
  });

  test('listens on 127.0.0.1 alone, on ports of its own, where sockets in a folder cannot be', async () => {
    const kernels = await Promise.all(
      [1, 2].map(() => launchKernel({ cwd: folder, transport: 'tcp' })),
    );
    const ports = kernels.flatMap(({ connection: c }) => {
      expect([c.transport, c.ip]).toEqual(['tcp', '127.0.0.1']);
      return [c.shell_port, c.iopub_port, c.stdin_port, c.control_port, c.hb_port];
    });
    expect(new Set(ports).size).toBe(10);
    expect(ports).not.toContain(0);
    for (const kernel of kernels) {
      expect((await execute(kernel, '6 * 7')).outputs).toMatchObject([
        { data: { 'text/plain': '42' } },
      ]);
      await kernel.kill();
    }
  });

  test('finds a short place for its sockets when that of temporary files is far down', async () => {
    const deep = join(folder, 'a-folder-with-a-long-name'.repeat(4));
    await mkdir(deep);
    vi.stubEnv('TMPDIR', deep);
    const kernel = await launch(deep);
    vi.unstubAllEnvs();
    expect((await execute(kernel, '6 * 7')).status).toBe('ok');
    await kernel.shutdown();
  });

  test('N13: lives on when a message larger than any request comes, and does not keep it', async () => {
    const kernel = await launch(folder);
    const memory = 'process.memoryUsage().rss / 1e6';
    const before = Number(textOf(await execute(kernel, memory)));
    const stranger = new Dealer({ linger: 0 });
    stranger.connect(endpoint(kernel.connection, 'shell'));
    const cut = new Promise((resolve) => stranger.events.on('disconnect', resolve));
    await stranger.send(['<IDS|MSG>', 'x', Buffer.alloc(2 * largestRequest)]);
    await cut;
    stranger.close();
    const after = Number(textOf(await execute(kernel, memory)));
    expect(after - before).toBeLessThan(largestRequest / 1e6);
    await kernel.kill();
  });

  test('works in its folder and ends when it is asked to, with code 0', async () => {
    const kernel = await launch(folder);
    const { outputs } = await execute(kernel, 'process.cwd()');
    expect(outputs).toMatchObject([{ data: { 'text/plain': `'${folder}'` } }]);
    expect(await kernel.shutdown()).toMatchObject({ code: 0, signal: null });
  });

  test('ends while a loop runs', async () => {
    const kernel = await launch(folder);
    const client = new KernelClient(kernel.connection, { exited: kernel.exited });
    await client.ready();
    const running = client.execute("console.log('begun');\nfor (;;) {}");
    const refused = expect(running).rejects.toThrow('The kernel has ended.');
    await once(client, 'message');
    await kernel.shutdown();
    await refused;
    client.close();
  });

  test('process.exit in a cell delivers what was printed, and the client sees the end', async () => {
    const kernel = await launch(folder);
    const client = new KernelClient(kernel.connection, { exited: kernel.exited });
    await client.ready();
    const printed: unknown[] = [];
    client.on('message', (_, { header, content }) => {
      if (header.msg_type === 'stream') printed.push(content.text);
    });
    await expect(client.execute("console.log('last words');\nprocess.exit(3);")).rejects.toThrow(
      'The kernel has ended.',
    );
    expect(printed).toEqual(['last words\n']);
    expect((await kernel.exited).code).toBe(3);
    client.close();
  });

  test('leaves no files behind', async () => {
    const temporary = await mkdtemp(join(folder, 'temporary-'));
    vi.stubEnv('TMPDIR', temporary);
    const kernel = await launch(temporary);
    vi.unstubAllEnvs();
    expect(await readdir(temporary)).toHaveLength(1);
    await kernel.shutdown();
    expect(await readdir(temporary)).toEqual([]);
  });

  test('that cannot start says why', async () => {
    await expect(launchKernel({ cwd: join(folder, 'nowhere') })).rejects.toThrow(
      /The kernel ended before it was ready/,
    );
  });
});

describe('a kernel started by hand', () => {
  const entry = resolve('app/dist/kernel/main.js');

  test('writes the ports it found into the connection file, for its owner alone', async () => {
    const file = join(folder, 'connection.json');
    const ports = { shell_port: 0, iopub_port: 0, stdin_port: 0, control_port: 0, hb_port: 0 };
    await writeFile(
      file,
      JSON.stringify({ ...ports, transport: 'tcp', ip: '127.0.0.1', key: 'k' }),
      { mode: 0o600 },
    );
    const child = spawn(process.execPath, [entry, '--connection-file', file, '--ready-fd', '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [told] = await once(child.stdout, 'data');
    expect(JSON.parse(String(told)).shell_port).toBeGreaterThan(0);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  test('ends when its parent has died', async () => {
    const script = `
      const { spawn } = require('node:child_process');
      const { writeFileSync } = require('node:fs');
      const file = ${JSON.stringify(join(folder, 'orphan.json'))};
      const ports = { shell_port: 0, iopub_port: 0, stdin_port: 0, control_port: 0, hb_port: 0 };
      writeFileSync(file, JSON.stringify({ ...ports, transport: 'tcp', ip: '127.0.0.1', key: 'k' }));
      const kernel = spawn(process.execPath, [${JSON.stringify(entry)}, '--connection-file', file, '--ready-fd', '1'],
        { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, JPY_PARENT_PID: String(process.pid) } });
      kernel.stdout.once('data', () => { console.log(kernel.pid); process.kill(process.pid, 'SIGKILL'); });`;
    const parent = spawn(process.execPath, ['-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [pid] = await once(parent.stdout, 'data');
    await expect.poll(() => isAlive(Number(pid))).toBe(false);
  });
});

/** The ports on which a process listens, by the system's own table of sockets. */
async function listeningPorts(pid: number): Promise<number[]> {
  const files = await readdir(`/proc/${pid}/fd`);
  const targets = files.map((fd) => readlink(`/proc/${pid}/fd/${fd}`).catch(() => ''));
  const own = new Set(await Promise.all(targets));
  const tables = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/net/${name}`)));
  const rows = tables.flatMap((table) => String(table).trim().split('\n').slice(1));
  return rows.flatMap((row) => {
    const [, local = '', , state, , , , , , inode] = row.trim().split(/\s+/);
    const listens = state === '0A' && own.has(`socket:[${inode}]`);
    return listens ? [Number.parseInt(local.split(':')[1] ?? '', 16)] : [];
  });
}

function textOf({ outputs }: ExecuteResult): unknown {
  const [output] = outputs;
  return output && 'data' in output ? output.data['text/plain'] : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
