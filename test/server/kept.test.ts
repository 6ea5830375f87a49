import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder } from '../../app/server/folder.js';
import { keep, keptCopies } from '../../app/server/kept-copies.js';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { askJson } from './client.js';

const FILE = '01-slopes, 📈.ipynb';
const lesson = (text: string) =>
  JSON.stringify({
    cells: [{ id: 'a', cell_type: 'markdown', metadata: {}, source: text }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });

describe('kept copies', () => {
  let root: string;
  let server: RunningServer;
  const ask = (what: string, name: string, method = 'GET', body?: unknown) =>
    askJson(server, `/api/nabla/${what}/${encodeURIComponent(name)}`, method, body);
  const read = (name: string) => readFile(join(root, name), 'utf8');

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'nabla-kept-'));
    await writeFile(join(root, FILE), lesson('first'));
    server = await startServer({ root, warm: false });
  });
  afterAll(() => server?.close());

  it('are told apart also when several are made in one second, newest first', async () => {
    const folder = await Folder.open(root);
    const noon = new Date(2026, 10, 20, 12, 0, 5);
    const names = [
      await keep(folder, [FILE], undefined, noon),
      await keep(folder, [FILE], undefined, noon),
      await keep(folder, [FILE], undefined, new Date(2026, 10, 21, 9)),
    ];
    expect(names).toEqual([
      '01-slopes, 📈, kept 2026-11-20 12.00.05.ipynb',
      '01-slopes, 📈, kept 2026-11-20 12.00.05 (2).ipynb',
      '01-slopes, 📈, kept 2026-11-21 09.00.00.ipynb',
    ]);
    const copies = await keptCopies(folder, [FILE]);
    expect(copies.map(({ name }) => name)).toEqual([names[2], names[1], names[0]]);
    expect(copies[1]?.at).toBe(noon.toISOString());
  });

  it('are all kept when many are made at the same moment', async () => {
    const place = await mkdtemp(join(tmpdir(), 'nabla-kept-'));
    await writeFile(join(place, '01-a.ipynb'), lesson('a'));
    const folder = await Folder.open(place);
    const noon = new Date(2026, 10, 20, 12, 0, 5);
    const texts = Array.from({ length: 30 }, (_, i) => lesson(`copy ${i}`));
    const names = await Promise.all(texts.map((text) => keep(folder, ['01-a.ipynb'], text, noon)));
    expect(new Set(names).size).toBe(30);
    const kept = await Promise.all(names.map((name) => readFile(join(place, name), 'utf8')));
    expect(kept).toEqual(texts);
  });

  it('are of their own lesson alone', async () => {
    await writeFile(join(root, '01-slopes.ipynb'), lesson('another'));
    expect((await ask('kept', '01-slopes.ipynb')).body).toEqual({ copies: [] });
  });

  it('come back in the lesson’s place, and what was there is kept in turn', async () => {
    const [oldest] = (await keptCopies(await Folder.open(root), [FILE])).slice(-1);
    await writeFile(join(root, FILE), lesson('second'));
    const { status, body } = await ask('bring-back', oldest?.name ?? '', 'POST');
    expect(status).toBe(200);
    expect(body).toMatchObject({ file: FILE, kept: expect.stringContaining(', kept ') });
    expect(await read(FILE)).toContain('first');
    const kept = body && typeof body === 'object' && 'kept' in body ? String(body.kept) : '';
    expect(await read(kept)).toContain('second');
  });

  it('come back although their lesson is gone', async () => {
    const folder = await Folder.open(root);
    await writeFile(join(root, '09-gone.ipynb'), lesson('gone'));
    const name = await keep(folder, ['09-gone.ipynb']);
    expect((await askJson(server, '/api/contents/09-gone.ipynb', 'DELETE')).status).toBe(204);
    const back = await ask('bring-back', name, 'POST');
    expect(back.body).toEqual({ file: '09-gone.ipynb', kept: null });
    expect(await read('09-gone.ipynb')).toContain('gone');
  });

  it('can be of what a page holds, when that was not saved', async () => {
    const content = JSON.parse(lesson('only in the page'));
    const { body } = await ask('kept', FILE, 'POST', { content });
    const kept = body && typeof body === 'object' && 'kept' in body ? String(body.kept) : '';
    expect(await read(kept)).toContain('only in the page');
    expect((await ask('kept', FILE, 'POST', { content: { cells: 7 } })).status).toBe(400);
  });

  it('are deleted one by one, and nothing else is', async () => {
    const [copy] = await keptCopies(await Folder.open(root), [FILE]);
    expect((await ask('kept', copy?.name ?? '', 'DELETE')).status).toBe(204);
    expect(await readdir(root)).not.toContain(copy?.name);
    expect((await ask('kept', FILE, 'DELETE')).status).toBe(400);
    expect(await readdir(root)).toContain(FILE);
  });

  it.each([
    ['../x, kept 2026-11-20 12.00.05.ipynb', 404],
    ['.x, kept 2026-11-20 12.00.05.ipynb', 404],
    ['no copy.ipynb', 400],
  ])('are not brought back from "%s"', async (name, status) => {
    expect((await ask('bring-back', name, 'POST')).status).toBe(status);
  });
});
