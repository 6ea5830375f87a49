import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingText } from '../../app/course/lint/finding.js';
import { lintRun } from '../../app/course/lint/run.js';
import type { Notebook } from '../../app/course/notebook.js';
import { notebooksFolder } from '../../app/places.js';
import { fixtureLesson } from './fixture-lesson.js';

const file = join(notebooksFolder, '90-fixture.ipynb');

/** The findings in the fixture after a change of the text of one cell. */
async function findings(id: string, from: string, to: string): Promise<string[]> {
  const lesson = fixtureLesson();
  const cells = lesson.cells.map((cell) =>
    cell.id === id ? { ...cell, source: cell.source.replace(from, () => to) } : cell,
  );
  const changed: Notebook = { ...lesson, cells };
  return (await lintRun(file, changed)).map((found) => findingText('f', found));
}

describe('lintRun', { timeout: 180_000 }, () => {
  it('finds nothing in a good lesson', async () => {
    expect(await findings('title', '', '')).toEqual([]);
  });

  it('finds a solution that fails its check, and the line of a failure', async () => {
    const found = await findings('slope', 'return 2 * w;', 'return w * w;');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(
      /^f: cell 4 "slope-tests".*it fails: CheckFailed: .*That is the value/,
    );
  });

  it('finds what nbgrader would take for a grade in a test cell', async () => {
    const from = '// BEGIN HIDDEN TESTS';
    const found = await findings('slope-tests', from, `console.error('hm');\n1;\n${from}`);
    expect(found.join()).toContain('it writes on the standard error');
    const last = await findings('scaled-tests', '});', '});\n1');
    expect(last.join()).toContain('it ends with a value, which nbgrader takes for points');
  });

  it('finds a check that passes without an answer', async () => {
    const tests = await findings('slope-tests', 'slope(3), 6', '6, 6');
    expect(tests.join()).toContain('cell 4 "slope-tests": its check passes without an answer');
  });

  it('finds what fails in the student version only', async () => {
    const found = await findings('demonstration', '(w) => w * unit', '(w) => slope(w) * unit');
    expect(found.join()).toMatch(
      /cell 5 "demonstration".*in the student version it fails: .*Not solved yet/,
    );
  });
});
