import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Cell,
  formatNotebook,
  readNotebook,
  stringifyNotebook,
} from '../../app/course/notebook.js';
import { stub } from '../../app/course/student.js';
import { updateWork } from '../../app/course/work.js';
import { notebookOf } from './lesson.js';

const lesson = '04-gradient-descent.ipynb';
const solution = (answer: string) => `// BEGIN SOLUTION\n${answer}\n// END SOLUTION\nafter();`;

let course: string;
let work: string;

beforeEach(async () => {
  course = await mkdtemp(join(tmpdir(), 'course-'));
  work = join(await mkdtemp(join(tmpdir(), 'student-')), 'work');
});

const publish = (source: string) =>
  writeFile(join(course, lesson), formatNotebook(notebookOf(source)));
const copy = () => readFile(join(work, lesson), 'utf8');

describe('updateWork', () => {
  it('copies a lesson the first time, with stubs for solutions', async () => {
    await publish(solution('return 42;'));
    expect(await updateWork(course, work)).toEqual({
      added: [lesson],
      updated: [],
      kept: [],
      copies: [],
    });
    expect((await readNotebook(join(work, lesson))).cells[0]?.source).toBe(`${stub}\nafter();`);
  });

  it('changes nothing when the course has not changed', async () => {
    await publish('one');
    await updateWork(course, work);
    expect(await updateWork(course, work)).toEqual({
      added: [],
      updated: [],
      kept: [],
      copies: [],
    });
  });

  it('replaces an untouched copy when the course has a new version', async () => {
    await publish('one');
    await updateWork(course, work);
    await publish('two');
    expect(await updateWork(course, work)).toMatchObject({ updated: [lesson], copies: [] });
    expect(await copy()).toContain('two');
  });

  it('carries results over to a new version, and keeps a copy of what was run', async () => {
    const ran = (id: string, source: string) => ({
      id,
      source,
      outputs: [{ output_type: 'stream', name: 'stdout', text: [`${id} has run`] }],
      execution_count: 5,
    });
    const write = (file: string, ...cells: readonly Partial<Cell>[]) =>
      writeFile(file, stringifyNotebook(notebookOf(...cells)));
    const original = { id: 'same', source: 'one' };
    await write(join(course, lesson), original, { id: 'changes', source: 'old' });
    await updateWork(course, work);
    await write(join(work, lesson), ran('same', 'one'), ran('changes', 'old'));
    const before = await copy();
    await write(join(course, lesson), { id: 'new', source: '' }, original, {
      id: 'changes',
      source: 'better',
    });
    const { updated, copies } = await updateWork(course, work);
    expect(updated).toEqual([lesson]);
    const { cells } = await readNotebook(join(work, lesson));
    expect(cells).toMatchObject([
      { id: 'new', outputs: [], execution_count: null },
      ran('same', 'one'),
      { id: 'changes', source: 'better', outputs: [], execution_count: null },
    ]);
    expect(copies).toEqual([expect.stringMatching(/^04-gradient-descent, kept .+\.ipynb$/)]);
    expect(await readFile(join(work, copies[0] ?? ''), 'utf8')).toBe(before);
    expect((await updateWork(course, work)).updated).toEqual([]);
  });

  it('never overwrites an edited copy, and says so', async () => {
    await publish('one');
    await updateWork(course, work);
    const edited = formatNotebook(notebookOf('my own words'));
    await writeFile(join(work, lesson), edited);
    expect(await updateWork(course, work)).toEqual({
      added: [],
      updated: [],
      kept: [],
      copies: [],
    });
    await publish('two');
    expect((await updateWork(course, work)).kept).toEqual([lesson]);
    expect(await copy()).toBe(edited);
  });

  it('leaves a damaged copy, and a copy that it did not make, as they are', async () => {
    await publish('one');
    await updateWork(course, work);
    await writeFile(join(work, lesson), '{"cells": [');
    await publish('two');
    expect((await updateWork(course, work)).kept).toEqual([lesson]);
    expect(await copy()).toBe('{"cells": [');
  });

  it('knows by the version that a copy names whether it is edited, when its own record is damaged', async () => {
    const edited = '05-edited.ipynb';
    const write = (text: string) =>
      Promise.all(
        [lesson, edited].map((file) => {
          const notebook = { ...notebookOf(text), metadata: { nabla: { title: 'T' } } };
          return writeFile(join(course, file), formatNotebook(notebook));
        }),
      );
    await write('one');
    await updateWork(course, work);
    await writeFile(join(work, '.nabla', 'copies.json'), '{"04-');
    const own = (await readFile(join(work, edited), 'utf8')).replace('one', 'my own');
    await writeFile(join(work, edited), own);
    await write('two');
    expect(await updateWork(course, work)).toMatchObject({ updated: [lesson], kept: [edited] });
    expect(await readFile(join(work, edited), 'utf8')).toBe(own);
  });

  it('carries no result over that comes after code which has changed', async () => {
    const cell = (id: string, source: string, count: number | null) => ({
      id,
      source,
      execution_count: count,
    });
    const write = (file: string, ...cells: readonly Partial<Cell>[]) =>
      writeFile(file, stringifyNotebook(notebookOf(...cells)));
    await write(
      join(course, lesson),
      cell('a', '1', null),
      cell('b', 'x = 2', null),
      cell('c', 'x', null),
    );
    await updateWork(course, work);
    await write(join(work, lesson), cell('a', '1', 1), cell('b', 'x = 2', 2), cell('c', 'x', 3));
    await write(
      join(course, lesson),
      cell('a', '1', null),
      cell('b', 'x = 3', null),
      cell('c', 'x', null),
    );
    await updateWork(course, work);
    const { cells } = await readNotebook(join(work, lesson));
    expect(cells.map(({ execution_count }) => execution_count)).toEqual([1, null, null]);
  });

  it('leaves all copies alone that name no version when its own record is lost', async () => {
    await publish('one');
    await updateWork(course, work);
    await writeFile(join(work, '.nabla', 'copies.json'), 'not json');
    await publish('two');
    expect((await updateWork(course, work)).kept).toEqual([lesson]);
  });

  it('knows untouched copies again after its own record was lost', async () => {
    await publish('one');
    await updateWork(course, work);
    await rm(join(work, '.nabla', 'copies.json'));
    await updateWork(course, work);
    await publish('two');
    expect((await updateWork(course, work)).updated).toEqual([lesson]);
  });

  it('copies the good lessons beside a damaged one and leaves no temporary file', async () => {
    await publish('one');
    await writeFile(join(course, '05-broken.ipynb'), '{');
    expect((await updateWork(course, work)).added).toEqual([lesson]);
    expect((await readdir(work)).sort()).toEqual(['.nabla', lesson]);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves alone what is no file, and does not wait for it',
    async () => {
      await publish('one');
      await mkdir(work);
      execFileSync('mkfifo', [join(work, lesson)]);
      expect((await updateWork(course, work)).kept).toEqual([lesson]);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'refuses to keep its record behind a link that leads elsewhere',
    async () => {
      const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
      await mkdir(work);
      await symlink(elsewhere, join(work, '.nabla'));
      await publish('one');
      await expect(updateWork(course, work)).rejects.toThrow('is a link or no file at all');
      expect(await readdir(elsewhere)).toEqual([]);
    },
  );
});
