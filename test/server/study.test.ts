import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { progressOf } from '../../app/server/progress.js';
import { Refusal } from '../../app/server/refusal.js';
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
  afterEach(() => vi.restoreAllMocks());

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

  /** A record whose file holds a text; what it tells in the terminal is let go. */
  async function recordOf(content: string) {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const place = await mkdtemp(join(tmpdir(), 'nabla-study-'));
    await mkdir(join(place, '.nabla'));
    const file = join(place, '.nabla', 'study.json');
    await writeFile(file, content);
    const now = () => new Date('2026-11-20T12:00:05Z');
    return { place, file, record: new StudyRecord(place, now) };
  }
  const stored = async (file: string) => JSON.parse(await readFile(file, 'utf8'));
  const goodRecord = async () => {
    const { file, record } = await recordOf('{}');
    await record.setAnswer('whole', answer);
    return readFile(file, 'utf8');
  };

  it.each([['{ "last": '], ['[]'], ['{"answers": []}'], ['{"last": null, "answers": {},}']])(
    'that is damaged (%s) is set aside before a new one is begun, and both are told',
    async (content) => {
      const { place, file, record } = await recordOf(content);
      expect(await record.read()).toMatchObject({ answers: {}, trouble: expect.any(String) });
      expect(await readFile(file, 'utf8')).toBe(content);
      await record.setAnswer('q', answer);
      expect((await stored(file)).answers.q).toMatchObject(answer);
      const kept = 'study.damaged-2026-11-20T12-00-05.json';
      expect(await readFile(join(place, '.nabla', kept), 'utf8')).toBe(content);
      const sentence = `The record of your answers was damaged; it is kept as .nabla/${kept}.`;
      expect((await record.read()).trouble).toBe(sentence);
      expect(console.error).toHaveBeenCalledWith(sentence);
    },
  );

  it('that is damaged twice in a second is kept twice', async () => {
    const { place, file, record } = await recordOf('{ 1');
    await record.setAnswer('q', answer);
    await writeFile(file, '{ 2');
    await record.setAnswer('q', answer);
    const names = (await readdir(join(place, '.nabla'))).sort();
    expect(names).toHaveLength(3);
  });

  it('that begins with the mark of an editor is read', async () => {
    const { record } = await recordOf(`\uFEFF${await goodRecord()}`);
    expect((await record.read()).answers.whole).toMatchObject(answer);
  });

  it('that cannot be read is not changed, and that is told', async () => {
    const { file, record } = await recordOf('{}');
    await rm(file);
    await mkdir(file);
    expect(await record.read()).toMatchObject({ answers: {}, trouble: expect.any(String) });
    await expect(record.setAnswer('q', answer)).rejects.toThrow(
      'The record of your answers cannot be read, and nothing is added to it.',
    );
    await expect(record.setLast({ file: '01-a.ipynb', cell: 'c' })).rejects.toThrow(Refusal);
  });

  it('keeps answers of older courses, with or without dates', async () => {
    const dated = { at: '2026-01-05T10:00:00.000Z', times: 3, timesRight: 2, box: 2 };
    const old = { ...answer, ...dated, due: '2026-02-01T00:00:00.000Z' };
    const { record, file } = await recordOf(JSON.stringify({ answers: { old, oldest: answer } }));
    await record.setAnswer('new', answer);
    const { answers } = await record.read();
    expect(answers.old).toMatchObject({ times: 3, timesRight: 2, due: old.due });
    expect(answers.old?.memory.asked).toBe(dated.at);
    expect(answers.oldest).toMatchObject({ ...answer, times: 1, timesRight: 1 });
    expect(Date.parse(answers.oldest?.due ?? '')).toBeLessThan(Date.now());
    expect(Object.keys((await stored(file)).answers)).toEqual(['old', 'oldest', 'new']);
  });

  it('writes back what it does not understand, as it was', async () => {
    const odd = {
      last: { file: 7 },
      more: [1],
      answers: { odd: 7, half: { ...answer, typed: 0 } },
    };
    const { record, file } = await recordOf(JSON.stringify(odd));
    await record.setAnswer('q', answer);
    expect(await stored(file)).toEqual({
      ...odd,
      answers: { ...odd.answers, q: expect.objectContaining(answer) },
    });
  });

  it('counts an answer once that is told again with the same time', async () => {
    const at = new Date(Date.now() - 60_000).toISOString();
    const tell = (more: object) =>
      askJson(server, '/api/nabla/study/answers/again', 'PUT', { ...answer, ...more });
    for (let i = 0; i < 3; i++) expect((await tell({ at })).status).toBe(204);
    const read = async () => Object((await askJson(server, '/api/nabla/study')).body).answers.again;
    expect(await read()).toMatchObject({ times: 1, timesRight: 1, memory: { asked: at } });
    await tell({ at: new Date(Date.now() - 30_000).toISOString(), right: false });
    await tell({ at });
    expect(await read()).toMatchObject({ times: 2, timesRight: 1, right: false });
    expect((await tell({ at: 'noon' })).status).toBe(400);
  });

  it('counts an answer that is told late, and lets the later one stand', async () => {
    const { record } = await recordOf('{}');
    await record.setAnswer('q', { ...answer, right: false }, '2026-11-20T11:59:00.000Z');
    const later = (await record.read()).answers.q;
    await record.setAnswer('q', answer, '2026-11-20T11:50:00.000Z');
    const { due, memory, right, times, timesRight } = (await record.read()).answers.q ?? {};
    expect({ due, memory, right }).toEqual({
      due: later?.due,
      memory: later?.memory,
      right: false,
    });
    expect([times, timesRight]).toEqual([2, 1]);
  });

  it('does not believe a time that is still to come', async () => {
    const { record } = await recordOf('{}');
    await record.setAnswer('q', answer, '2030-01-01T00:00:00.000Z');
    await record.setAnswer('q', answer, '2030-01-01T00:00:00.000Z');
    expect((await record.read()).answers.q).toMatchObject({
      times: 1,
      memory: { asked: '2026-11-20T12:00:05.000Z' },
    });
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
