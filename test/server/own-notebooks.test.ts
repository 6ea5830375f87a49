import { mkdir, mkdtemp, readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { askJson } from './client.js';

let root: string;
let server: RunningServer;

const empty = { cells: [], metadata: {}, nbformat: 4, nbformat_minor: 5 };
const text = JSON.stringify(empty);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'nabla-own-'));
  server = await startServer({ root, warm: false });
});
afterEach(() => server?.close());

const call = async (path: string, method = 'GET', body?: unknown) => {
  const answer = await askJson(server, path, method, body);
  return { status: answer.status, body: Object(answer.body) };
};
const make = (path: string, more: object = { content: empty }) =>
  call('/api/nabla/notebooks', 'POST', { path, ...more });
const listed = async () =>
  (await call('/api/nabla/notebooks')).body.notebooks.map(({ path }: { path: string }) => path);
const write = async (path: string, content = text) => {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), content);
};

describe('the list of own notebooks', () => {
  it('holds every notebook of the folder and those in it but lessons, the last changed first', async () => {
    const paths = ['old.ipynb', 'week 1/02-homework.ipynb', 'a/b/c.ipynb'];
    for (const [i, path] of paths.entries()) {
      await write(path);
      await utimes(join(root, path), 1_700_000_000 + i, 1_700_000_000 + i);
    }
    await write('01-lesson.ipynb');
    await write('notes.txt');
    await write('.hidden/x.ipynb');
    await write('.x.ipynb');
    await write('node_modules/package/example.ipynb');
    expect(await listed()).toEqual(paths.toReversed());
    const [first] = (await call('/api/nabla/notebooks')).body.notebooks;
    expect(first).toEqual({
      path: 'a/b/c.ipynb',
      changed: new Date(1_700_000_002_000).toISOString(),
      size: text.length,
    });
  });

  it('leaves a copy that is kept of a lesson to the lesson, as long as there is one', async () => {
    const kept = '01-lesson, kept 2026-11-20 17.30.05.ipynb';
    await write('01-lesson.ipynb');
    await write(kept);
    expect(await listed()).toEqual([]);
    await call('/api/contents/01-lesson.ipynb', 'DELETE');
    expect(await listed()).toEqual([kept]);
  });

  it('ends where a link leads back', async () => {
    await write('inner/mine.ipynb');
    await symlink('..', join(root, 'inner', 'up'));
    expect(await listed()).toEqual(['inner/mine.ipynb']);
  });
});

describe('a new notebook', () => {
  it('gets a number where its name is taken, and overwrites nothing', async () => {
    await write('Untitled.ipynb', 'mine');
    const made = await make('Untitled.ipynb');
    expect([made.status, made.body.path]).toEqual([201, 'Untitled-1.ipynb']);
    expect((await make('Untitled.ipynb')).body.path).toBe('Untitled-2.ipynb');
    expect(await readFile(join(root, 'Untitled.ipynb'), 'utf8')).toBe('mine');
    expect(JSON.parse(await readFile(join(root, 'Untitled-2.ipynb'), 'utf8'))).toEqual(empty);
  });

  it('gets a name of its own when many are made at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, () => make('Untitled.ipynb')));
    expect(new Set(made.map(({ body }) => body.path)).size).toBe(8);
    expect(await readdir(root)).toHaveLength(8);
  });

  it('is never taken for a lesson', async () => {
    expect((await make('07-mine.ipynb')).body.path).toBe('My 07-mine.ipynb');
    expect((await make('07-mine.ipynb')).body.path).toBe('My 07-mine-1.ipynb');
    await mkdir(join(root, 'inner'));
    expect((await make('inner/07-mine.ipynb')).body.path).toBe('inner/07-mine.ipynb');
  });

  it('is a copy, byte for byte, of a notebook that is named, damaged or not', async () => {
    await write('a.ipynb', '{ not JSON');
    const made = await make('a-copy.ipynb', { copy_from: 'a.ipynb' });
    expect(made.body.path).toBe('a-copy.ipynb');
    expect(await readFile(join(root, 'a-copy.ipynb'), 'utf8')).toBe('{ not JSON');
  });

  it('is made of bytes, to put back what was deleted', async () => {
    const content = Buffer.from('{ not JSON').toString('base64');
    await make('back.ipynb', { type: 'file', format: 'base64', content });
    expect(await readFile(join(root, 'back.ipynb'), 'utf8')).toBe('{ not JSON');
  });

  it.each([
    ['.hidden.ipynb', 400],
    ['.hidden/a.ipynb', 404],
    ['script.js', 400],
    ['', 400],
    ['../outside.ipynb', 404],
    ['a\\b.ipynb', 404],
    ['nowhere/a.ipynb', 404],
    [`${'n'.repeat(250)}.ipynb`, 400],
  ])('is not made as "%s"', async (path, status) => {
    const answer = await make(path);
    expect(answer.status).toBe(status);
    expect(answer.body.message).toEqual(expect.any(String));
    expect(await readdir(root)).toEqual([]);
  });

  it('is not made of what is no notebook', async () => {
    const answer = await make('a.ipynb', { content: { cells: 7, metadata: {}, nbformat: 4 } });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('"a.ipynb" was not saved');
    expect(await readdir(root)).toEqual([]);
  });
});

describe('another name', () => {
  it('takes the earlier version of the notebook and its session along', async () => {
    await write('a.ipynb');
    await write('b.ipynb');
    await call('/api/contents/b.ipynb/checkpoints', 'POST');
    await call('/api/contents/b.ipynb', 'DELETE');
    const session = await call('/api/sessions', 'POST', { path: 'a.ipynb' });
    expect((await call('/api/contents/a.ipynb', 'PATCH', { path: 'b.ipynb' })).status).toBe(200);
    expect((await call('/api/contents/b.ipynb/checkpoints')).body).toEqual([]);
    await call('/api/contents/b.ipynb/checkpoints', 'POST');
    await call('/api/contents/b.ipynb', 'PATCH', { path: 'c.ipynb' });
    expect((await call('/api/contents/c.ipynb/checkpoints')).body).toHaveLength(1);
    const followed = (await call(`/api/sessions/${session.body.id}`)).body;
    expect(followed).toMatchObject({ path: 'c.ipynb', name: 'c.ipynb' });
  });

  it('is given to one of many that want it', async () => {
    const files = Array.from({ length: 6 }, (_, i) => `file-${i}.ipynb`);
    for (const file of files) await write(file, file);
    const answers = await Promise.all(
      files.map((file) => call(`/api/contents/${file}`, 'PATCH', { path: 'one.ipynb' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect(await readdir(root)).toHaveLength(6);
    expect(await readFile(join(root, 'one.ipynb'), 'utf8')).toMatch(/^file-\d\.ipynb$/);
  });

  it('leaves no way to save under the old one what was seen there', async () => {
    await write('a.ipynb');
    const { hash } = (await call('/api/contents/a.ipynb?content=0&hash=1')).body;
    await call('/api/contents/a.ipynb', 'PATCH', { path: 'b.ipynb' });
    const late = await call('/api/contents/a.ipynb', 'PUT', {
      type: 'notebook',
      content: empty,
      expected_hash: hash,
    });
    expect(late.status).toBe(409);
    expect(await readdir(root)).toEqual(['b.ipynb']);
  });

  it('is given to a link, or the link deleted, and what it leads to stays', async () => {
    await write('target.ipynb');
    await symlink('target.ipynb', join(root, 'link.ipynb'));
    await call('/api/contents/link.ipynb', 'PATCH', { path: 'other.ipynb' });
    expect((await readdir(root)).sort()).toEqual(['other.ipynb', 'target.ipynb']);
    await call('/api/contents/other.ipynb', 'DELETE');
    expect(await readdir(root)).toEqual(['target.ipynb']);
  });
});
