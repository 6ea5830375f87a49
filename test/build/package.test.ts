import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';

const npm = (...args: string[]) =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund'], { encoding: 'utf8', stdio: 'pipe' });

/** Whether npm's registry answers; under CI it must. */
function isOnline(): boolean {
  if (process.env.CI === 'true') return true;
  try {
    return npm('ping', '--fetch-retries=0', '--fetch-timeout=5000').length >= 0;
  } catch {
    console.warn("Skipped, as npm's registry does not answer: the installed package.");
    return false;
  }
}

it('depends on what its parts depend on, in the same versions', async () => {
  const [root, app, lib] = await Promise.all(
    ['package.json', 'app/package.json', 'lib/package.json'].map(async (file) =>
      JSON.parse(await readFile(file, 'utf8')),
    ),
  );
  expect(root.dependencies).toEqual({ ...lib.dependencies, ...app.dependencies });
  expect([app.version, lib.version]).toEqual([root.version, root.version]);
});

describe.skipIf(process.platform === 'win32' || !isOnline())('the package of npm pack', () => {
  let folder: string;
  let program: ChildProcess;
  let address: URL;
  let cookie: string;
  const said: string[] = [];

  const ask = (path: string, options: RequestInit = {}) =>
    fetch(new URL(path, address), { ...options, headers: { cookie, origin: address.origin } });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nabla-package-'));
    // What is built is packed as it is: it is up to date when tests run.
    const printed = npm('pack', '--ignore-scripts', '--json', '--pack-destination', folder);
    const name = /"filename": "([^"]+)"/.exec(printed)?.[1] ?? '';
    npm('install', '--global', '--prefix', join(folder, 'prefix'), join(folder, name));
    await rm(join(folder, name));
    const cwd = await mkdtemp(join(folder, 'empty-'));
    program = spawn(join(folder, 'prefix', 'bin', 'nabla'), ['start', '--no-open'], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (!program.stdout) throw new Error('The program has no output.');
    for await (const line of createInterface({ input: program.stdout })) {
      said.push(line);
      const found = /http:\S+/.exec(line);
      if (found) address = new URL(found[0]);
      if (line.includes('Ctrl+C')) break;
    }
    const entered = await fetch(address, { redirect: 'manual' });
    cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  });

  afterAll(async () => {
    const ended = once(program, 'exit');
    program.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  });

  it('starts in an empty folder, copies the lessons there and says where', async () => {
    const [empty = ''] = (await readdir(folder)).filter((name) => name.startsWith('empty-'));
    const work = join(folder, empty, 'work');
    expect(said.join('\n')).toContain(work);
    expect(await readdir(work)).toContain('04-gradient-descent.ipynb');
  });

  it('serves the page with all that it loads', async () => {
    const page = await (await ask('/lessons/04-gradient-descent.ipynb')).text();
    const parts = [...page.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map(([, path]) => path);
    expect(parts.length).toBeGreaterThan(2);
    for (const path of [...parts, '/static/plotly.js']) {
      expect((await ask(String(path))).status, path).toBe(200);
    }
  });

  it('runs cells with the library, tables and formulas, type-checked', async () => {
    const code = [
      "import { dataPath, derivative, symbolicDerivative } from 'nabla';",
      "import { DataFrame } from 'danfojs-node';",
      "import { derivative as formula } from 'mathjs';",
      "const table = new DataFrame([[1], [5]], { columns: ['n'] });",
      'const slope: number = derivative((x) => x ** 2, 3);',
      "[Math.round(slope), table.n.mean(), formula('x^2', 'x').toString(), dataPath('auto-mpg.csv').length > 0]",
    ].join('\n');
    expect(await run(code)).toBe("[ 6, 3, '2 * x', true ]");
    expect(await run('const wrong: number = "text";')).toContain('not assignable');
  });

  it('brings few packages, each whole', async () => {
    const inside = join(folder, 'prefix', 'lib', 'node_modules', 'nabla-course', 'node_modules');
    const names = (await readdir(inside)).filter((name) => !name.startsWith('.'));
    expect(names.length).toBeLessThan(25);
    for (const name of names.filter((each) => !each.startsWith('@'))) {
      expect(await readdir(join(inside, name)), name).toContain('package.json');
    }
  });

  /** The result or the error of a cell in a kernel of its own. */
  async function run(code: string): Promise<string> {
    const started = await ask('/api/kernels', { method: 'POST' });
    expect(started.status).toBe(201);
    const { id } = await started.json();
    const socket = new WebSocket(`ws://${address.host}/api/kernels/${id}/channels?session_id=s`, {
      headers: { cookie, origin: address.origin },
    });
    await once(socket, 'open');
    const header = { msg_id: 'm', msg_type: 'execute_request', session: 's', username: '' };
    const content = { code, silent: false, store_history: true, allow_stdin: false };
    const request = { channel: 'shell', parent_header: {}, metadata: {}, content };
    socket.send(JSON.stringify({ ...request, header: { ...header, date: '', version: '5.3' } }));
    const shown = await new Promise<string>((resolve) => {
      socket.on('message', (data) => {
        const { msg_type: type, content: answer } = JSON.parse(String(data));
        if (type === 'execute_result') resolve(answer.data['text/plain']);
        if (type === 'error') resolve(answer.traceback.join('\n'));
      });
    });
    socket.close();
    await ask(`/api/kernels/${id}`, { method: 'DELETE' });
    return shown;
  }
});
