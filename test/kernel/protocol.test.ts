import { describe, expect, test } from 'vitest';
import { Dealer, Request, Subscriber } from 'zeromq';
import type { JsonRecord } from '../../app/is-record.js';
import { endpoint } from '../../app/kernel/wire/connection.js';
import { type Message, serialize } from '../../app/kernel/wire/message.js';
import { begun, printed, resultText, runningKernel } from './running-kernel';

const kernel = runningKernel();

/** The content of the reply to a request. */
async function ask(type: string, content: JsonRecord = {}, channel: 'shell' | 'control' = 'shell') {
  const reply = await kernel().client.request(channel, type, content, { timeoutMs: 60_000 });
  expect(reply.header.msg_type).toBe(type.replace('_request', '_reply'));
  return reply.content;
}

/** The iopub messages that a cell causes, by type. */
async function messagesOf(code: string, content: JsonRecord = {}): Promise<Message[]> {
  const { client } = kernel();
  const request = client.create('execute_request', { code, ...content });
  return new Promise((resolve) => {
    const messages: Message[] = [];
    client.on('message', function listener(channel, message) {
      if (channel !== 'iopub' || message.parent_header.msg_id !== request.header.msg_id) return;
      messages.push(message);
      if (message.content.execution_state !== 'idle') return;
      client.off('message', listener);
      resolve(messages);
    });
    client.send('shell', request);
  });
}

const typesOf = (messages: readonly Message[]) => messages.map(({ header }) => header.msg_type);

describe('kernel_info', () => {
  test('names the protocol, the language and what is supported', async () => {
    expect(await ask('kernel_info_request')).toMatchObject({
      status: 'ok',
      protocol_version: '5.3',
      implementation: 'nabla',
      language_info: { name: 'typescript', file_extension: '.ts', mimetype: 'text/typescript' },
      debugger: false,
    });
  });

  test('is answered on control while a cell runs', async () => {
    const { result } = await begun(kernel(), 'while (true) {}');
    expect((await ask('kernel_info_request', {}, 'control')).status).toBe('ok');
    await kernel().kernel.interrupt();
    expect((await result).status).toBe('error');
  });
});

describe('execute', () => {
  test('publishes busy, the input, the output, the result and idle, in this order', async () => {
    const messages = await messagesOf("console.log('out');\n7");
    expect(typesOf(messages)).toEqual([
      'status',
      'execute_input',
      'stream',
      'execute_result',
      'status',
    ]);
  });

  test('counts cells that are stored, and no others', async () => {
    const { executionCount } = await kernel().run('1');
    await kernel().run('2', { silent: true });
    await kernel().run('3', { storeHistory: false });
    expect((await kernel().run('4')).executionCount).toBe((executionCount ?? 0) + 1);
  });

  test('runs silent code without a word', async () => {
    const messages = await messagesOf("console.log('out');\n7", { silent: true });
    expect(typesOf(messages)).toEqual(['status', 'status']);
  });

  test('evaluates user expressions after the code', async () => {
    const { reply } = await kernel().run('const five = 5;', {
      userExpressions: { good: 'five + 1', bad: 'five.x' },
    });
    expect(reply.user_expressions).toMatchObject({
      good: { status: 'ok', data: { 'text/plain': '6' } },
      bad: { status: 'error', ename: 'CompileError' },
    });
  });

  test('goes on with the next cell after an error that the client wants to pass over', async () => {
    const { run } = kernel();
    const going = [run("throw new Error('x')"), run('1')];
    expect((await Promise.all(going)).map(({ status }) => status)).toEqual(['error', 'ok']);
  });

  test('refuses a request without code', async () => {
    expect(await ask('execute_request', {})).toMatchObject({
      status: 'error',
      ename: 'InvalidRequest',
    });
  });

  test('a name followed by a question mark opens the pager', async () => {
    const { reply } = await kernel().run('Math.hypot?');
    expect(reply.payload).toMatchObject([
      { source: 'page', data: { 'text/plain': expect.stringContaining('hypot') } },
    ]);
  });
});

const failing = "await new Promise<void>((done) => setTimeout(done, 20));\nthrow new Error('x');";

/** How a cell ends that is sent with something else in its header or metadata. */
const ending = (code: string, other: { header?: object; metadata?: JsonRecord } = {}) => {
  const { client } = kernel();
  const made = client.create('execute_request', { code, stop_on_error: true });
  const request = { ...made, ...other, header: { ...made.header, ...other.header } };
  return new Promise((resolve) => {
    client.on('message', function listener(channel, message) {
      if (channel !== 'shell' || message.parent_header.msg_id !== made.header.msg_id) return;
      client.off('message', listener);
      resolve(message.content.status);
    });
    client.send('shell', request);
  });
};

describe('an error', () => {
  test('stops the cells that wait behind it, and those that the client sent before it could know', async () => {
    const header = { date: new Date().toISOString() };
    const endings = [failing, '1', '2'].map((code) => ending(code, { header }));
    expect(await Promise.all(endings)).toEqual(['error', 'aborted', 'aborted']);
    expect(await ending('3', { header })).toBe('aborted');
    expect(await ending('4')).toBe('ok');
  });

  test('stops the other cells of its run, however late they come', async () => {
    const metadata = { nabla_run: 'one' };
    expect(await ending(failing, { metadata })).toBe('error');
    expect(await ending('1', { metadata })).toBe('aborted');
    expect(await ending('2', { metadata: { nabla_run: 'two' } })).toBe('ok');
  });

  test('stops no cell of another client', async () => {
    const date = new Date().toISOString();
    expect(await ending(failing, { header: { date } })).toBe('error');
    expect(await ending('1', { header: { date, session: 'another' } })).toBe('ok');
  });
});

describe('a stop', () => {
  test('between two cells of a run stops the others', async () => {
    const metadata = { nabla_run: 'stopped' };
    expect(await ending('1', { metadata })).toBe('ok');
    await kernel().kernel.interrupt();
    expect(await ending('2', { metadata })).toBe('aborted');
    expect(await ending('3', { metadata: { nabla_run: 'next' } })).toBe('ok');
  });
});

describe('input', () => {
  test('asks the client and goes on with the answer', async () => {
    const asked: unknown[] = [];
    const run = await kernel().run("const name = await input('Name? ');\n[name, 'hello']", {
      onInput: (prompt, password) => {
        asked.push(prompt, password);
        return 'Ada';
      },
    });
    expect(asked).toEqual(['Name? ', false]);
    expect(resultText(run)).toBe("[ 'Ada', 'hello' ]");
  });

  test('fails clearly when nobody can answer', async () => {
    expect((await kernel().run("await input('Name? ')")).reply).toMatchObject({
      ename: 'StdinNotImplementedError',
    });
  });
});

describe('questions about code', () => {
  test('completes members, variables of earlier cells and names after an emoji', async () => {
    await kernel().run('const learningRate = 0.1;');
    expect(await ask('complete_request', { code: 'learn', cursor_pos: 5 })).toMatchObject({
      matches: ['learningRate'],
      cursor_start: 0,
      cursor_end: 5,
    });
    expect(await ask('complete_request', { code: "'😀'; Math.hyp", cursor_pos: 13 })).toMatchObject(
      { matches: ['hypot'], cursor_start: 10, cursor_end: 13 },
    );
  });

  test('explains a name at the cursor', async () => {
    const { found, data } = await ask('inspect_request', {
      code: 'Math.hypot(3, 4)',
      cursor_pos: 7,
    });
    expect(found).toBe(true);
    expect(data).toMatchObject({ 'text/plain': expect.stringMatching(/hypot[\s\S]*square root/) });
    expect(await ask('inspect_request', { code: '   ', cursor_pos: 1 })).toMatchObject({
      status: 'ok',
      found: false,
    });
  });

  test.each([
    ['Math.max(1,|', 'max(...values: number[]): number'],
    ['Math.max(1, |', 'max(...values: number[]): number'],
    ['Math.max(1, 2|)', 'max(...values: number[]): number'],
    ['Math.max(1, Math.pow(2, |))', 'pow(x: number, y: number): number'],
    ['Math.max(1, Math.pow(2, 3), |)', 'max(...values: number[]): number'],
    ["'a'.padEnd(3, 'b, |, c'", 'padEnd(maxLength: number, fillString?: string): string'],
    ['scale([1, 2], |', 'scale(values: number[], by: number): number[]'],
    ['[1].indexOf(1, |', 'indexOf(searchElement: number, fromIndex?: number): number'],
    ["new RegExp('a', |", 'RegExp(pattern: RegExp | string, flags?: string): RegExp'],
    ["'😀'; Math.pow(1, |", 'pow(x: number, y: number): number'],
    ['const low = Math.max(1,\n  |', 'max(...values: number[]): number'],
  ])('explains the function whose arguments are written: %s', async (marked, signature) => {
    await kernel().run('function scale<T>(values: T[], by: number) { return values; }');
    const before = marked.split('|')[0] ?? '';
    const { data } = await ask('inspect_request', {
      code: marked.replace(/\|/, ''),
      cursor_pos: [...before].length,
    });
    expect(data).toMatchObject({ 'text/plain': expect.stringContaining(signature) });
  });

  test.each(['Math.max(1, 2) |', '1 + (2, |', '// Math.max(1, |'])(
    'explains nothing outside of a call: %s',
    async (marked) => {
      const code = marked.replace('|', '');
      expect(await ask('inspect_request', { code, cursor_pos: code.length })).toMatchObject({
        found: false,
      });
    },
  );

  test.each([
    ['1 + 1', { status: 'complete' }],
    ['function f() {', { status: 'incomplete', indent: '  ' }],
    ['f([{', { status: 'incomplete', indent: '      ' }],
    ['const s = `open', { status: 'incomplete' }],
    ["const s = 'open", { status: 'invalid' }],
    ['const = 1', { status: 'invalid' }],
    ['await f()', { status: 'complete' }],
  ])('%j is recognized as complete, incomplete or invalid', async (code, expected) => {
    expect(await ask('is_complete_request', { code })).toMatchObject(expected);
  });
});

describe('history', () => {
  test('gives the tail, a range and what matches a pattern', async () => {
    const { executionCount } = await kernel().run("'needle one'");
    await kernel().run("'needle two'");
    const line = executionCount ?? 0;
    expect(await ask('history_request', { hist_access_type: 'tail', n: 1 })).toMatchObject({
      history: [[1, line + 1, "'needle two'"]],
    });
    expect(
      await ask('history_request', {
        hist_access_type: 'range',
        session: 0,
        start: line,
        stop: line + 1,
        output: true,
      }),
    ).toMatchObject({ history: [[1, line, ["'needle one'", "'needle one'"]]] });
    expect(
      await ask('history_request', { hist_access_type: 'search', pattern: '*needle t?o*', n: 5 }),
    ).toMatchObject({ history: [[1, line + 1, "'needle two'"]] });
  });
});

describe('comms', () => {
  test('none is open, and one that a page opens is closed', async () => {
    expect(await ask('comm_info_request')).toEqual({ status: 'ok', comms: {} });
    const { client } = kernel();
    const closed = new Promise<Message>((resolve) => {
      client.on('message', function listener(_, message) {
        if (message.header.msg_type !== 'comm_close') return;
        client.off('message', listener);
        resolve(message);
      });
    });
    client.send(
      'shell',
      client.create('comm_open', { comm_id: 'abc', target_name: 'none', data: {} }),
    );
    expect((await closed).content).toMatchObject({ comm_id: 'abc' });
  });
});

describe('control', () => {
  test('debug_request is refused cleanly', async () => {
    expect(
      await ask('debug_request', { seq: 4, command: 'attach', type: 'request' }, 'control'),
    ).toMatchObject({ success: false, request_seq: 4, command: 'attach' });
  });

  test('the heartbeat echoes', async () => {
    const socket = new Request({ linger: 0 });
    socket.connect(endpoint(kernel().kernel.connection, 'hb'));
    await socket.send('ping');
    expect(String((await socket.receive())[0])).toBe('ping');
    socket.close();
  });
});

describe('bad messages', () => {
  test('a wrong signature is dropped, and the kernel lives on', async () => {
    const { client, kernel: process } = kernel();
    const forger = new Dealer({ linger: 0 });
    forger.connect(endpoint(process.connection, 'shell'));
    const forged = client.create('execute_request', { code: "console.log('forged')" });
    await forger.send(serialize({ ...process.connection, key: 'guess' }, forged));
    const run = await kernel().run("console.log('honest')");
    expect(printed(run)).toBe('honest\n');
    forger.close();
  });
});

describe('a slow client', () => {
  test('gets everything in order while the kernel waits, its memory bounded', async () => {
    const slow = new Subscriber({ receiveHighWaterMark: 1, linger: 0 });
    slow.connect(endpoint(kernel().kernel.connection, 'iopub'));
    slow.subscribe();
    // Until its subscription has arrived, it misses messages.
    let heard = false;
    const first = slow.receive().then(() => {
      heard = true;
    });
    while (!heard) await kernel().run('0');
    await first;
    const seen: number[] = [];
    const reading = (async () => {
      for await (const received of slow) {
        const { data } = JSON.parse(String(received[6]));
        if (data?.['text/number'] !== undefined) seen.push(data['text/number']);
        if (data?.['text/plain'] === "'end'") return;
      }
    })();
    const code = (
      count: number,
    ) => `const show = Reflect.get(globalThis, Symbol.for('nabla.display'));
const padding = 'x'.repeat(20_000);
let most = 0;
for (let i = 0; i < ${count}; i++) {
  show({ data: { 'text/number': i, padding } });
  most = Math.max(most, process.memoryUsage().rss);
}
most`;
    const run = await kernel().run(code(4000));
    await kernel().run("'end'");
    await reading;
    slow.close();
    expect(seen).toEqual(Array.from({ length: 4000 }, (_, i) => i));
    expect(Number(resultText(run))).toBeLessThan(600e6);
  });
});
