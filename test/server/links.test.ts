import { execFileSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { askJson } from './client.js';

const notebook = (title: string) =>
  JSON.stringify({ cells: [], metadata: { nabla: { title } }, nbformat: 4, nbformat_minor: 5 });

let root: string;
let outside: string;
let secret: string;
let server: RunningServer;

beforeEach(async () => {
  const base = await mkdtemp(join(tmpdir(), 'nabla-links-'));
  root = join(base, 'work');
  outside = join(base, 'outside');
  secret = join(outside, 'secret.ipynb');
  await mkdir(root);
  await mkdir(outside);
  await writeFile(secret, notebook('PRIVATE'));
  await writeFile(join(root, '01-a.ipynb'), notebook('A'));
  server = await startServer({ root, questions: 'data/questions', warm: false });
});
afterEach(() => server.close());

const ask = (path: string, method = 'GET', body?: unknown) => askJson(server, path, method, body);
const CHECKPOINTS = '/api/contents/01-a.ipynb/checkpoints';

/** What lies outside is as it was. */
async function untouched(): Promise<void> {
  expect(await readdir(outside)).toEqual(['secret.ipynb']);
  expect(await readFile(secret, 'utf8')).toBe(notebook('PRIVATE'));
}

describe.skipIf(process.platform === 'win32')('a link in the folder that leads out of it', () => {
  it('N9: in place of an earlier version is neither read, written nor restored', async () => {
    const kept = join(root, '.ipynb_checkpoints', '01-a-checkpoint.ipynb');
    await mkdir(join(root, '.ipynb_checkpoints'));
    await symlink(secret, kept);
    expect((await ask(CHECKPOINTS)).body).toEqual([]);
    expect((await ask(`${CHECKPOINTS}/checkpoint`, 'POST')).status).toBe(404);
    expect(await readFile(join(root, '01-a.ipynb'), 'utf8')).toBe(notebook('A'));
    // A new version takes the link's place.
    expect((await ask(CHECKPOINTS, 'POST')).status).toBe(201);
    expect(await readFile(kept, 'utf8')).toBe(notebook('A'));
    await untouched();
  });

  it('N9: in place of the folder of earlier versions is not entered', async () => {
    await symlink(outside, join(root, '.ipynb_checkpoints'));
    await writeFile(join(outside, '01-a-checkpoint.ipynb'), 'outside');
    expect((await ask(CHECKPOINTS)).body).toEqual([]);
    const made = await ask(CHECKPOINTS, 'POST');
    expect(made.status).toBe(403);
    expect(JSON.stringify(made.body)).toContain('was not kept');
    for (const method of ['POST', 'DELETE']) {
      expect((await ask(`${CHECKPOINTS}/checkpoint`, method)).status).toBe(404);
    }
    expect(await readFile(join(outside, '01-a-checkpoint.ipynb'), 'utf8')).toBe('outside');
  });

  it('N9: in place of the record of study is neither followed to read nor to write', async () => {
    await symlink(outside, join(root, '.nabla'));
    const last = { file: '01-a.ipynb', cell: 'c' };
    expect((await ask('/api/nabla/study/last', 'PUT', last)).status).toBe(409);
    await writeFile(join(outside, 'study.json'), JSON.stringify({ last, answers: {} }));
    expect((await ask('/api/nabla/study')).body).toEqual({ last: null, answers: {} });
  });

  it('N9: in place of a lesson that is open is not written through, and the page can say why', async () => {
    await symlink(secret, join(root, '02-b.ipynb'));
    const body = { type: 'notebook', content: JSON.parse(notebook('B')), expected_hash: 'absent' };
    const saved = await ask('/api/contents/02-b.ipynb', 'PUT', body);
    expect(saved.status).toBe(404);
    expect(JSON.stringify(saved.body)).toContain('is a link that leads out of the course folder');
    await untouched();
  });

  it('N9: in place of a lesson shows nothing in the list, in the review and in a kept copy', async () => {
    await symlink(secret, join(root, '04-gradient-descent.ipynb'));
    await symlink('/etc/passwd', join(root, '51-users.ipynb'));
    await symlink(secret, join(root, '01-a, kept 2026-11-20 12.00.05.ipynb'));
    const listed = JSON.stringify((await ask('/api/nabla/lessons')).body);
    expect(listed).toContain('51-users.ipynb');
    expect(listed).not.toMatch(/PRIVATE|root:|kept 2026/);
    const questions = await ask('/api/nabla/questions');
    expect(questions.status).toBe(200);
    expect(JSON.stringify(questions.body)).not.toContain('PRIVATE');
    for (const what of ['kept', 'bring-back']) {
      expect((await ask(`/api/nabla/${what}/04-gradient-descent.ipynb`, 'POST')).status).not.toBe(
        201,
      );
    }
    expect(await readdir(root)).toHaveLength(4);
    await untouched();
  });
});

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  it('N10: does not hold up the list of lessons, the review or anything after it', async () => {
    for (const name of ['04-gradient-descent.ipynb', '60-pipe.ipynb']) {
      execFileSync('mkfifo', [join(root, name)]);
    }
    await symlink('/dev/zero', join(root, '61-endless.ipynb'));
    await mkdir(join(root, '62-folder.ipynb'));
    // As many as the system has threads for files: one that waits for ever would be missed.
    const lists = await Promise.all(Array.from({ length: 6 }, () => ask('/api/nabla/lessons')));
    for (const { body } of lists) {
      const { lessons } = Object(body);
      expect(lessons).toHaveLength(5);
      expect(lessons[0]).toMatchObject({ title: 'A', damage: null });
      for (const lesson of lessons.slice(1)) {
        expect(lesson).toMatchObject({ damage: expect.any(String), progress: null });
        expect(lesson.damage).not.toContain(root);
      }
    }
    expect((await ask('/api/nabla/questions')).status).toBe(200);
    expect((await ask('/api/contents/60-pipe.ipynb')).status).toBe(404);
  });

  it('N10: in place of the record of study is not opened', async () => {
    await mkdir(join(root, '.nabla'));
    execFileSync('mkfifo', [join(root, '.nabla', 'study.json')]);
    expect((await ask('/api/nabla/study')).body).toMatchObject({ last: null, answers: {} });
    const last = { file: '01-a.ipynb', cell: 'c' };
    const told = await ask('/api/nabla/study/last', 'PUT', last);
    expect(told.status).toBe(403);
    expect(JSON.stringify(told.body)).toContain('cannot be read');
  });
});

it.skipIf(process.platform === 'win32')(
  'an earlier version and a kept copy are as private as the lesson',
  async () => {
    await chmod(join(root, '01-a.ipynb'), 0o600);
    await ask(CHECKPOINTS, 'POST');
    const { body } = await ask('/api/nabla/kept/01-a.ipynb', 'POST');
    for (const file of [
      join('.ipynb_checkpoints', '01-a-checkpoint.ipynb'),
      String(Object(body).kept),
    ]) {
      expect((await stat(join(root, file))).mode & 0o777).toBe(0o600);
    }
  },
);
