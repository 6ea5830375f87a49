import { describe, expect, test } from 'vitest';
import type { Message } from '../../app/kernel/wire/message.js';
import { printed, resultText, runningKernel } from './running-kernel';

const kernel = runningKernel();

/** Collects the messages of one type until `enough` says that they are complete. */
function heard(
  type: string,
  enough: (messages: readonly Message[]) => boolean,
): Promise<Message[]> {
  return new Promise((resolve) => {
    const messages: Message[] = [];
    const listener = (channel: string, message: Message) => {
      if (channel !== 'iopub' || message.header.msg_type !== type) return;
      messages.push(message);
      if (!enough(messages)) return;
      kernel().client.off('message', listener);
      resolve(messages);
    };
    kernel().client.on('message', listener);
  });
}

describe('nothing is lost', () => {
  test('100,000 printed lines arrive in order', async () => {
    const run = await kernel().run('for (let i = 0; i < 100_000; i++) console.log(i);');
    expect(printed(run)).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));
  });

  test('a loop that prints for long takes no more memory for it', async () => {
    const code = `const before = process.memoryUsage().rss;
for (let i = 0; i < 1_000_000; i++) console.log(i);
process.memoryUsage().rss - before`;
    const run = await kernel().run(code);
    expect(Number(resultText(run))).toBeLessThan(150e6);
  });

  test('a function that was written with is called for each text, after the write', async () => {
    const code = `const order: string[] = [];
const say = () => order.push('called');
process.stdout.write('a', say);
process.stdout.write('b', say);
order.push('written');
await null;
order.join()`;
    expect(resultText(await kernel().run(code))).toBe("'written,called,called'");
  });

  test('standard output and standard error keep their order', async () => {
    const run = await kernel().run(
      'for (let i = 0; i < 300; i++) (i % 2 ? console.error : console.log)(i);',
    );
    expect(
      run.outputs.map((output) =>
        output.output_type === 'stream' ? `${output.name} ${output.text}` : '',
      ),
    ).toEqual(Array.from({ length: 300 }, (_, i) => `${i % 2 ? 'stderr' : 'stdout'} ${i}\n`));
  });

  test('10,000 displays arrive in order', async () => {
    const run = await kernel().run(
      "import { display } from 'tslab';\nfor (let i = 0; i < 10_000; i++) display.text(String(i));",
    );
    expect(run.outputs.map((output) => 'data' in output && output.data['text/plain'])).toEqual(
      Array.from({ length: 10_000 }, (_, i) => String(i)),
    );
  });

  test('a large text arrives whole', async () => {
    const run = await kernel().run("console.log('x'.repeat(20_000_000));");
    expect(printed(run).length).toBe(20_000_001);
  });

  test('output of a loop that has not ended reaches the client', async () => {
    const first = heard('stream', (messages) => messages.length > 0);
    const run = kernel().run('console.log("begun");\nfor (;;) Math.random();');
    expect((await first)[0]?.content.text).toBe('begun\n');
    await kernel().kernel.interrupt();
    expect((await run).status).toBe('error');
  });

  test('output after an await belongs to the cell', async () => {
    const run = await kernel().run(
      'console.log(1);\nawait new Promise<void>((done) => setTimeout(done, 20));\nconsole.log(2);',
    );
    expect(printed(run)).toBe('1\n2\n');
  });

  test('what a timer prints after its cell has ended goes to its own cell', async () => {
    const { client } = kernel();
    const late = heard('stream', (messages) =>
      messages.some(({ content }) => content.text === 'late\n'),
    );
    const first = client.create('execute_request', {
      code: 'setTimeout(() => console.log("late"), 150);',
    });
    client.send('shell', first);
    const second = await kernel().run('console.log("now");');
    expect(printed(second)).toBe('now\n');
    const message = (await late).find(({ content }) => content.text === 'late\n');
    expect(message?.parent_header.msg_id).toBe(first.header.msg_id);
  });

  test('an error that a timer throws goes to its own cell, and the kernel lives on', async () => {
    const { client } = kernel();
    const late = heard('error', (messages) => messages.length > 0);
    const first = client.create('execute_request', {
      code: 'setTimeout(() => { throw new Error("too late"); }, 50);',
    });
    client.send('shell', first);
    const [message] = await late;
    expect(message?.parent_header.msg_id).toBe(first.header.msg_id);
    expect(message?.content).toMatchObject({ ename: 'Error', evalue: 'too late' });
    expect((await kernel().run('1')).status).toBe('ok');
  });
});

describe('displays', () => {
  test('an update replaces what has the same display id', async () => {
    const run = await kernel().run(
      "import { newDisplay } from 'tslab';\nconst d = newDisplay();\nd.text('before');\nd.text('after');",
    );
    expect(run.outputs).toEqual([
      { output_type: 'display_data', data: { 'text/plain': 'after' }, metadata: {} },
    ]);
  });

  test('the hook of libraries shows several media types in one output', async () => {
    const run = await kernel().run(
      "const show = (globalThis as unknown as Record<symbol, (bundle: object) => void>)[Symbol.for('nabla.display')]!;\nshow({ data: { 'text/plain': 'a', 'text/html': '<b>a</b>' }, metadata: { width: 1 } });",
    );
    expect(run.outputs).toEqual([
      {
        output_type: 'display_data',
        data: { 'text/plain': 'a', 'text/html': '<b>a</b>' },
        metadata: { width: 1 },
      },
    ]);
  });

  test('clearOutput removes what the cell has shown, at once or when something new comes', async () => {
    expect(
      printed(await kernel().run("console.log('a');\nclearOutput();\nconsole.log('b');")),
    ).toBe('b\n');
    expect(printed(await kernel().run("console.log('a');\nclearOutput(true);"))).toBe('a\n');
  });

  test('a value that offers a bundle is shown as that bundle', async () => {
    const run = await kernel().run(
      "({ async [Symbol.for('Jupyter.display')]() { return { 'text/html': '<i>x</i>', 'text/plain': 'x' }; } })",
    );
    expect(run.outputs).toMatchObject([
      { output_type: 'execute_result', data: { 'text/html': '<i>x</i>', 'text/plain': 'x' } },
    ]);
  });

  test('a danfo DataFrame is shown as a table', async () => {
    const run = await kernel().run(
      "import { DataFrame } from 'danfojs-node';\nnew DataFrame([[1, 'a<b'], [3, 'c']], { columns: ['n', 'text'] })",
    );
    const [output] = run.outputs.filter(({ output_type }) => output_type === 'execute_result');
    expect(output).toMatchObject({
      data: { 'text/html': expect.stringMatching(/<table[\s\S]*<th[^>]*>n<\/th>[\s\S]*a&lt;b/) },
    });
    expect(output).toMatchObject({
      data: {
        'application/vnd.dataresource+json': {
          schema: {
            fields: [
              { name: 'index', type: 'number' },
              { name: 'n', type: 'number' },
              { name: 'text', type: 'string' },
            ],
            primaryKey: ['index'],
          },
          data: [
            { index: 0, n: 1, text: 'a<b' },
            { index: 1, n: 3, text: 'c' },
          ],
          rows: 2,
        },
      },
    });
  });

  test('null is a result, undefined is none', async () => {
    expect((await kernel().run('null')).outputs).toMatchObject([
      { data: { 'text/plain': 'null' } },
    ]);
    expect((await kernel().run('undefined')).outputs).toEqual([]);
  });
});
