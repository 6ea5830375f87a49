import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatNotebook, parseNotebook, readNotebook } from '../../app/course/notebook.js';
import { studentVersion } from '../../app/course/student.js';
import { notebookFiles } from '../../app/places.js';
import { check, hint, solution } from '../../lib/learn';
import type { DisplayBundle } from '../../lib/plot/display';

const HOOK = Symbol.for('nabla.display');
const home = process.cwd();
let shown: Readonly<Record<string, unknown>>[] = [];
let course = '';

/** A lesson with one exercise, in the folder where the session works. */
function lesson(folder: string, name: string, exercise: string, student = false): void {
  const nbgrader = { schema_version: 3, grade_id: exercise, locked: false };
  const cells = [
    {
      cell_type: 'markdown',
      source: [
        'Write it.\n\n<details><summary>Hint 1</summary>Use <code>2 &lt; 3</code>.</details>',
        '<details>\n<summary>Hint 2</summary>\n\nIt is **twice** $x$.\n\n</details>',
      ].join('\n'),
    },
    {
      cell_type: 'code',
      source: '// BEGIN SOLUTION\nconst twice = (x: number) => 2 * x;\n// END SOLUTION',
      metadata: { nbgrader: { ...nbgrader, grade: false, solution: true } },
    },
    {
      cell_type: 'code',
      source: `check('It\\'s ${exercise} of ${name}', (expect) => {});`,
      metadata: {
        nbgrader: { ...nbgrader, grade_id: `${exercise}-check`, grade: true, solution: false },
      },
    },
  ].map((cell, index) => ({ metadata: {}, id: `c${index}`, ...cell }));
  const notebook = parseNotebook(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { nabla: { lesson: name } },
      cells,
    }),
  );
  mkdirSync(folder, { recursive: true });
  const text = formatNotebook(student ? studentVersion(notebook) : notebook);
  writeFileSync(join(folder, `${name}.ipynb`), text);
}

const text = () => String(shown.at(-1)?.['text/plain']);
const markdown = () => String(shown.at(-1)?.['text/markdown']);
const attempt = (name: string, exercise: string) =>
  check(`It's ${exercise} of ${name}`, (expect) => expect.near('x', () => 1, 1));

beforeEach(() => {
  shown = [];
  Reflect.set(globalThis, HOOK, ({ data }: DisplayBundle) => shown.push(data));
  const root = mkdtempSync(join(tmpdir(), 'nabla-exercise-'));
  course = join(root, 'notebooks');
  mkdirSync(join(root, 'data', 'questions'), { recursive: true });
  mkdirSync(join(root, 'work'));
  process.env.NABLA_DATA = join(root, 'data');
  process.chdir(join(root, 'work'));
});

afterEach(() => {
  process.chdir(home);
  delete process.env.NABLA_DATA;
  Reflect.deleteProperty(globalThis, HOOK);
});

describe('hint', () => {
  it('shows one more hint each time, and after the last all of them', () => {
    lesson('.', '91-a', 'first', true);
    hint('first');
    expect(text()).toBe('Hint 1 of 2. Use 2 < 3.');
    hint('first');
    expect(markdown()).toBe(
      '**Hint 1 of 2.** Use <code>2 &lt; 3</code>.\n\n**Hint 2 of 2.** It is **twice** $x$.',
    );
    const both = text();
    hint('first');
    expect(text()).toBe(both);
  });

  it('asks for the lesson where two have an exercise of that name', () => {
    lesson('.', '91-a', 'same', true);
    lesson('.', '92-b', 'same', true);
    expect(() => hint('same')).toThrow('"same" is in 91-a and 92-b; name the lesson too');
    hint('same', '92-b');
    expect(text()).toMatch(/^Hint 1 of 2/);
  });

  it('names the exercises there are when there is no such one', () => {
    lesson('.', '91-a', 'first', true);
    writeFileSync('damaged.ipynb', '{');
    expect(() => hint('frist')).toThrow('no exercise "frist". There are: first.');
  });
});

describe('solution', () => {
  it('is shown once the check has run, and comes from the course, not from the copy', () => {
    lesson('.', '93-c', 'tried', true);
    lesson(course, '93-c', 'tried');
    solution('tried');
    expect(text()).toMatch(/^Try it first/);
    attempt('93-c', 'tried');
    solution('tried');
    expect(text()).toBe('const twice = (x: number) => 2 * x;');
    expect(markdown()).toBe('````ts\nconst twice = (x: number) => 2 * x;\n````');
  });

  it('is not opened by the check of another exercise', () => {
    lesson('.', '94-d', 'mine', true);
    lesson(course, '94-d', 'mine');
    attempt('94-d', 'other');
    solution('mine');
    expect(text()).toMatch(/^Try it first/);
  });

  it('is not there where the course was handed out without solutions', () => {
    lesson('.', '95-e', 'graded', true);
    attempt('95-e', 'graded');
    expect(() => solution('graded')).toThrow('has no solution of "graded"');
    expect(JSON.stringify(shown)).not.toContain('2 * x');
  });
});

describe.each(notebookFiles())('%s', (file) => {
  it('has a hint and a solution for every exercise', async () => {
    const notebook = await readNotebook(file);
    const { lesson: name } = Object(notebook.metadata.nabla);
    mkdirSync(course);
    writeFileSync(join(course, 'lesson.ipynb'), formatNotebook(notebook));
    writeFileSync('lesson.ipynb', formatNotebook(studentVersion(notebook)));
    const marks = notebook.cells.map(({ metadata }) => Object(metadata.nbgrader));
    const answers = marks.filter(({ solution: isAnswer }) => isAnswer === true);
    expect(answers.length).toBeGreaterThan(0);
    for (const { grade_id: id } of answers) {
      hint(id, name);
      expect(text()).toMatch(/^Hint 1 of [123]\. \S/);
      solution(id, name);
      expect(text()).toMatch(/^Try it first/);
    }
  });
});
