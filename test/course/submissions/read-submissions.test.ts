import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSubmissions } from '../../../app/course/submissions/read-submissions.js';
import { writeZip } from '../../../app/course/zip-write.js';

/** A folder with these files; a text that begins with `->` is a link to what follows. */
function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-submissions-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    if (typeof content === 'string' && content.startsWith('->')) {
      symlinkSync(content.slice(2), join(folder, path));
    } else {
      writeFileSync(join(folder, path), content);
    }
  }
  return folder;
}

const zipOf = (...paths: string[]) =>
  writeZip(paths.map((path) => ({ path, data: Buffer.from(path) })));
const found = async (files: Record<string, string | Uint8Array>) =>
  Promise.all(
    (await readSubmissions(folderOf(files))).map(async ({ student, read }) => {
      const { notebooks, problem } = await read();
      return { student, paths: notebooks.map(({ path }) => path), problem };
    }),
  );

describe('readSubmissions', () => {
  it('reads folders, zips and single notebooks, in the order of the students', async () => {
    expect(
      await found({
        'zoe.zip': zipOf('work/04.ipynb', 'readme.txt'),
        'bob/deep/er/04.ipynb': '{}',
        'ann.ipynb': '{}',
      }),
    ).toEqual([
      { student: 'ann', paths: ['ann.ipynb'], problem: null },
      { student: 'bob', paths: ['deep/er/04.ipynb'], problem: null },
      { student: 'zoe', paths: ['work/04.ipynb'], problem: null },
    ]);
  });

  it('leaves out what the system or Jupyter put there', async () => {
    const files = {
      '.DS_Store': '',
      '__MACOSX/x.ipynb': '',
      'ann/.ipynb_checkpoints/04-checkpoint.ipynb': '{}',
      'ann/04.ipynb': '{}',
      'bob.zip': zipOf('04.ipynb', '__MACOSX/._04.ipynb', '.ipynb_checkpoints/04.ipynb'),
    };
    expect((await found(files)).map(({ paths }) => paths)).toEqual([['04.ipynb'], ['04.ipynb']]);
  });

  it('keeps a row for everything that cannot be read, and says why', async () => {
    const problems = await found({
      'ann.rar': 'x',
      'bob.zip': 'not a zip',
      'cem/notes.txt': '',
      'dan.ipynb': '->/etc/passwd',
      'eve.zip': zipOf('readme.txt'),
    });
    expect(problems.map(({ student, problem }) => [student, problem])).toEqual([
      ['ann', 'It cannot be read: ".rar" is neither a notebook nor a zip.'],
      ['bob', 'It cannot be read: it is not a zip archive, or it is cut short.'],
      ['cem', 'There is no notebook in it.'],
      ['dan', 'It cannot be read: it is a link.'],
      ['eve', 'There is no notebook in it.'],
    ]);
  });

  it('does not follow links in a folder', async () => {
    const [ann] = await found({ 'ann/04.ipynb': '->/etc/hostname', 'ann/all': '->/' });
    expect(ann).toMatchObject({ paths: [], problem: 'There is no notebook in it.' });
  });

  it('takes names like ../../x for labels: nothing is written anywhere', async () => {
    const [ann] = await found({ 'ann.zip': zipOf('../../evil.ipynb', '/etc/evil.ipynb') });
    expect(ann?.paths).toEqual(['../../evil.ipynb', '/etc/evil.ipynb']);
  });

  it('shows no path with characters that hide or turn it, and of a long one the end', async () => {
    const [ann] = await found({
      'ann.zip': zipOf('a\u0000b\u202Ecod.ipynb', `${'deep/'.repeat(10_000)}04.ipynb`),
    });
    expect(ann?.paths[0]).toBe('a\uFFFDb\uFFFDcod.ipynb');
    expect(ann?.paths[1]).toHaveLength(200);
    expect(ann?.paths[1]).toMatch(/^….*deep\/04\.ipynb$/);
  });

  it('takes both of two files of one name in a zip, in capitals or composed otherwise', async () => {
    const names = ['A.ipynb', 'a.ipynb', 'a.ipynb', 'e\u0301.ipynb', '\u00E9.ipynb'];
    const [ann] = await found({ 'ann.zip': zipOf(...names) });
    expect(ann?.paths).toEqual(names);
  });

  it('waits for no pipe and reads no device', async () => {
    const folder = folderOf({ 'bob/readme.txt': '' });
    execFileSync('mkfifo', [join(folder, 'ann.ipynb'), join(folder, 'bob', '04.ipynb')]);
    const contents = (await readSubmissions(folder)).map(({ read }) => read());
    expect((await Promise.all(contents)).map(({ problem }) => problem)).toEqual([
      'It cannot be read: it is neither a file nor a folder.',
      'There is no notebook in it.',
    ]);
  });

  it('reads no more of a folder than of a zip', async () => {
    const big = Buffer.alloc(19_000_000, ' ');
    const files = {
      'ann/1.ipynb': big,
      'ann/2.ipynb': big,
      'ann/3.ipynb': big,
      'ann/4.ipynb': '{}',
    };
    const [ann] = await found(files);
    expect(ann?.paths).toEqual(['1.ipynb', '2.ipynb', '4.ipynb']);
  });

  it('gives every submission a key of its own, whatever they are called', async () => {
    const names = ['ann.ipynb', 'Ann.zip', 'ann (2).ipynb', '__proto__.ipynb', 'constructor.ipynb'];
    const students = await found(Object.fromEntries(names.map((name) => [name, '{}'])));
    const keys = students.map(({ student }) => student.toLowerCase());
    expect(new Set(keys).size).toBe(5);
    expect(keys).toContain('__proto__');
  });

  it('tells two submissions of one student apart', async () => {
    const students = await found({ 'ann.ipynb': '{}', 'ann.zip': zipOf('a.ipynb') });
    expect(students.map(({ student }) => student)).toEqual(['ann', 'ann (2)']);
  });

  it("knows the time from the file, or better from nbgrader's timestamp", async () => {
    const folder = folderOf({
      'ann.ipynb': '{}',
      'bob/04.ipynb': '{}',
      'bob/timestamp.txt': '2026-11-20 15:58:23.948203 UTC\n',
    });
    utimesSync(join(folder, 'ann.ipynb'), 1e9, 1e9);
    const contents = (await readSubmissions(folder)).map(({ read }) => read());
    const times = (await Promise.all(contents)).map(({ time }) => time);
    expect(times).toEqual([1e12, Date.UTC(2026, 10, 20, 15, 58, 23, 948)]);
  });
});
