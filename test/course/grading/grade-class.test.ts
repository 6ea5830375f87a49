import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradeClass } from '../../../app/course/grading/grade-class.js';
import { defaultLimits } from '../../../app/course/grading/limits.js';
import { readCsv } from '../../../app/course/report/csv.js';
import type { Grade } from '../../../app/course/report/grade.js';
import { readSubmissions } from '../../../app/course/submissions/read-submissions.js';
import { courseRoot } from '../../../app/places.js';
import { fixtureLesson, fixtureText } from '../fixture-lesson.js';
import { type Expected, generateClass } from '../generated-class.js';
import { sandboxHere } from './sandbox-here.js';

const minutes = 15 * 60_000;
const limits = { ...defaultLimits, cellSeconds: 2 };
const newFolder = () => mkdtempSync(join(tmpdir(), 'nabla-class-'));

async function grade(submissions: string, out: string): Promise<Grade[]> {
  if (sandboxHere === null) throw new Error('There is no sandbox.');
  const options = { out, jobs: 2, limits, sandbox: sandboxHere };
  return gradeClass(fixtureLesson(), await readSubmissions(submissions), {
    ...options,
    roster: [{ student: 'absent', name: 'Ab Sent', email: 'ab@x.org' }],
  });
}

/** All files of a folder with their contents, but for the grader's own memory. */
function contents(folder: string, path = ''): Record<string, string> {
  const found = readdirSync(join(folder, path)).filter((name) => name !== '.nabla');
  return Object.assign(
    {},
    ...found.map((name) => {
      const inner = path === '' ? name : `${path}/${name}`;
      if (statSync(join(folder, inner)).isDirectory()) return contents(folder, inner);
      return { [inner]: readFileSync(join(folder, inner), 'utf8') };
    }),
  );
}

describe.skipIf(sandboxHere === null)('a class of 300', { timeout: minutes }, () => {
  const folder = newFolder();
  const [submissions, out] = [join(folder, 'submissions'), join(folder, 'grades')];
  let expected: Expected[] = [];
  let grades: Grade[] = [];

  beforeAll(async () => {
    expected = generateClass(submissions, 300);
    grades = await grade(submissions, out);
  }, minutes);

  it('gets exactly the scores that it was built to have', () => {
    const received = grades
      .filter(({ student }) => student !== 'absent')
      .map(({ student, status, scores }) => ({ student, status, scores }));
    expect(received).toEqual(expected);
  });

  it('has a row in grades.csv for every submission and for who handed nothing in', () => {
    const [header, ...rows] = readCsv(readFileSync(join(out, 'grades.csv'), 'utf8'));
    const exercises = ['slope-tests', 'walk-tests', 'scaled-tests', 'essay'];
    expect(header).toEqual([
      'student',
      'name',
      'email',
      'status',
      'late',
      ...exercises,
      'total',
      'max',
      'notes',
    ]);
    expect(rows).toHaveLength(301);
    expect(rows.at(-1)).toEqual([
      'absent',
      'Ab Sent',
      'ab@x.org',
      'not submitted',
      '',
      '0',
      '0',
      '0',
      '0',
      '0',
      '8',
      '',
    ]);
    for (const [index, { student, scores }] of expected.entries()) {
      const total = scores.reduce((sum: number, score) => sum + (score ?? 0), 0);
      expect([rows[index]?.[0], rows[index]?.[9]]).toEqual([student, String(total)]);
    }
  });

  it('has a page of feedback for everyone, with no hidden test and no other student in it', () => {
    const pages = readdirSync(join(out, 'feedback'));
    expect(pages).toHaveLength(301);
    for (const page of pages) {
      const text = readFileSync(join(out, 'feedback', page), 'utf8');
      expect(text.replace('student-271', '')).not.toMatch(/271|542|secret|Hidden slopes/);
      expect(text.match(/student-\d+/g)?.every((name) => `${name}.html` === page) ?? true).toBe(
        true,
      );
    }
  });

  it('gives the same files in a second run, from memory and from scratch', async () => {
    const first = contents(out);
    await grade(submissions, out);
    expect(contents(out)).toEqual(first);
    const fresh = join(folder, 'fresh');
    await grade(submissions, fresh);
    expect(contents(fresh)).toEqual(first);
  });
});

describe.skipIf(sandboxHere === null)('nabla grade', { timeout: minutes }, () => {
  const start = (...args: string[]) =>
    spawn(process.execPath, [join(courseRoot, 'app', 'bin', 'nabla.js'), 'grade', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  it('goes on after an interruption where it was, to the same result', async () => {
    const folder = newFolder();
    const [submissions, lesson] = [join(folder, 'submissions'), join(folder, '90-fixture.ipynb')];
    writeFileSync(lesson, fixtureText());
    generateClass(submissions, 6);
    const options = [submissions, '--lesson', lesson, '--cell-seconds', '3', '--jobs', '1'];

    const interrupted = start(...options, '--out', join(folder, 'a'));
    for await (const line of createInterface({ input: interrupted.stderr })) {
      if (/^3\/6 /.test(line)) break;
    }
    interrupted.kill('SIGKILL');
    await once(interrupted, 'close');
    const remembered = readdirSync(join(folder, 'a', '.nabla'));
    expect(remembered.length).toBeGreaterThan(2);
    const times = remembered.map((name) => statSync(join(folder, 'a', '.nabla', name)).mtimeMs);

    expect(await once(start(...options, '--out', join(folder, 'a')), 'close')).toEqual([0, null]);
    expect(await once(start(...options, '--out', join(folder, 'b')), 'close')).toEqual([0, null]);
    expect(contents(join(folder, 'a'))).toEqual(contents(join(folder, 'b')));
    expect(remembered.map((name) => statSync(join(folder, 'a', '.nabla', name)).mtimeMs)).toEqual(
      times,
    );
  });

  it.each([
    [['/no/such/folder'], 'no such file'],
    [[mkdtempSync(join(tmpdir(), 'nabla-empty-'))], 'There are no submissions'],
    [['.', '--jobs', '0'], 'must be a whole number above 0'],
    [['.', '--due', 'soon'], 'must be a time such as'],
  ])('refuses %j in one sentence', async (args, message) => {
    const child = start(...args);
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    const [code] = await once(child, 'close');
    expect(code).toBe(1);
    expect(text).toContain(message);
  });
});
