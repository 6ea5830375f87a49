import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ExecuteResult } from '../../app/kernel/client.js';
import { begun, errorText, resultText, runningKernel } from './running-kernel';

const kernel = runningKernel();

/** Stops code that goes on for ever, once it has begun, and gives its result. */
async function stopped(code: string): Promise<ExecuteResult> {
  const { result } = await begun(kernel(), code);
  await kernel().kernel.interrupt();
  return result;
}

describe('an interrupt', () => {
  test.each([
    ['a loop without end', 'while (true) {}'],
    ['a loop that only waits', 'for (;;) await 0;'],
    ['a loop after an await', 'await 0;\nfor (;;) Math.random();'],
    ['a promise that never settles', 'await new Promise(() => {});'],
    ['a long timer', 'await new Promise((done) => setTimeout(done, 1e8));'],
    ['an async function that loops', 'async function f() { for (;;) await null; }\nawait f();'],
    ['a loop inside a function of the cell', 'function f() { do { } while (true); }\nf();'],
    ['a loop that catches everything', 'while (true) { try { throw 1; } catch {} }'],
    ['a loop that prints', 'for (let i = 0; ; i++) console.log(i);'],
    ['a long call into a library', "JSON.parse('1');\n[...Array(3e9).keys()].sort();"],
    ['for await', 'async function* g() { for (;;) yield 1; }\nfor await (const x of g()) x;'],
  ])('stops %s', async (_, code) => {
    const result = await stopped(code);
    expect(result.reply).toMatchObject({ status: 'error', ename: 'Interrupted' });
    expect(resultText(await kernel().run('6 * 7'))).toBe('42');
  });

  test('says where the loop was, and its variables keep what was reached', async () => {
    const result = await stopped('let turns = 0;\nfor (;;) {\n  turns = Math.abs(turns) + 1;\n}');
    expect(errorText(result)).toMatch(/at In\[\d+\]:3:1$/);
    expect(Number(resultText(await kernel().run('turns')))).toBeGreaterThan(0);
  });

  test('when nothing runs does no harm', async () => {
    await kernel().kernel.interrupt();
    expect(resultText(await kernel().run('1 + 1'))).toBe('2');
  });

  test('while a cell is compiled for long loses no answer', async () => {
    const lines = Array.from({ length: 8000 }, (_, i) => `const line${i} = ${i} + 1;`);
    const heard = once(kernel().client, 'message');
    const long = kernel().run(lines.join('\n'));
    await heard;
    await kernel().kernel.interrupt();
    expect((await long).reply.status).toBeDefined();
    expect(resultText(await kernel().run('6 * 7'))).toBe('42');
  });

  test('leaves the next cell alone', async () => {
    const { result } = await begun(kernel(), 'for (;;) {}');
    const second = kernel().run("'second'");
    await kernel().kernel.interrupt();
    expect((await result).status).toBe('error');
    expect(resultText(await second)).toBe("'second'");
  });
});
