import { describe, expect, test } from 'vitest';
import { errorText, printed, resultText, runningKernel } from './running-kernel';

const kernel = runningKernel();

/** The text of the error that a cell ends with, as a notebook shows it. */
async function errorOf(code: string): Promise<string> {
  const run = await kernel().run(code);
  expect(run.status, code).toBe('error');
  return errorText(run);
}

describe('compile errors', () => {
  test('come all at once, each with line, column and a caret under the source', async () => {
    expect(await errorOf("const a: number = 'x';\nconst b: string =\n\t7;")).toBe(
      [
        "In[1]:1:7 - Type 'string' is not assignable to type 'number'.",
        "  1 | const a: number = 'x';",
        '    |       ^',
        'Hint: text in quotes is a string. Write the number without quotes, or convert it: Number(text).',
        "In[1]:2:7 - Type 'number' is not assignable to type 'string'.",
        '  2 | const b: string =',
        '    |       ^',
      ].join('\n'),
    );
  });

  test('leave earlier variables as they were', async () => {
    await kernel().run('let kept = 1;');
    await errorOf("kept = 'text';");
    expect((await kernel().run('kept')).outputs).toMatchObject([{ data: { 'text/plain': '1' } }]);
  });

  test.each([
    [
      'a missing await',
      'async function load() { return [1]; }\nload().length',
      /Hint: the value is a promise/,
    ],
    [
      'a missing await in arithmetic',
      'async function load() { return 1; }\n2 * load()',
      /Hint: the value is a promise/,
    ],
    ['a string where a number is due', "Math.sqrt('4')", /Hint: text in quotes is a string/],
    ['a string in arithmetic', "'4' * 2", /Hint: text in quotes is a string/],
    [
      'a name of the library that is not imported',
      'gradient',
      /Hint: import it first: import \{ gradient \} from 'nabla';/,
    ],
    [
      'an undeclared name with a near match',
      'const learningRate = 1;\nlerningRate',
      /Did you mean 'learningRate'/,
    ],
    ['an undeclared name near one of the library', 'derivativ', /Hint: did you mean derivative\?/],
    [
      'an undeclared name that is like no other',
      'qqqqq',
      /Hint: if another cell declares qqqqq, run that cell first/,
    ],
    [
      'redeclaring an imported name',
      "import { gradient } from 'nabla';\nconst gradient = 1;",
      /Hint: gradient is imported in this cell/,
    ],
    [
      'declaring a name twice',
      'const twice = 1;\nconst twice = 2;',
      /Hint: this cell declares twice twice/,
    ],
    ['a name of Python', 'print(1)', /Hint: here it is written console\.log/],
    ['a name of web pages', "prompt('Name?')", /Hint: here it is written await input\(/],
    ['a function of Math without Math', 'sqrt(2)', /Hint: did you mean Math\.sqrt\?/],
    ['a constant of Math without Math', '2 * pi', /Hint: did you mean Math\.PI\?/],
    [
      'a package that is not there',
      "import { zip } from 'lodahs';\nzip",
      /Hint: check the spelling; .*npm install lodahs/,
    ],
    [
      'a file that is not there',
      "import { zip } from './gone';\nzip",
      /Hint: there is no file \.\/gone beside the notebook/,
    ],
    ['assigning a constant', 'const fixed = 1;\nfixed = 2;', /Hint: declare it with `let fixed`/],
    ['a value that may be missing', '[1].find((x) => x > 1) + 1', /Hint: the value may be missing/],
  ])('%s gets one line that says what was probably meant', async (_, code, hint) => {
    expect(await errorOf(code)).toMatch(hint);
  });

  test('of the parser come once for a place, and speak of nothing that the cell does not hold', async () => {
    const text = await errorOf('function f( { return 1 }');
    expect(text.match(/:1:25 /g)).toHaveLength(1);
    expect(text).not.toMatch(/export/);
  });

  test('show a line that ends as on Windows without its end', async () => {
    expect(await errorOf('const a: string = 7;\r\na;\r\n')).toMatch(/= 7;\n/);
  });

  test('^ with a number gets a notice, and the cell runs', async () => {
    const run = await kernel().run('const base = 3;\nbase ^ 2');
    expect(printed(run)).toMatch(/In\[\d+\]:2:6 - \^ is no power.*write base \*\* 2\./);
    expect(run.status).toBe('ok');
  });
});

describe('runtime errors', () => {
  test('have name, value and a traceback in the lines of the cells they passed through', async () => {
    await kernel().run(
      'function inner(x: number): number {\n  if (x > 1) {\n    throw new RangeError("too big");\n  }\n  return x;\n}',
    );
    const run = await kernel().run('const fine = inner(1);\ninner(2);');
    const count = run.executionCount ?? 0;
    expect(run.reply).toMatchObject({ status: 'error', ename: 'RangeError', evalue: 'too big' });
    expect(errorText(run)).toBe(
      [
        'RangeError: too big',
        '  3 |     throw new RangeError("too big");',
        '    |           ^',
        `    at inner (In[${count - 1}]:3:11)`,
        `    at In[${count}]:2:1`,
      ].join('\n'),
    );
  });

  test('keep their lines after an await', async () => {
    const text = await errorOf(
      'const wait = () => new Promise<void>((done) => setTimeout(done, 1));\nawait wait();\nawait wait();\nthrow new Error("at four");',
    );
    expect(text).toMatch(/at In\[\d+\]:4:7$/);
  });

  test('name the sources of the library, not its emitted files', async () => {
    const text = await errorOf(
      "import { derivative } from 'nabla';\nderivative(() => { throw new Error('inside'); }, 1);",
    );
    expect(text).toMatch(/at .*In\[\d+\]:2:26/);
    expect(text).toMatch(/lib[\\/]calculus[\\/]derivative\.ts:\d+:\d+/);
    expect(text).not.toMatch(/node:internal|app[\\/]dist|\.js:/);
  });

  test('that are printed or shown are in the lines of the cells, too', async () => {
    const run = await kernel().run(
      'function make() {\n  return new Error("shown");\n}\nconsole.log(make());\nmake()',
    );
    const cell = `In[${run.executionCount}]`;
    const stack = (line: number) =>
      `Error: shown\n    at make (${cell}:2:10)\n    at ${cell}:${line}:1`;
    expect(printed(run)).toBe(`${stack(4).replace('4:1', '4:13')}\n`);
    expect(resultText(run)).toBe(stack(5));
  });

  test('in a timer say only where, not what called the timer', async () => {
    const text = await errorOf(
      'await new Promise<void>((done, fail) => setTimeout(() => fail(new Error("late")), 1));',
    );
    expect(text).toMatch(/\n {4}at In\[\d+\]:1:63$/);
  });

  test('show what caused them', async () => {
    expect(await errorOf("throw new Error('outer', { cause: new TypeError('inner') });")).toMatch(
      /Error: outer[\s\S]*Caused by TypeError: inner/,
    );
  });

  test('may be any value', async () => {
    expect((await kernel().run("throw 'a text';")).reply).toMatchObject({
      ename: 'Thrown',
      evalue: 'a text',
    });
    expect((await kernel().run('throw undefined;')).status).toBe('error');
  });

  test('of a failed check are only their message', async () => {
    expect(
      await errorOf("const e = new Error('Look at the sign.');\ne.name = 'CheckFailed';\nthrow e;"),
    ).toBe('Look at the sign.');
  });

  test('a promise that is rejected and not awaited fails its cell', async () => {
    expect(
      await errorOf("const p = (async () => { throw new Error('nobody waits'); })();\n1"),
    ).toMatch(/nobody waits/);
    expect(await errorOf("Promise.reject(new Error('as a result'))")).toMatch(/as a result/);
  });

  test('of endless recursion are caught', async () => {
    expect(await errorOf('function again(): number { return again() + 1; }\nagain();')).toMatch(
      /Maximum call stack size exceeded/,
    );
  });
});
