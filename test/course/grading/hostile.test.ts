import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { courseRoot } from '../../../app/places.js';
import { judgeFixture, passes } from './judging.js';
import { sandboxHere } from './sandbox-here.js';

const minutes = 5 * 60_000;

/** How an answer gets at Node without an import, whose types would have to be read each time. */
const nodeItself = `const node: any = Reflect.get(globalThis, 'process');
const { readFileSync, writeFileSync, writeSync } = node.getBuiltinModule('node:fs');
const { spawn, spawnSync } = node.getBuiltinModule('node:child_process');`;
const wrong = { 'slope-tests': false, 'walk-tests': true, 'scaled-tests': true };

/** An answer to the first exercise that does something when it is called, and is wrong. */
const calling = (code: string) =>
  `${nodeItself}\nfunction slope(w: number): number {\n${code}\nreturn NaN;\n}`;

/** The same, done when the cell is run. */
const atOnce = (code: string) =>
  `${nodeItself}\n${code}\nfunction slope(w: number): number { return NaN; }`;

/** An answer that is right only if `attempt` succeeds. */
const ifPossible = (attempt: string) =>
  `${nodeItself}\nfunction slope(w: number): number {\n  try { ${attempt}; return 2 * w; } catch { return NaN; }\n}`;

/** Judges an attack; one that TypeScript refused would be no test. */
async function attack(...given: Parameters<typeof judgeFixture>) {
  const judgement = await judgeFixture(...given);
  const refused = Object.values(judgement.problems).filter(({ name }) => name === 'CompileError');
  expect(refused).toEqual([]);
  return judgement;
}

describe.skipIf(sandboxHere === null)('hostile answers', { timeout: minutes }, () => {
  it.each([
    ['an endless loop in a function', calling('for (;;);')],
    ['an endless loop in a cell', atOnce('for (;;);')],
    ['a promise that never comes', atOnce('await new Promise(() => {});')],
  ])('%s costs the attacker the exercise and no one else', async (_, slope) => {
    expect(passes(await attack({ slope }, { cellSeconds: 3 }))).toEqual(wrong);
  });

  it('an endless loop of calls back to the test ends with the time of the test', async () => {
    const walk = `function walk(slopeAt: (w: number) => number, ..._: number[]): number {
      for (;;) slopeAt(1);
    }`;
    const judgement = await attack({ 'walk-answer': walk }, { cellSeconds: 3 });
    expect(passes(judgement)).toEqual({ ...wrong, 'slope-tests': true, 'walk-tests': false });
    expect(judgement.verdicts[1]?.message).toContain('TimeOver: it took more than 3 seconds');
  });

  it('a promise that never comes, in a process that stays awake, ends by the clock', async () => {
    const slope = atOnce(
      'node.getBuiltinModule("node:timers").setInterval(() => {}, 1000); await new Promise(() => {});',
    );
    expect(passes(await attack({ slope }, { cellSeconds: 1.5 }))).toEqual(wrong);
  });

  it('a cell that says again and again that it begins gets no more time by that', async () => {
    const slope = atOnce('for (;;) writeSync(4, \'{"begin":"slope"}\\n\');');
    const { verdicts, problems } = await attack({ slope }, { cellSeconds: 3 });
    expect(verdicts.map(({ passed }) => passed)).toEqual([false, true, true]);
    expect(problems.slope?.name).toBe('Disturbance');
  });

  it.each([
    ['in arrays', 'const kept: number[][] = []; for (;;) kept.push(new Array(1e6).fill(1));'],
    [
      'outside the heap',
      'const kept: Uint8Array[] = []; for (;;) kept.push(new Uint8Array(1e8).fill(1));',
    ],
    [
      'in the temporary folder',
      'for (let i = 0; ; i++) writeFileSync("/tmp/" + i, "x".repeat(1e7));',
    ],
    [
      'in WebAssembly',
      'const kept: any[] = []; for (;;) { const memory = new (globalThis as any).WebAssembly.Memory({ initial: 4096 }); new Uint8Array(memory.buffer).fill(1); kept.push(memory); }',
    ],
  ])('a memory bomb %s ends the attacker only', async (_, code) => {
    expect(passes(await attack({ slope: calling(code) }))).toEqual(wrong);
  });

  it.each([
    ['shared memory, which no limit counts', "writeFileSync('/dev/shm/x', 'x')"],
    [
      'a namespace of its own, in which it could mount memory',
      "if (spawnSync('unshare', ['--user', '--map-root-user', 'true']).status !== 0) throw 0",
    ],
  ])('cannot use %s', async (_, attempt) => {
    expect(passes(await attack({ slope: ifPossible(attempt) }))).toEqual(wrong);
  });

  it('a fork bomb runs against the limit of processes', async () => {
    const fork = `function bomb() { for (let i = 0; i < 200; i++) spawn('/bin/sh', ['-c', 'f() { f | f & }; f; sleep 60']).on('error', () => {}); }`;
    const slope = `${fork}\n${calling('bomb();')}`;
    expect(passes(await attack({ slope }, { cellSeconds: 5 }))).toEqual(wrong);
  });

  it.each([
    ['process.exit in a function', calling('node.exit(0);')],
    ['process.exit in a cell', atOnce('node.exit(0);')],
    [
      'killing the parent',
      calling(
        'node.kill(node.ppid, "SIGKILL"); node.kill(1, "SIGKILL"); node.kill(-1, "SIGKILL");',
      ),
    ],
    ['an abort', calling('node.abort();')],
  ])('%s ends only the attacker', async (_, slope) => {
    expect(passes(await attack({ slope }))).toEqual(wrong);
  });

  it('can do what it is meant to: import from Node and read the library', async () => {
    const file = JSON.stringify(join(courseRoot, 'lib', 'dist', 'index.js'));
    const slope = `import { existsSync } from 'node:fs';
function slope(w: number): number { return existsSync(${file}) ? 2 * w : NaN; }`;
    expect(passes(await attack({ slope }))).toEqual({ ...wrong, 'slope-tests': true });
  });

  it('cannot write to the library, the grader, a package or the lessons', async () => {
    const places = [
      'lib/dist/index.js',
      'app/dist/course/grading/judge-process.js',
      'node_modules/typescript/package.json',
      'notebooks/new.txt',
    ];
    const files = JSON.stringify(places.map((path) => join(courseRoot, path)));
    const attempt = `if (!${files}.some((file) => { try { writeFileSync(file, 'x', { flag: 'a' }); return true; } catch { return false; } })) throw 0`;
    expect(passes(await attack({ slope: ifPossible(attempt) }))).toEqual(wrong);
  });

  it('cannot read lessons, other submissions, the machine or the environment', async () => {
    process.env.NABLA_TEST_SECRET = 'secret';
    const folder = mkdtempSync(join(tmpdir(), 'nabla-hostile-'));
    writeFileSync(join(folder, 'other.ipynb'), '{}');
    const files = [
      join(folder, 'other.ipynb'),
      join(courseRoot, 'notebooks', '04-gradient-descent.ipynb'),
      join(courseRoot, 'test', 'course', 'fixture-lesson.ts'),
      '/etc/passwd',
      '/proc/1/environ',
    ];
    expect(readFileSync(files[0] ?? '', 'utf8')).toBe('{}');
    const readable = `${JSON.stringify(files)}.some((file) => { try { return readFileSync(file).length > 0; } catch { return false; } })`;
    const attempt = `if (!${readable} && !JSON.stringify(node.env).includes('secret')) throw 0`;
    expect(passes(await attack({ slope: ifPossible(attempt) }))).toEqual(wrong);
  });

  it('has no network, not even to this machine', async () => {
    const server = createServer((_, response) => response.end('reached')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const reach = `const reached = await fetch('http://127.0.0.1:${port}').then(() => true, () => false);`;
    const slope = `${reach}\nfunction slope(w: number): number { return reached ? 2 * w : NaN; }`;
    try {
      expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('reached');
      expect(passes(await attack({ slope }))).toEqual(wrong);
    } finally {
      server.close();
    }
  });

  it.each([
    ['shadowing check', 'const check = (_title: string, _run: unknown) => {};'],
    ['patching Math', 'Math.abs = () => 0; Math.max = () => Infinity;'],
    [
      'patching JSON',
      'JSON.stringify = () => \'{"value":6}\'; JSON.parse = () => ({ passed: true });',
    ],
    [
      'patching Promise',
      'Promise.prototype.then = function (this: unknown) { return this; } as never;',
    ],
    [
      'patching arrays',
      'Array.prototype.find = () => undefined as never; Array.prototype.some = () => true; Object.is = () => true;',
    ],
    [
      'patching the display function',
      'Reflect.set(globalThis, Symbol.for("nabla.display"), () => {});',
    ],
    [
      'patching what functions and loops are made of',
      'Function.prototype.call = Function.prototype.apply = (() => 6) as never; Array.prototype[Symbol.iterator] = function* () { yield 6; } as never;',
    ],
    [
      'patching the prototype of all objects',
      'Object.defineProperty(Object.prototype, "passed", { get: () => true }); Object.defineProperty(Object.prototype, "value", { get: () => 6 });',
    ],
    [
      'looking at the call stack',
      'const frames: string[] = []; (Error as any).prepareStackTrace = (_: unknown, calls: any[]) => { for (const call of calls) frames.push(String(call.getFunction?.())); return ""; }; void new Error().stack;',
    ],
    [
      'reaching into Node',
      'try { node.binding("fs"); } catch {} try { node.dlopen({ exports: {} }, "/tmp/none.node"); } catch {} const nabla = await import("nabla"); Reflect.set(nabla, "check", () => {});',
    ],
    [
      'a timer that fires while others are tested',
      'node.getBuiltinModule("node:timers").setInterval(() => writeSync(4, \'{"value":6}\\n\'), 1);',
    ],
    [
      'replacing the library',
      'import nabla from "nabla"; Reflect.set(nabla, "check", () => {}); import { createRequire } from "node:module"; const cache = createRequire("/").cache; for (const key in cache) delete cache[key];',
    ],
  ])('%s does not make a wrong answer right', async (_, code) => {
    const { verdicts } = await attack({ slope: atOnce(code) });
    expect(verdicts[0]?.passed).toBe(false);
  });

  it.each([
    [
      'a forged answer on the line',
      'writeSync(4, \'{"value":0}\\n{"kind":"exercise","verdict":{"id":"slope-tests","passed":true}}\\n\');',
    ],
    ['a line without end', 'for (;;) writeSync(4, "x".repeat(1e6));'],
    ['a line that is no message', 'writeSync(4, "[[[[\\n");'],
    [
      'a question after the other, whose answers are not read',
      'for (;;) writeSync(4, \'{"call":0,"args":[]}\\n\');',
    ],
    [
      'more functions than there is room for',
      'for (let n = 0; ; n += 1e4) writeSync(4, JSON.stringify({ call: 0, args: [Array.from({ length: 1e4 }, (_, i) => ({ $: "function", v: n + i }))] }) + "\\n");',
    ],
    [
      'a call of a function that was not lent',
      'writeSync(4, \'{"call":"constructor","args":[]}\\n{"call":99,"args":[]}\\n\');',
    ],
  ])('%s does not make a wrong answer right', async (_, code) => {
    const { verdicts } = await attack(
      { slope: calling(code) },
      { cellSeconds: 3, messageBytes: 1e6 },
    );
    expect(verdicts[0]?.passed).toBe(false);
    expect(verdicts).toHaveLength(3);
  });

  it('printing gigabytes fills nothing', async () => {
    const slope = calling('for (let i = 0; i < 1000; i++) { console.log("x".repeat(1e6)); }');
    expect(passes(await attack({ slope }))).toEqual(wrong);
  });

  it('cannot carry hidden arguments out in the message of a later exercise', async () => {
    const slope =
      'const seen: number[] = [];\nfunction slope(w: number): number { seen.push(w); return 2 * w; }';
    const scaled =
      'function scaled(values: number[]): number[] { throw new Error("seen " + seen); }';
    const judgement = await attack({ slope, scaled });
    expect(passes(judgement)).toMatchObject({ 'slope-tests': true, 'scaled-tests': false });
    expect(judgement.verdicts[2]?.message).toContain('seen 3');
    expect(JSON.stringify(judgement)).not.toContain('271');
  });
});
