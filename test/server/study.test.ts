import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { progressOf } from '../../app/server/progress.js';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { StudyRecord } from '../../app/server/study-record.js';
import { askJson } from './client.js';

const heading = (text: string) => ({ cell_type: 'markdown', source: `## ${text}` });
const code = (run: boolean, more = {}) => ({
  cell_type: 'code',
  source: '1',
  metadata: {},
  execution_count: run ? 1 : null,
  outputs: [],
  ...more,
});
const shows = (type: string, value: unknown) => ({
  outputs: [{ output_type: 'display_data', metadata: {}, data: { [type]: value } }],
});
const check = (passed: boolean) =>
  code(true, {
    metadata: { nbgrader: { grade: true } },
    ...shows('application/vnd.nabla.check+json', { passed }),
  });

describe('progress', () => {
  it('counts a section as run when all its code was run, and leaves out sections without code', () => {
    const cells = [
      heading('a'),
      code(true),
      code(true),
      heading('b'),
      code(true),
      code(false),
      heading('c'),
    ];
    expect(progressOf({ cells })).toMatchObject({ sections: 2, sectionsRun: 1 });
  });

  it('counts an exercise as passed when its check has passed, not when it was only run', () => {
    const unrun = code(false, { metadata: { nbgrader: { grade: true } } });
    expect(progressOf({ cells: [check(true), check(false), unrun] })).toMatchObject({
      exercises: 3,
      exercisesPassed: 1,
    });
  });

  it('knows the questions that were shown', () => {
    const quiz = code(
      true,
      shows('application/vnd.nabla.quiz+json', { questions: [{ id: 'q1' }, { id: 'q2' }] }),
    );
    expect(progressOf({ cells: [quiz] }).questions).toEqual(['q1', 'q2']);
  });

  it('of anything else is nothing', () => {
    for (const notebook of [{}, { cells: 7 }, { cells: [null, 'x', {}] }]) {
      expect(progressOf(notebook)).toMatchObject({ sections: 0, exercises: 0, questions: [] });
    }
  });
});

describe('the study record', () => {
  const answer = { chosen: [1], typed: '', right: true };
  let folder: string;
  let server: RunningServer;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nabla-study-'));
    server = await startServer({ root: folder, warm: false });
  });
  afterAll(() => server?.close());

  it('is empty in the beginning, and remembers place and answers', async () => {
    expect((await askJson(server, '/api/nabla/study')).body).toEqual({ last: null, answers: {} });
    const last = { file: '01-a.ipynb', cell: 'c' };
    expect((await askJson(server, '/api/nabla/study/last', 'PUT', last)).status).toBe(204);
    expect((await askJson(server, '/api/nabla/study/answers/q%201', 'PUT', answer)).status).toBe(
      204,
    );
    expect((await askJson(server, '/api/nabla/study')).body).toMatchObject({
      last,
      answers: { 'q 1': { ...answer, times: 1, timesRight: 1 } },
    });
  });

  it.each([[{}], [{ file: 7, cell: '' }]])('refuses the place %j', async (place) => {
    expect((await askJson(server, '/api/nabla/study/last', 'PUT', place)).status).toBe(400);
  });

  it.each([[{}], [{ chosen: ['a'], typed: '' }], [{ chosen: [-1], typed: '' }], [{ chosen: [] }]])(
    'refuses the answer %j',
    async (wrong) => {
      expect((await askJson(server, '/api/nabla/study/answers/q', 'PUT', wrong)).status).toBe(400);
    },
  );

  it('that cannot be written is told in a sentence that names no place on the disk', async () => {
    const place = await mkdtemp(join(tmpdir(), 'nabla-study-'));
    await writeFile(join(place, '.nabla'), 'a file where a folder should be');
    const other = await startServer({ root: place, warm: false });
    const { status, body } = await askJson(other, '/api/nabla/study/answers/q', 'PUT', answer);
    expect(status).toBe(409);
    expect(JSON.stringify(body)).toContain('study.json');
    expect(JSON.stringify(body)).not.toContain(place);
    await other.close();
  });

  it('loses none of many answers given at once', async () => {
    const record = new StudyRecord(await mkdtemp(join(tmpdir(), 'nabla-study-')));
    await Promise.all(Array.from({ length: 20 }, (_, i) => record.setAnswer(`q${i}`, answer)));
    expect(Object.keys((await record.read()).answers)).toHaveLength(20);
  });

  it('that is damaged counts as empty and is written anew', async () => {
    const place = await mkdtemp(join(tmpdir(), 'nabla-study-'));
    await mkdir(join(place, '.nabla'));
    const file = join(place, '.nabla', 'study.json');
    await writeFile(file, '{ "last": ');
    const record = new StudyRecord(place);
    expect(await record.read()).toEqual({ last: null, answers: {} });
    await record.setAnswer('q', answer);
    expect(JSON.parse(await readFile(file, 'utf8')).answers.q).toMatchObject(answer);
  });

  it('counts how often a question was answered, and when, whatever its name', async () => {
    const now = () => new Date('2026-11-20T12:00:00Z');
    const record = new StudyRecord(await mkdtemp(join(tmpdir(), 'nabla-study-')), now);
    for (const name of ['q', '__proto__', 'constructor']) {
      await record.setAnswer(name, { ...answer, right: false });
      await record.setAnswer(name, answer);
      const kept = Object.getOwnPropertyDescriptor((await record.read()).answers, name)?.value;
      expect(kept).toMatchObject({
        times: 2,
        timesRight: 1,
        memory: { asked: now().toISOString() },
      });
    }
  });

  it('keeps what is whole in a record of which a part is damaged', async () => {
    const place = await mkdtemp(join(tmpdir(), 'nabla-study-'));
    const record = new StudyRecord(place);
    await record.setAnswer('whole', answer);
    const whole = (await record.read()).answers.whole;
    const answers = {
      whole,
      broken: { ...whole, chosen: 'x' },
      dateless: { ...whole, due: 'soon' },
      forgotten: { ...whole, memory: { ...whole?.memory, stability: -1 } },
      odd: 7,
    };
    await writeFile(
      join(place, '.nabla', 'study.json'),
      JSON.stringify({ last: { file: 7 }, answers }),
    );
    expect(await record.read()).toEqual({ last: null, answers: { whole } });
  });
});
