import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorText, printed, resultText, runningKernel } from './running-kernel';

const kernel = runningKernel();

/** Runs cells in order, all of which must succeed, and gives the last result. */
async function last(...cells: string[]): Promise<unknown> {
  let result: unknown;
  for (const code of cells) {
    const run = await kernel().run(code);
    expect(errorText(run), code).toBe('');
    result = resultText(run);
  }
  return result;
}

describe('variables', () => {
  test('a later cell reads what an earlier one declared', async () => {
    expect(await last('const a1 = [1, 2, 3];', 'a1.map((x) => x * 2)')).toBe('[ 2, 4, 6 ]');
  });

  test('a later cell assigns a let variable, and functions of earlier cells see it', async () => {
    const cells = ['let rate1 = 1;\nfunction step1() { return rate1; }', 'rate1 = 5;', 'step1()'];
    expect(await last(...cells)).toBe('5');
  });

  test('functions see a reassignment in the middle of the cell that calls them', async () => {
    const cells = [
      'let w1 = 1;\nconst seen1 = () => w1;',
      'w1 = 2;\nconst at1 = seen1();\nw1 = 3;\n[at1, seen1()]',
    ];
    expect(await last(...cells)).toBe('[ 2, 3 ]');
  });

  test('a function of an earlier cell changes a variable under the cell that calls it', async () => {
    const cells = [
      'let n1 = 0;\nfunction add1() { n1 += 1; }',
      'add1();\nconst mid1 = n1;\nadd1();\n[mid1, n1]',
    ];
    expect(await last(...cells)).toBe('[ 1, 2 ]');
  });

  test('a const or function can be declared again, with another type, and earlier functions use it', async () => {
    const cells = [
      'const k1 = 2;',
      'const twice1 = () => [k1, k1];',
      'const k1 = "two";',
      'twice1()',
    ];
    expect(await last(...cells)).toBe("[ 'two', 'two' ]");
    expect(
      await last('function f1() { return 1; }', 'function f1() { return "one"; }', 'f1().length'),
    ).toBe('3');
  });

  test('destructuring, assignment patterns and shorthand properties reach shared variables', async () => {
    const cells = [
      'let [p1, { q1 = 4 }] = [1, {}] as [number, { q1?: number }];\nconst see1 = () => ({ p1, q1 });',
      '[p1, q1] = [q1, p1];\nconst o1 = { p1, q1 };\n({ p1 } = { p1: 9 });\n[o1, see1()]',
    ];
    expect(await last(...cells)).toBe('[ { p1: 4, q1: 1 }, { p1: 9, q1: 1 } ]');
  });

  test('a let variable without functions around it keeps its last value, also after an error', async () => {
    const failed = await kernel().run(
      'let s1 = 0;\nfor (const x of [1, 2, 3]) s1 += x;\nconst t1 = s1;\nthrow new Error("stop");\nconst u1 = 1;',
    );
    expect(failed.status).toBe('error');
    expect(await last('[s1, t1]')).toBe('[ 6, 6 ]');
    expect(errorText(await kernel().run('u1'))).toMatch(/Cannot find name 'u1'/);
  });

  test('classes, enums, generics and interfaces cross cells', async () => {
    const cells = [
      'interface Point1 { x: number }\nenum Color1 { Red, Green }\nclass Box1<T> { constructor(readonly value: T) {} }',
      'const b1: Box1<Point1> = new Box1({ x: Color1.Green });\nb1.value.x',
    ];
    expect(await last(...cells)).toBe('1');
  });

  test('var in a block belongs to the cell', async () => {
    expect(await last('for (var i2 = 0; i2 < 3; i2++) {}', 'i2')).toBe('3');
  });

  test('methods keep their this, and functions get none', async () => {
    const cells = [
      'const counter2 = { n: 7, get() { return this.n; } };\nfunction self2(this: unknown) { return this; }',
      'function call2() { return [counter2.get(), self2()]; }\ncall2()',
    ];
    expect(await last(...cells)).toBe('[ 7, undefined ]');
  });

  test('names of Node and of browsers can be used without harm to libraries', async () => {
    expect(await last('const window = 5, performance = 2;', 'window + performance')).toBe('7');
    expect(await last('(globalThis as { window?: unknown }).window === undefined')).toBe('true');
  });
});

describe('modules', () => {
  test('nabla is found though the notebook lies outside the project', async () => {
    expect(
      await last("import { derivative } from 'nabla';", 'derivative((x) => x * x, 3).toFixed(6)'),
    ).toBe("'6.000000'");
  });

  test('Node modules are imported by name, default and namespace, statically and dynamically', async () => {
    expect(
      await last(
        "import fs, { existsSync } from 'node:fs';\nimport * as path from 'node:path';\n[fs.existsSync === existsSync, path.basename('/a/b')]",
      ),
    ).toBe("[ true, 'b' ]");
    expect(
      await last(
        "const os3 = await import('node:os');\n[typeof os3.cpus, typeof os3.default.cpus]",
      ),
    ).toBe("[ 'function', 'function' ]");
  });

  test('types are imported without running anything', async () => {
    expect(
      await last(
        "import type { Stats } from 'node:fs';\nconst isFile3 = (stats: Stats) => stats.isFile();\ntypeof isFile3",
      ),
    ).toBe("'function'");
  });

  test('an ES module is imported though it awaits at its top', async () => {
    await writeFile(
      join(kernel().folder, 'waits.mjs'),
      'export const seven = await Promise.resolve(7);\n',
    );
    expect(await last("import { seven } from './waits.mjs';\nseven")).toBe('7');
  });

  test('TypeScript, JavaScript and JSON files beside the notebook are imported', async () => {
    const { folder } = kernel();
    await writeFile(
      join(folder, 'twice.ts'),
      "import { base } from './base';\nexport const twice = (x: number): number => base * x;\n",
    );
    await writeFile(join(folder, 'base.ts'), 'export const base = 2;\n');
    await writeFile(join(folder, 'plain.cjs'), 'exports.word = "plain";\n');
    await writeFile(join(folder, 'table.json'), '{ "rows": [1, 2] }');
    expect(
      await last(
        "import { twice } from './twice';\nimport { word } from './plain.cjs';\nimport table from './table.json';\n[twice(21), word, table.rows.length]",
      ),
    ).toBe("[ 42, 'plain', 2 ]");
  });

  test('a file beside the notebook is loaded again when it, or a file it imports, has changed', async () => {
    const { folder } = kernel();
    await writeFile(join(folder, 'outer.ts'), "export { inner } from './inner';\n");
    await writeFile(join(folder, 'inner.ts'), 'export const inner: number = 1;\n');
    const read = "import { inner } from './outer';\ninner";
    expect(await last(read)).toBe('1');
    await writeFile(join(folder, 'inner.ts'), 'export const inner: string = "new";\n');
    await utimes(join(folder, 'inner.ts'), new Date(), new Date(Date.now() + 5000));
    expect(await last(read)).toBe("'new'");
  });

  test('a file that appears after a failed import is found', async () => {
    expect(errorText(await kernel().run("import { late } from './late';\nlate"))).toMatch(/late/);
    await writeFile(join(kernel().folder, 'late.ts'), 'export const late = 3;\n');
    expect(await last("import { late } from './late';\nlate")).toBe('3');
  });

  test('a type error in a file beside the notebook names the file', async () => {
    await writeFile(join(kernel().folder, 'wrong.ts'), 'export const wrong: number = "text";\n');
    expect(errorText(await kernel().run("import { wrong } from './wrong';\nwrong"))).toMatch(
      /wrong\.ts:1:14 - Type 'string'/,
    );
  });
});

describe('the language', () => {
  test('is strict', async () => {
    expect(errorText(await kernel().run('const n4: number = null;'))).toMatch(
      /Type 'null' is not assignable/,
    );
    expect(errorText(await kernel().run('function f4(x) { return x; }'))).toMatch(
      /implicitly has an 'any' type/,
    );
  });

  test('has the library of ES2023', async () => {
    expect(await last('[3, 1, 2].toSorted().with(0, 9).findLast((x) => x > 3)')).toBe('9');
  });

  test('has await, for await and async iteration at the top of a cell', async () => {
    expect(
      await last(
        'async function* numbers4() { yield 1; yield 2; }\nlet sum4 = 0;\nfor await (const n of numbers4()) sum4 += n;\nsum4',
      ),
    ).toBe('3');
    expect(await last('const both4 = [await Promise.resolve(1), await 2];\nboth4')).toBe(
      '[ 1, 2 ]',
    );
  });

  test('export in a cell does no harm', async () => {
    expect(await last('export const e4 = 4;\nexport function g4() { return e4; }', 'g4()')).toBe(
      '4',
    );
  });

  test.each([
    ['export default 5', '5'],
    ['export default () => 5', '[Function (anonymous)]'],
    ['export default function () { return 5; }', '[Function (anonymous)]'],
    ['export default async function () { return 5; }', '[AsyncFunction (anonymous)]'],
    ['export default class { five = 5 }', '[class (anonymous)]'],
    ['export default class Five4 { five = 5 }\nnew Five4().five', '5'],
    ['export default function five4() { return 5; }\nfive4()', '5'],
    ['const first4 = 5;\nexport { first4 as second4 };\nfirst4', '5'],
  ])('%s does no harm either', async (code, result) => {
    expect(await last(code)).toBe(result);
  });

  test('errors of awaited promises can be caught', async () => {
    expect(
      await last(
        'let caught4 = "";\ntry { await Promise.reject(new Error("no")); } catch (e) { caught4 = String(e); }\ncaught4',
      ),
    ).toBe("'Error: no'");
  });

  test('an array that grows over several cells needs no type', async () => {
    expect(await last('const losses4 = [];', 'losses4.push(0.5);\nlosses4')).toBe('[ 0.5 ]');
  });

  test('an empty cell and a cell of comments do nothing', async () => {
    expect(await last('')).toBeUndefined();
    expect(await last('// only a remark')).toBeUndefined();
  });

  test('console.table, timers and structuredClone are known without an import', async () => {
    const run = await kernel().run(
      'console.table([{ a: 1 }]);\nawait new Promise<void>((done) => setTimeout(done, 1));\nstructuredClone({ a: 1 });',
    );
    expect(run.status).toBe('ok');
    expect(printed(run)).toMatch(/│ 0\s+│ 1 │/);
  });
});
