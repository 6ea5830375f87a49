import { EventEmitter, once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KernelManager, ServerConnection, SessionManager } from '@jupyterlab/services';
import type { IExecuteResultMsg } from '@jupyterlab/services/lib/kernel/messages.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { KernelClient } from '../../app/kernel/client.js';
import { type KernelProcess, launchKernel } from '../../app/kernel/launch.js';
import { createMessage, type Message } from '../../app/kernel/wire/message.js';
import { Folder } from '../../app/server/folder.js';
import { HostedKernel } from '../../app/server/hosted-kernel.js';
import { KernelStarter, REHEARSAL } from '../../app/server/kernel-starter.js';
import { Kernels } from '../../app/server/kernels.js';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { askJson, fromPage } from './client.js';

let root: string;
let server: RunningServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nabla-kernels-'));
  await writeFile(join(root, 'a.ipynb'), '{}');
  server = await startServer({ root });
});
afterAll(() => server?.close());

/** JupyterLab's own clients, as they are, with the page's headers added where a browser would add them. */
function settings(): ServerConnection.ISettings {
  const headers = fromPage(server);
  class Socket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers });
      this.binaryType = 'arraybuffer';
    }
  }
  return ServerConnection.makeSettings({
    baseUrl: `http://127.0.0.1:${server.port}/`,
    wsUrl: `ws://127.0.0.1:${server.port}/`,
    appendToken: false,
    init: { headers },
    WebSocket: Socket as unknown as ServerConnection.ISettings['WebSocket'],
  });
}

describe("JupyterLab's own services package", () => {
  it('starts a session, runs a cell, restarts and ends it', async () => {
    const serverSettings = settings();
    const kernelManager = new KernelManager({ serverSettings });
    const sessions = new SessionManager({ kernelManager, serverSettings });
    const session = await sessions.startNew({
      path: 'a.ipynb',
      type: 'notebook',
      name: 'a',
      kernel: { name: 'tslab' },
    });
    const kernel = session.kernel;
    if (!kernel) throw new Error('The session has no kernel.');
    expect((await kernel.info).language_info.name).toBe('typescript');

    const run = async (code: string) => {
      const results: string[] = [];
      const future = kernel.requestExecute({ code });
      future.onIOPub = (message) => {
        if (message.header.msg_type !== 'execute_result') return;
        results.push(String((message as IExecuteResultMsg).content.data['text/plain']));
      };
      const reply = await future.done;
      return { status: reply.content.status, results };
    };
    expect(await run('const kept = 6 * 7; kept')).toEqual({ status: 'ok', results: ['42'] });
    expect((await run('throw new Error("no")')).status).toBe('error');
    await kernel.restart();
    expect((await run('kept')).status).toBe('error');
    expect(await run('1 + 1')).toEqual({ status: 'ok', results: ['2'] });

    await session.shutdown();
    expect((await askJson(server, '/api/kernels')).body).toEqual([]);
    sessions.dispose();
    kernelManager.dispose();
  });
});

describe('a kernel that ends by itself', () => {
  it.each([
    ['process.exit(3)', 'exit code 3'],
    ["process.kill(process.pid, 'SIGKILL')", 'perhaps the machine had no memory left'],
    ['const all = []; for (;;) all.push(new Array(1e6).fill(1.5))', 'ran out of memory'],
  ])('says in the cell why: %s', async (code, reason) => {
    const starter = new KernelStarter(root, { NODE_OPTIONS: '--max-old-space-size=256' });
    const kernels = new Kernels(await Folder.open(root), starter);
    const kernel = await kernels.start();
    await expect.poll(() => kernel.state).toBe('idle');
    const request = createMessage('execute_request', { code }, { session: 'test' });
    const said = new Promise<Message>((resolve) => {
      kernel.on('message', (_, message) => message.header.msg_type === 'error' && resolve(message));
    });
    kernel.sender()('shell', request);
    const { content, parent_header } = await said;
    expect(content.evalue).toContain(reason);
    expect(parent_header.msg_id).toBe(request.header.msg_id);
    await expect.poll(() => kernel.state).toBe('idle');
    await kernels.close();
  });

  it('gives what is sent while it starts again to the next process, unless it was meant for the last', async () => {
    const kernels = new Kernels(await Folder.open(root), new KernelStarter(root, {}));
    const kernel = await kernels.start();
    await expect.poll(() => kernel.state).toBe('idle');
    const send = kernel.sender();
    const restarting = new Promise<void>((resolve) => {
      kernel.on('state', (state) => state === 'restarting' && resolve());
    });
    const cell = (code: string) => createMessage('execute_request', { code }, { session: 'test' });
    send('shell', cell('process.exit(0)'));
    await restarting;
    const asked = cell('typeof (globalThis as any).late');
    const result = new Promise<Message>((resolve) => {
      kernel.on('message', (_, message) => {
        const isResult = message.header.msg_type === 'execute_result';
        if (isResult && message.parent_header.msg_id === asked.header.msg_id) resolve(message);
      });
    });
    send('shell', cell('(globalThis as any).late = 1;'));
    kernel.sender()('shell', asked);
    expect((await result).content.data).toEqual({ 'text/plain': "'undefined'" });
    await kernels.close();
  });
});

describe('sessions', () => {
  it('that are opened twice at the same moment share one kernel', async () => {
    const body = { path: 'a.ipynb', type: 'notebook', name: 'a', kernel: { name: 'tslab' } };
    const opened = await Promise.all(
      [1, 2, 3].map(() => askJson(server, '/api/sessions', 'POST', body)),
    );
    const ids = new Set(opened.map((each) => Object(each.body).kernel.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    await askJson(server, `/api/kernels/${id}`, 'DELETE');
    expect((await askJson(server, '/api/sessions')).body).toEqual([]);
  });

  it('that are given another kernel end the one before, when no other session has it', async () => {
    const open = (path: string, kernel: object) =>
      askJson(server, '/api/sessions', 'POST', { path, type: 'notebook', name: path, kernel });
    const ids = async () =>
      Object((await askJson(server, '/api/kernels')).body).map(({ id }: { id: string }) => id);
    const session = Object((await open('a.ipynb', { name: 'tslab' })).body);
    const change = () =>
      askJson(server, `/api/sessions/${session.id}`, 'PATCH', { kernel: { name: 'tslab' } });
    const [first, second] = (await Promise.all([change(), change()])).map(({ body }) =>
      Object(body),
    );
    expect(await ids()).toHaveLength(1);
    expect([first.kernel.id, second.kernel.id]).toEqual(expect.arrayContaining(await ids()));

    const shared = (await ids())[0];
    const other = Object((await open('b.ipynb', { id: shared })).body);
    await change();
    expect(await ids()).toHaveLength(2);
    expect(await ids()).toContain(shared);
    for (const { id } of [session, other]) await askJson(server, `/api/sessions/${id}`, 'DELETE');
    expect(await ids()).toEqual([]);
  });

  it('for another kernel than ours are refused with a sentence', async () => {
    const answer = await askJson(server, '/api/sessions', 'POST', {
      path: 'a.ipynb',
      kernel: { name: 'python3' },
    });
    expect(answer.status).toBe(404);
    expect(Object(answer.body).message).toBe(
      'There is no kernel "python3" here; lessons run on "tslab".',
    );
  });
});

describe('a kernel', () => {
  it('speaks the older JSON framing to a client that does not ask for another', async () => {
    const id = Object((await askJson(server, '/api/kernels', 'POST', {})).body).id;
    const socket = new WebSocket(
      `ws://127.0.0.1:${server.port}/api/kernels/${id}/channels?session_id=s`,
      {
        headers: fromPage(server),
      },
    );
    const header = {
      msg_id: 'm',
      msg_type: 'kernel_info_request',
      session: 's',
      username: '',
      date: '',
      version: '5.3',
    };
    socket.on('open', () =>
      socket.send(
        JSON.stringify({ channel: 'shell', header, parent_header: {}, metadata: {}, content: {} }),
      ),
    );
    const reply = await new Promise<{ content: { language_info: { name: string } } }>((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.msg_type === 'kernel_info_reply') resolve(message);
      });
    });
    expect(reply.content.language_info.name).toBe('typescript');
    socket.close();
    await askJson(server, `/api/kernels/${id}`, 'DELETE');
  });

  it('keeps for a page that lost its connection what it printed meanwhile', async () => {
    const id = Object((await askJson(server, '/api/kernels', 'POST', {})).body).id;
    const open = async () => {
      const socket = new WebSocket(
        `ws://127.0.0.1:${server.port}/api/kernels/${id}/channels?session_id=sleeper`,
        { headers: fromPage(server) },
      );
      const printed: string[] = [];
      const events = new EventEmitter();
      socket.on('message', (data) => {
        const { msg_type: type, content } = JSON.parse(String(data));
        if (type === 'stream') printed.push(content.text);
        events.emit(type);
      });
      await once(socket, 'open');
      return { socket, printed, events };
    };
    const first = await open();
    const header = {
      msg_id: 'm',
      msg_type: 'execute_request',
      session: 'sleeper',
      username: '',
      date: '',
      version: '5.3',
    };
    const gone = join(root, 'gone');
    const code = `import { existsSync } from 'node:fs';
      console.log('before');
      while (!existsSync(${JSON.stringify(gone)})) await new Promise((done) => setTimeout(done, 20));
      for (let i = 0; i < 100; i++) console.log('line', i);`;
    const content = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    };
    const began = once(first.events, 'stream');
    first.socket.send(
      JSON.stringify({ channel: 'shell', header, parent_header: {}, metadata: {}, content }),
    );
    await began;
    const kernel = async () => Object((await askJson(server, `/api/kernels/${id}`)).body);
    first.socket.terminate();
    await expect.poll(async () => (await kernel()).connections).toBe(0);
    await writeFile(gone, '');
    // Another client sees when the cell is over; only then does the page come back.
    await expect.poll(async () => (await kernel()).execution_state).toBe('idle');
    const second = await open();
    await expect.poll(() => first.printed.concat(second.printed).join('')).toContain('line 99');
    const lines = first.printed.concat(second.printed).join('').trim().split('\n');
    expect(lines).toHaveLength(101);
    second.socket.close();
    await askJson(server, `/api/kernels/${id}`, 'DELETE');
  });

  it('that nobody looks at is ended after a while, and one that works is not', async () => {
    const folder = await Folder.open(root);
    const kernels = new Kernels(folder, new KernelStarter(root, {}));
    const idle = await kernels.start();
    const watched = await kernels.start();
    watched.connections = 1;
    await expect.poll(() => idle.state).toBe('idle');
    await kernels.endIdle(60_000);
    expect(kernels.list()).toHaveLength(2);
    await kernels.endIdle(60_000, Date.now() + 120_000);
    expect(kernels.list()).toEqual([watched]);
    expect(idle.state).toBe('dead');
    await kernels.close();
    expect(kernels.list()).toEqual([]);
  });

  it('that was made ready in advance knows no name of what it did meanwhile', async () => {
    const kernel = await launchKernel({ cwd: process.cwd() });
    const client = new KernelClient(kernel.connection, { exited: kernel.exited });
    const run = async (code: string) => {
      const { content } = await client.request('shell', 'execute_request', { code });
      return content;
    };
    expect(await run(REHEARSAL)).toMatchObject({ status: 'ok' });
    for (const name of ['functionPlot', 'show', 'square', 'table']) {
      const evalue = expect.stringContaining(`Cannot find name '${name}'`);
      expect(await run(name)).toMatchObject({ status: 'error', evalue });
    }
    client.close();
    await kernel.kill();
  });

  it('that has rested longest gives its place to a new one, unless somebody looks at it', async () => {
    const kernels = new Kernels(await Folder.open(root), new KernelStarter(root, {}), 2);
    const oldest = await kernels.start();
    const second = await kernels.start();
    await expect.poll(() => kernels.list().map(({ state }) => state)).toEqual(['idle', 'idle']);
    oldest.connections = 1;
    const third = await kernels.start();
    expect(kernels.list()).toEqual([oldest, third]);
    expect(second.state).toBe('dead');
    third.connections = 1;
    await expect(kernels.start()).rejects.toThrow('2 lessons are open or still run');
    await kernels.close();
  });

  it('that dies again and again before it is ready is given up', async () => {
    const folder = await Folder.open(root);
    // Node itself ends at once when it is told to load what does not exist.
    const starter = new KernelStarter(root, { NODE_OPTIONS: '--require=/no/such/file' });
    const kernels = new Kernels(folder, starter);
    await expect(kernels.start()).rejects.toThrow('The kernel ended before it was ready');
    expect(kernels.list()).toEqual([]);
    await kernels.close();
  });

  it('that dies when its ports are bound, before it answers, is started four times and then given up', async () => {
    const place = await mkdtemp(join(tmpdir(), 'nabla-dying-'));
    const starts = join(place, 'starts');
    const preload = join(place, 'die.cjs');
    await writeFile(preload, DIE_ONCE_BOUND);
    const env = { NODE_OPTIONS: `--require=${preload}`, NABLA_STARTS: starts };
    const kernel = new HostedKernel(new KernelStarter(root, env), root);
    await kernel.start();
    await untilDead(kernel);
    expect((await readFile(starts, 'utf8')).length).toBe(4);
  });

  it('that answers and then dies by itself, time after time, is given up too', async () => {
    let starts = 0;
    class Dying extends KernelStarter {
      override async start(folder: string) {
        const process = await super.start(folder);
        starts += 1;
        kernel.once('state', () => void process.kill());
        return process;
      }
    }
    const kernel = new HostedKernel(new Dying(root, {}), root);
    await kernel.start();
    await untilDead(kernel);
    expect(starts).toBe(4);
  });
});

describe('restarts', () => {
  /** Remembers every process that it has started. */
  class Remembering extends KernelStarter {
    readonly all: KernelProcess[] = [];
    override async start(folder: string) {
      const process = await super.start(folder);
      this.all.push(process);
      return process;
    }
    alive = () =>
      this.all.filter(({ process }) => process.exitCode === null && process.signalCode === null)
        .length;
  }

  it('that are asked for at once are one restart', async () => {
    const starter = new Remembering(root, {});
    const kernel = new HostedKernel(starter, root);
    await kernel.start();
    await Promise.all([kernel.restart(), kernel.restart(), kernel.restart()]);
    expect(starter.all).toHaveLength(2);
    expect(starter.alive()).toBe(1);
    await kernel.shutdown();
    expect(starter.alive()).toBe(0);
  });

  it('join the start of a kernel that ended by itself', async () => {
    const starter = new Remembering(root, {});
    const kernel = new HostedKernel(starter, root);
    await kernel.start();
    const restarted = new Promise<void>((resolve) => {
      // Clients are told only of what they did not ask for.
      kernel.on('message', (_, { content }) => {
        if (content.execution_state === 'restarting') resolve(kernel.restart());
      });
    });
    starter.all[0]?.process.kill('SIGKILL');
    await restarted;
    expect(starter.alive()).toBe(1);
    await kernel.shutdown();
    expect(starter.alive()).toBe(0);
  });

  it('leave nothing when the kernel is ended meanwhile', async () => {
    const starter = new Remembering(root, {});
    const kernel = new HostedKernel(starter, root);
    await kernel.start();
    const restarted = kernel.restart();
    await kernel.shutdown();
    expect(starter.alive()).toBe(0);
    await restarted;
    expect(kernel.state).toBe('dead');
  });
});

/** Loaded into a kernel before anything else: ends it right after it has told which ports are bound. */
const DIE_ONCE_BOUND = `
const fs = require('node:fs');
const write = fs.writeSync;
fs.writeSync = (fd, ...rest) => {
  const written = write(fd, ...rest);
  if (fd === 3) {
    fs.appendFileSync(process.env.NABLA_STARTS, 'x');
    process.kill(process.pid, 'SIGKILL');
  }
  return written;
};
require('node:module').syncBuiltinESMExports();
`;

function untilDead(kernel: HostedKernel): Promise<void> {
  return new Promise((resolve) => {
    kernel.on('state', (state) => {
      if (state === 'dead') resolve();
    });
  });
}
