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
const wrong = { 'slope-tests': false, 'walk-tests': true, 'scaled-tests': true };

/** An answer to the first exercise that does something when it is called, and is wrong. */
const calling = (code: string, imports = '') =>
  `${imports}\nfunction slope(w: number): number {\n${code}\nreturn NaN;\n}`;

/** The same, done when the cell is run. */
const atOnce = (code: string, imports = '') =>
  `${imports}\n${code}\nfunction slope(w: number): number { return NaN; }`;

/** An answer that is right only if `attempt` succeeds. */
const ifPossible = (attempt: string, imports: string) =>
  `${imports}\nfunction slope(w: number): number {\n  try { ${attempt}; return 2 * w; } catch { return NaN; }\n}`;

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
  });

  it('says that time was over', async () => {
    const { verdicts } = await attack({ slope: calling('for (;;);') }, { cellSeconds: 3 });
    expect(verdicts[0]?.message).toContain('TimeOver: it took more than 3 seconds');
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
      "import { writeFileSync } from 'node:fs';",
    ],
  ])('a memory bomb %s ends the attacker only', async (_, code, imports = '') => {
    expect(passes(await attack({ slope: calling(code, imports) }))).toEqual(wrong);
  });

  it('a fork bomb runs against the limit of processes', async () => {
    const fork = `function bomb() { for (let i = 0; i < 200; i++) spawn('/bin/sh', ['-c', 'f() { f | f & }; f; sleep 60']).on('error', () => {}); }`;
    const slope = calling('bomb();', `import { spawn } from 'node:child_process';\n${fork}`);
    expect(passes(await attack({ slope }, { cellSeconds: 5 }))).toEqual(wrong);
  });

  it.each([
    [
      'process.exit in a function',
      calling('process.exit(0);', "import process from 'node:process';"),
    ],
    ['process.exit in a cell', atOnce('process.exit(0);', "import process from 'node:process';")],
    [
      'killing the parent',
      calling(
        'process.kill(process.ppid, "SIGKILL"); process.kill(1, "SIGKILL"); process.kill(-1, "SIGKILL");',
        "import process from 'node:process';",
      ),
    ],
    ['an abort', calling('process.abort();', "import process from 'node:process';")],
  ])('%s ends only the attacker', async (_, slope) => {
    expect(passes(await attack({ slope }))).toEqual(wrong);
  });

  it('can do what it is meant to: read the library', async () => {
    const file = JSON.stringify(join(courseRoot, 'lib', 'dist', 'index.js'));
    const imports = "import { readFileSync } from 'node:fs';";
    const slope = ifPossible(`if (readFileSync(${file}).length === 0) throw 0`, imports);
    expect(passes(await attack({ slope }))).toEqual({ ...wrong, 'slope-tests': true });
  });

  it.each([
    ['the library', 'lib/dist/index.js'],
    ['the grader', 'app/dist/course/grading/judge-process.js'],
    ['a package', 'node_modules/typescript/package.json'],
    ['the folder of lessons', 'notebooks/new.txt'],
  ])('cannot write to %s', async (_, path) => {
    const file = JSON.stringify(join(courseRoot, path));
    const slope = ifPossible(
      `writeFileSync(${file}, 'x', { flag: 'a' })`,
      "import { writeFileSync } from 'node:fs';",
    );
    expect(passes(await attack({ slope }))).toEqual(wrong);
  });

  it('cannot read lessons, other submissions, or the machine', async () => {
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
    const attempt = `if (!${JSON.stringify(files)}.some((file) => { try { return readFileSync(file).length > 0; } catch { return false; } })) throw 0`;
    const slope = ifPossible(attempt, "import { readFileSync } from 'node:fs';");
    expect(passes(await attack({ slope }))).toEqual(wrong);
  });

  it('sees no environment variable of the grader', async () => {
    process.env.NABLA_TEST_SECRET = 'secret';
    const slope = ifPossible(
      'if (!JSON.stringify(process.env).includes("secret")) throw 0',
      "import process from 'node:process';",
    );
    expect(passes(await attack({ slope }))).toEqual(wrong);
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
      'a call of a function that was not lent',
      'writeSync(4, \'{"call":"constructor","args":[]}\\n{"call":99,"args":[]}\\n\');',
    ],
  ])('%s does not make a wrong answer right', async (_, code) => {
    const slope = calling(code, "import { writeSync } from 'node:fs';");
    const { verdicts } = await attack({ slope }, { cellSeconds: 5 });
    expect(verdicts[0]?.passed).toBe(false);
    expect(verdicts).toHaveLength(3);
  });

  it('printing gigabytes fills nothing', async () => {
    const slope = calling('for (let i = 0; i < 3000; i++) { console.log("x".repeat(1e6)); }');
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
