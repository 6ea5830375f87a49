import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exercisesOf } from '../../../app/course/assignment.js';
import { readCsv } from '../../../app/course/report/csv.js';
import { type Grade, sum } from '../../../app/course/report/grade.js';
import { manualMarksIn, writeResults } from '../../../app/course/report/write-results.js';
import { fixtureLesson } from '../fixture-lesson.js';

const lesson = fixtureLesson();
const exercises = exercisesOf(lesson);

function gradeOf(student: string, essay?: string): Grade {
  const scores = [2, 3, 0, essay === undefined ? 0 : null];
  return {
    ...{ student, name: '', email: '', status: 'graded', late: false, notes: [], scores },
    ...{ total: sum(scores), verdicts: [], problems: {}, comments: new Map() },
    written: new Map(essay === undefined ? [] : [['essay', essay]]),
  };
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'nabla-manual-'));
const read = (out: string, name: string) => readFileSync(join(out, name), 'utf8');

/** One run of grading, in which a person may have filled in the table before. */
async function run(out: string, ...grades: Grade[]): Promise<Grade[]> {
  const marks = await manualMarksIn(out, exercises);
  return writeResults(lesson, 'A fixture', exercises, grades, marks, out);
}

/** Fills in a student's row as a spreadsheet does. */
function fillIn(out: string, student: string, points: string, comment = '', comma = ','): void {
  const rows = readCsv(read(out, 'manual.csv')).map((row) =>
    row[0] === student ? [row[0], row[1], points, comment, row[4]] : row,
  );
  writeFileSync(join(out, 'manual.csv'), rows.map((row) => row.join(comma)).join('\r\n'));
}

describe('answers that a person grades', () => {
  it('stand on one page, the same text once, with the question and without running anything', async () => {
    const out = newFolder();
    await run(
      out,
      gradeOf('ann', 'It <b>climbs</b>.'),
      gradeOf('bob', 'It <b>climbs</b>.'),
      gradeOf('cem'),
    );
    const page = read(out, 'manual.html');
    expect(page.match(/It &lt;b&gt;climbs&lt;\/b&gt;\./g)).toHaveLength(1);
    expect(page).toContain('ann<br>bob');
    expect(page).toContain('when a rate is too large');
    expect(page).toContain('1 without an answer');
  });

  it('get their points in the next run, which keeps what is in the table', async () => {
    const out = newFolder();
    const [open] = await run(out, gradeOf('ann', 'It climbs.'), gradeOf('bob', 'Yes.'));
    expect(open?.scores[3]).toBeNull();
    fillIn(out, 'ann', '1.5', 'Say why');
    const [marked, waiting] = await run(out, gradeOf('ann', 'It climbs.'), gradeOf('bob', 'Yes.'));
    expect(marked).toMatchObject({ total: 6.5, scores: [2, 3, 0, 1.5], notes: [] });
    expect(waiting?.scores[3]).toBeNull();
    expect(readCsv(read(out, 'grades.csv'))[1]).toContain('6.5');
    expect(read(out, 'feedback/ann.html')).toContain('Say why');
    const table = read(out, 'manual.csv');
    await run(out, gradeOf('ann', 'It climbs.'), gradeOf('bob', 'Yes.'));
    expect(read(out, 'manual.csv')).toBe(table);
  });

  it('are read from a spreadsheet that writes semicolons and decimal commas', async () => {
    const out = newFolder();
    await run(out, gradeOf('ann', 'It climbs.'));
    fillIn(out, 'ann', '1,5', '', ';');
    expect((await run(out, gradeOf('ann', 'It climbs.')))[0]?.total).toBe(6.5);
  });

  it('have none where nothing was written, and a person can still give some', async () => {
    const out = newFolder();
    expect((await run(out, gradeOf('ann')))[0]?.scores[3]).toBe(0);
    fillIn(out, 'ann', '2', 'On paper');
    expect((await run(out, gradeOf('ann')))[0]?.total).toBe(7);
  });

  it('are named when they changed after they were graded', async () => {
    const out = newFolder();
    await run(out, gradeOf('ann', 'First.'));
    fillIn(out, 'ann', '2');
    const again = () => run(out, gradeOf('ann', 'Second.'));
    for (const [grade] of [await again(), await again()]) {
      expect(grade?.notes).toEqual(['essay: the answer is not the one that was graded by hand.']);
    }
  });

  it('keep the row of a student whose submission is gone', async () => {
    const out = newFolder();
    await run(out, gradeOf('ann', 'It climbs.'), gradeOf('=bob', 'Yes.'));
    fillIn(out, "'=bob", '1');
    await run(out, gradeOf('ann', 'It climbs.'));
    expect((await run(out, gradeOf('=bob', 'Yes.')))[0]?.scores[3]).toBe(1);
  });

  it.each(['3', '-1', 'good'])('refuse %s points, and say where they stand', async (points) => {
    const out = newFolder();
    await run(out, gradeOf('ann', 'It climbs.'));
    fillIn(out, 'ann', points);
    await expect(run(out, gradeOf('ann', 'It climbs.'))).rejects.toThrow(
      `manual.csv, line 2: "${points}" for essay is not a number from 0 to 2.`,
    );
  });
});
