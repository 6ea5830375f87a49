import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { save as writeTo } from '../../app/server/contents-write.js';
import { Folder } from '../../app/server/folder.js';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { askJson } from './client.js';

let root: string;
let server: RunningServer;

const notebook = {
  cells: [
    {
      id: 'a',
      cell_type: 'code',
      metadata: {},
      source: 'const x = 1;\nx',
      outputs: [],
      execution_count: null,
    },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'nabla-contents-'));
  server = await startServer({ root, warm: false });
});
afterAll(() => server?.close());
beforeEach(() => writeFile(join(root, 'lesson.ipynb'), JSON.stringify(notebook)));

const call = async (path: string, method = 'GET', body?: unknown) => {
  const answer = await askJson(server, `/api/contents/${path}`, method, body);
  return { status: answer.status, body: Object(answer.body) };
};
const save = (path: string, content: unknown, more = {}) =>
  call(path, 'PUT', { type: 'notebook', format: 'json', content, ...more });

describe('a notebook', () => {
  it('is read with joined sources and written with lists of lines, one space deep, as Jupyter does', async () => {
    expect((await save('new.ipynb', notebook)).status).toBe(201);
    const text = await readFile(join(root, 'new.ipynb'), 'utf8');
    expect(text).toContain('\n   "source": [\n    "const x = 1;\\n",\n    "x"\n   ]');
    expect(text.endsWith('}\n')).toBe(true);
    expect((await call('new.ipynb')).body.content).toEqual(notebook);
  });

  it('that was written on Windows is read with lines as editors hold them, and its file changes only when saved', async () => {
    const source = ['const x = 1;\r\n', 'x + "\r"'];
    const outputs = [{ output_type: 'stream', name: 'stdout', text: ['a\r\n'] }];
    const text = JSON.stringify({
      ...notebook,
      cells: [{ ...notebook.cells[0], source, outputs }],
    });
    await writeFile(join(root, 'crlf.ipynb'), text);
    const { content } = (await call('crlf.ipynb')).body;
    expect(content.cells[0].source).toBe('const x = 1;\nx + "\r"');
    expect(content.cells[0].outputs[0].text).toBe('a\r\n');
    expect(await readFile(join(root, 'crlf.ipynb'), 'utf8')).toBe(text);
    await save('crlf.ipynb', content);
    expect((await call('crlf.ipynb')).body.content).toEqual(content);
  });

  it('keeps every output as it was through reading and writing', async () => {
    const outputs = [
      { output_type: 'stream', name: 'stdout', text: 'a\nb\n' },
      {
        output_type: 'display_data',
        metadata: {},
        data: { 'text/plain': 'x\ny', 'application/vnd.plotly.v1+json': { data: ['p\nq'] } },
      },
      { output_type: 'error', ename: 'E', evalue: 'e', traceback: ['one', 'two'] },
    ];
    const full = { ...notebook, cells: [{ ...notebook.cells[0], outputs }] };
    await save('full.ipynb', full);
    expect((await call('full.ipynb')).body.content).toEqual(full);
  });

  it('may have an emoji, spaces and signs in its name', async () => {
    const name = 'Übung 🧗 100 % #1?.ipynb';
    expect((await save(encodeURIComponent(name), notebook)).status).toBe(201);
    expect((await call(encodeURIComponent(name))).body).toMatchObject({ name, type: 'notebook' });
    expect(await readdir(root)).toContain(name);
  });

  it.each([
    ['text that is not JSON', '{ "cells": ['],
    ['no cells', '{"nbformat":4,"metadata":{}}'],
    ['an old format', '{"nbformat":3,"metadata":{},"worksheets":[]}'],
    ['a cell of an unknown type', '{"nbformat":4,"metadata":{},"cells":[{"cell_type":"poem"}]}'],
    ['nothing in it', ''],
  ])('with %s is explained and left as it is', async (_, text) => {
    await writeFile(join(root, 'bad.ipynb'), text);
    const answer = await call('bad.ipynb');
    expect(answer.status).toBe(400);
    expect(answer.body.message).toMatch(/^"bad.ipynb" is damaged and was left as it is: /);
    expect(await readFile(join(root, 'bad.ipynb'), 'utf8')).toBe(text);
  });

  it('is refused when it is not UTF-8, and left as it is', async () => {
    const latin = { ...notebook, metadata: { title: 'Übung' } };
    const bytes = Buffer.from(JSON.stringify(latin), 'latin1');
    await writeFile(join(root, 'latin.ipynb'), bytes);
    const answer = await call('latin.ipynb');
    expect(answer.status).toBe(400);
    expect(answer.body.message).toBe(
      '"latin.ipynb" is not text in UTF-8 and was left as it is; open it in an editor, save it as UTF-8 there and try again.',
    );
    expect(await readFile(join(root, 'latin.ipynb'))).toEqual(bytes);
  });

  it('may begin with a byte order mark', async () => {
    await writeFile(join(root, 'marked.ipynb'), `\uFEFF${JSON.stringify(notebook)}`);
    expect((await call('marked.ipynb')).body.content).toEqual(notebook);
  });

  it.each([
    [null],
    ['text'],
    [{ cells: 7, metadata: {}, nbformat: 4 }],
    [{ cells: [{}], metadata: {}, nbformat: 4 }],
  ])('is not replaced by %j', async (content) => {
    const before = await readFile(join(root, 'lesson.ipynb'), 'utf8');
    const answer = await save('lesson.ipynb', content);
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('"lesson.ipynb" was not saved');
    expect(await readFile(join(root, 'lesson.ipynb'), 'utf8')).toBe(before);
  });

  it('is saved only over the version that was seen, when the page says which', async () => {
    const { hash } = (await call('lesson.ipynb?content=0&hash=1')).body;
    expect((await save('lesson.ipynb', notebook, { expected_hash: hash })).status).toBe(200);
    await writeFile(
      join(root, 'lesson.ipynb'),
      JSON.stringify({ ...notebook, metadata: { other: true } }),
    );
    const late = await save('lesson.ipynb', notebook, { expected_hash: hash });
    expect(late.status).toBe(409);
    expect(await readFile(join(root, 'lesson.ipynb'), 'utf8')).toContain('other');
  });

  it('is saved by exactly one of many that have seen the same version', async () => {
    const { hash } = (await call('lesson.ipynb?content=0&hash=1')).body;
    const saves = Array.from({ length: 8 }, (_, i) =>
      save('lesson.ipynb', { ...notebook, metadata: { by: i } }, { expected_hash: hash }),
    );
    const statuses = (await Promise.all(saves)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(7);
  });

  it('that comes twice, because the answer was lost, is taken as saved', async () => {
    const { hash } = (await call('lesson.ipynb?content=0&hash=1')).body;
    const mine = { ...notebook, metadata: { mine: true } };
    const first = await save('lesson.ipynb', mine, { expected_hash: hash });
    const again = await save('lesson.ipynb', mine, { expected_hash: hash });
    expect(again.status).toBe(200);
    expect(again.body.hash).toBe(first.body.hash);
    const next = await save('lesson.ipynb', notebook, { expected_hash: again.body.hash });
    expect(next.status).toBe(200);
  });

  it('is not put over a file that came where none was seen', async () => {
    const absent = { expected_hash: 'absent' };
    const file = join(root, 'gone.ipynb');
    expect((await save('gone.ipynb', notebook, absent)).status).toBe(201);
    await writeFile(file, JSON.stringify({ ...notebook, metadata: { other: true } }));
    expect((await save('gone.ipynb', notebook, absent)).status).toBe(409);
    expect(await readFile(file, 'utf8')).toContain('other');
  });

  it('that another program replaces right after is answered with the version that was saved', async () => {
    await writeFile(join(root, 'swapped.ipynb'), JSON.stringify(notebook));
    const place = await Folder.open(root);
    let swapped = false;
    const find = place.find.bind(place);
    // The first look after the rename finds what another program has written.
    place.find = async (path) => {
      const text = await readFile(join(root, 'swapped.ipynb'), 'utf8');
      if (text.includes('mine') && !swapped) {
        swapped = true;
        await writeFile(join(root, 'swapped.ipynb'), 'of another program');
      }
      return find(path);
    };
    const content = { ...notebook, metadata: { mine: true } };
    const { hash } = await writeTo(place, ['swapped.ipynb'], { type: 'notebook', content });
    expect(swapped).toBe(true);
    const late = writeTo(place, ['swapped.ipynb'], {
      type: 'notebook',
      content: notebook,
      expected_hash: hash,
    });
    await expect(late).rejects.toMatchObject({ status: 409 });
  });

  it('stays a link when it is one, and keeps its permissions', async () => {
    await writeFile(join(root, 'target.ipynb'), JSON.stringify(notebook), { mode: 0o600 });
    await symlink('target.ipynb', join(root, 'alias.ipynb'));
    expect((await save('alias.ipynb', { ...notebook, metadata: { new: 1 } })).status).toBe(200);
    expect(await readFile(join(root, 'target.ipynb'), 'utf8')).toContain('"new": 1');
    expect((await stat(join(root, 'target.ipynb'))).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing beside it after saving', async () => {
    await save('lesson.ipynb', notebook);
    expect((await readdir(root)).filter((name) => name.includes('saving'))).toEqual([]);
  });
});

describe('an earlier version', () => {
  it('is kept, listed, restored and removed', async () => {
    await call('lesson.ipynb/checkpoints', 'POST');
    await save('lesson.ipynb', { ...notebook, metadata: { changed: true } });
    const [kept] = (await call('lesson.ipynb/checkpoints')).body;
    expect((await call(`lesson.ipynb/checkpoints/${kept.id}`, 'POST')).status).toBe(204);
    expect((await call('lesson.ipynb')).body.content).toEqual(notebook);
    expect((await call('lesson.ipynb/checkpoints/unknown', 'POST')).status).toBe(404);
    await call(`lesson.ipynb/checkpoints/${kept.id}`, 'DELETE');
    expect((await call('lesson.ipynb/checkpoints')).body).toEqual([]);
  });

  it('is readable to whom its file is', async () => {
    await writeFile(join(root, 'private.ipynb'), JSON.stringify(notebook), { mode: 0o600 });
    await call('private.ipynb/checkpoints', 'POST');
    const kept = join(root, '.ipynb_checkpoints', 'private-checkpoint.ipynb');
    expect((await stat(kept)).mode & 0o777).toBe(0o600);
  });

  it('is refused with 403 where none can be kept, which keeps no lesson from opening', async () => {
    await mkdir(join(root, 'box'));
    await writeFile(join(root, 'box', 'a.ipynb'), JSON.stringify(notebook));
    await writeFile(join(root, 'box', '.ipynb_checkpoints'), 'a file where a folder should be');
    const answer = await call('box/a.ipynb/checkpoints', 'POST');
    expect(answer.status).toBe(403);
    expect(answer.body.message).toBe(
      'An earlier version of "box/a.ipynb" was not kept: there is no writing beside it.',
    );
    await rm(join(root, 'box'), { recursive: true });
  });
});

describe('a file that may not be written', () => {
  it('is not replaced, whatever asks for it', async () => {
    await call('lesson.ipynb/checkpoints', 'POST');
    await chmod(join(root, 'lesson.ipynb'), 0o444);
    const refusals = [
      await save('lesson.ipynb', { ...notebook, metadata: { changed: true } }),
      await call('lesson.ipynb/checkpoints/checkpoint', 'POST'),
    ];
    for (const { status, body } of refusals) {
      expect(status).toBe(403);
      expect(body.message).toBe('"lesson.ipynb" is read-only, and was left as it is.');
    }
    expect((await call('lesson.ipynb')).body).toMatchObject({ writable: false, content: notebook });
    await chmod(join(root, 'lesson.ipynb'), 0o644);
  });
});

it('a name may be as long as the system allows', async () => {
  const name = `${'n'.repeat(249)}.ipynb`;
  expect((await save(name, notebook)).status).toBe(201);
  expect((await save(name, notebook)).status).toBe(200);
});

it('a folder that was moved away is told of by what it is', async () => {
  const place = await mkdtemp(join(tmpdir(), 'nabla-moved-'));
  const moved = await startServer({ root: place, warm: false });
  await rename(place, `${place}-moved`);
  const body = { type: 'notebook', content: notebook };
  const answer = await askJson(moved, '/api/contents/lesson.ipynb', 'PUT', body);
  await moved.close();
  expect(answer).toMatchObject({
    status: 404,
    body: { message: 'The course folder is not there any more; put it back where it was.' },
  });
});

describe('files and folders', () => {
  it('are made, listed, renamed, copied and deleted', async () => {
    expect((await call('box', 'PUT', { type: 'directory' })).status).toBe(201);
    const made = (await call('box', 'POST', { type: 'notebook' })).body;
    expect(made.path).toBe('box/untitled.ipynb');
    expect((await call('box', 'POST', { type: 'notebook' })).body.path).toBe('box/untitled1.ipynb');
    const moved = await call('box/untitled.ipynb', 'PATCH', { path: 'box/mine.ipynb' });
    expect(moved.body.path).toBe('box/mine.ipynb');
    expect((await call('box/untitled1.ipynb', 'PATCH', { path: 'box/mine.ipynb' })).status).toBe(
      409,
    );
    const copied = await call('box', 'POST', { copy_from: 'box/mine.ipynb' });
    expect(copied.body.path).toBe('box/mine-copy.ipynb');
    const names = (await call('box')).body.content.map(({ name }: { name: string }) => name);
    expect(names).toEqual(['mine-copy.ipynb', 'mine.ipynb', 'untitled1.ipynb']);
    expect((await call('box', 'DELETE')).status).toBe(204);
    expect((await call('box')).status).toBe(404);
  });

  it('hold text or bytes', async () => {
    await call('a.txt', 'PUT', { type: 'file', format: 'text', content: 'grüße' });
    expect((await call('a.txt')).body).toMatchObject({ format: 'text', content: 'grüße' });
    const bytes = Buffer.from([0, 255, 128]).toString('base64');
    await call('a.bin', 'PUT', { type: 'file', format: 'base64', content: bytes });
    expect((await call('a.bin')).body).toMatchObject({ format: 'base64', content: bytes });
    expect((await call('a.bin?format=text')).status).toBe(400);
  });

  it('are not made where a file stands in the way, and the folder itself is safe', async () => {
    expect(
      (await call('lesson.ipynb/inner.txt', 'PUT', { type: 'file', content: '' })).status,
    ).toBeGreaterThanOrEqual(400);
    expect((await call('?type=notebook')).body.message).toBe(
      'The course folder is a folder, not a notebook.',
    );
    expect((await call('', 'DELETE')).status).toBe(400);
    expect((await call('', 'PUT', { type: 'file', content: '' })).status).toBe(400);
  });
});
