import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cell, formatNotebook } from '../../app/course/notebook.js';
import { stub } from '../../app/course/student.js';
import { isRecord } from '../../app/is-record.js';
import { tooMuchIn } from '../../app/page/figure-limits.js';
import { describeInChromium } from '../browser/chromium.js';
import { plotlyPage, schemaProblems } from '../plot/plotly-page.js';
import { displayed, type LessonRun, lessonNames, readLesson, runLesson, textOf } from './run.js';

const nbgrader = (cell: Cell) =>
  isRecord(cell.metadata.nbgrader) ? cell.metadata.nbgrader : undefined;
const isAnswer = (cell: Cell) => nbgrader(cell)?.solution === true;
const isCheck = (cell: Cell) =>
  nbgrader(cell)?.grade === true && nbgrader(cell)?.solution === false;

/** The start page only shows what an exercise is. */
const leastExercises = (name: string) => (name === '00-start-here' ? 1 : 4);

/** The lessons in which something has a surface. */
const inSpace = new Set([
  '02-gradients',
  '03-taylor-series',
  '04-gradient-descent',
  '05-linear-regression',
]);

const figuresOf = ({ cells }: LessonRun) =>
  cells.flatMap((cell) =>
    displayed(cell, 'application/vnd.plotly.v1+json').map((figure) => ({ id: cell.id, figure })),
  );

/** One page with Plotly for all lessons. */
let plotly: ReturnType<typeof plotlyPage> | undefined;
afterAll(async () => (await plotly)?.browser.close());

describe.each(lessonNames)('lesson %s', (name) => {
  let run: LessonRun;
  beforeAll(async () => {
    run = await runLesson(name);
  });

  it('is stored as the course stores notebooks', async () => {
    const lesson = await readLesson(name);
    expect(lesson).toMatchObject({ nbformat: 4, nbformat_minor: 5 });
    expect(lesson.metadata).toMatchObject({
      kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
      nabla: { lesson: name, title: expect.any(String), minutes: expect.any(Number) },
    });
    const ids = lesson.cells.map((cell) => cell.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(formatNotebook(lesson).length).toBeLessThan(300_000);
  });

  it('runs from top to bottom: every cell succeeds, and nothing is written to stderr', () => {
    const { cells } = run;
    for (const cell of cells) {
      expect({ id: cell.id, status: cell.status, text: textOf(cell) }).toMatchObject({
        status: 'ok',
      });
      const errors = cell.outputs.filter((o) => o.output_type === 'stream' && o.name === 'stderr');
      expect({ id: cell.id, errors }).toEqual({ id: cell.id, errors: [] });
    }
  });

  it('has at least eight figures, two that move, and one in space where there is a surface', () => {
    const texts = figuresOf(run).map(({ figure }) => JSON.stringify(figure));
    const moving = texts.filter((text) => text.includes('"sliders"'));
    const start = name === '00-start-here';
    expect(texts.length).toBeGreaterThanOrEqual(start ? 1 : 8);
    expect(moving.length).toBeGreaterThanOrEqual(start ? 1 : 2);
    expect(texts.some((text) => text.includes('"type":"surface"')) || !inSpace.has(name)).toBe(
      true,
    );
  });

  it('has no figure that the page takes for too much', () => {
    const refused = figuresOf(run).flatMap(({ id, figure }) =>
      isRecord(figure) ? [[id, tooMuchIn(figure)]] : [[id, 'no figure']],
    );
    expect(refused.filter(([, reason]) => reason !== undefined)).toEqual([]);
  });

  it('gives the same outputs when it is run again', async () => {
    const again = await runLesson(name);
    for (const cell of run.cells) {
      // A cell that measures time says so and is the only kind that may differ.
      if (/performance\.now|seconds/.test(cell.source)) continue;
      expect(again.cell(cell.id).outputs).toEqual(cell.outputs);
    }
  });

  it("fails each unsolved exercise of the student's version with its own message, and nothing else", async () => {
    const lesson = await readLesson(name);
    const checks = lesson.cells.filter(isCheck).map((cell) => cell.id);
    expect(lesson.cells.filter(isAnswer).length).toBeGreaterThanOrEqual(leastExercises(name));
    expect(checks.length).toBeGreaterThanOrEqual(leastExercises(name));

    const { cells } = await runLesson(name, { version: 'student' });
    const failed = cells.filter((cell) => cell.status !== 'ok');
    expect(failed.map((cell) => cell.id)).toEqual(checks);
    for (const cell of failed) {
      const errors = cell.outputs.filter((output) => output.output_type === 'error');
      expect(errors).toMatchObject([
        { ename: 'CheckFailed', evalue: expect.stringContaining('Not solved yet') },
      ]);
    }
    expect(cells.filter((cell) => cell.source.includes(stub)).length).toBeGreaterThanOrEqual(
      leastExercises(name),
    );
  });

  describeInChromium('figures', () => {
    it('are valid by Plotly’s own schema', async () => {
      plotly ??= plotlyPage();
      const { page } = await plotly;
      for (const { id, figure } of figuresOf(run)) {
        const problems = await schemaProblems(page, figure);
        expect({ id, problems }).toEqual({ id, problems: [] });
      }
    });
  });
});
