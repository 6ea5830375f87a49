import { describe, expect, it } from 'vitest';
import { findingText } from '../../app/course/lint/finding.js';
import { lintLesson } from '../../app/course/lint/lint.js';
import { formatNotebook, type Notebook } from '../../app/course/notebook.js';
import { fixtureLesson, fixtureText } from './fixture-lesson.js';

const file = '90-fixture.ipynb';
const lint = (text: string) => lintLesson(file, text).map((found) => findingText(file, found));

/** The findings in the fixture after a change of its JSON text or of one cell. */
const replaced = (from: string | RegExp, to: string) => lint(fixtureText().replace(from, to));

function withCell(id: string, change: object): string[] {
  const lesson = fixtureLesson();
  const cells = lesson.cells.map((cell) => (cell.id === id ? { ...cell, ...change } : cell));
  const changed: Notebook = { ...lesson, cells };
  return lint(formatNotebook(changed));
}

const marks = (id: string, change: object) => {
  const cell = fixtureLesson().cells.find((candidate) => candidate.id === id);
  const nbgrader = { ...Object(cell?.metadata.nbgrader), ...change };
  return withCell(id, { metadata: { nbgrader } });
};

describe('lintLesson', () => {
  it('finds nothing in a good lesson', () => {
    expect(lint(fixtureText())).toEqual([]);
  });

  it('says the file, the cell and the line', () => {
    expect(replaced('"  // END SOLUTION\\n"', '"\\n"')).toEqual([
      '90-fixture.ipynb: cell 3 "slope", line 2: "// BEGIN SOLUTION" without "// END SOLUTION".',
    ]);
  });

  it.each([
    [
      'a duplicate id',
      replaced('"id": "walk-tests"', '"id": "slope"'),
      'cell 7 "slope": its id is also that of cell 3',
    ],
    ['a missing id', replaced('   "id": "title",\n', ''), 'it has no id'],
    ['a duplicate grade_id', marks('walk-tests', { grade_id: 'slope' }), 'also that of cell 3'],
    ['a missing grade_id', marks('walk-tests', { grade_id: undefined }), 'it has no grade_id'],
    ['a grade_id with a space', marks('walk-tests', { grade_id: 'a b' }), 'characters other than'],
    ['missing points', marks('walk-tests', { points: undefined }), 'its points are missing'],
    ['points as text', marks('walk-tests', { points: '3' }), 'its points are "3"'],
    ['negative points', marks('walk-tests', { points: -1 }), 'its points are -1'],
    ['an old schema', marks('walk-tests', { schema_version: 1 }), 'schema_version is 1; write 3'],
    ['an unknown key', marks('walk-tests', { hint: 'x' }), 'does not know the key "hint"'],
    ['an open test cell', marks('walk-tests', { locked: false }), 'set "locked" to true'],
    ['a locked answer', marks('slope', { locked: true }), 'cannot edit'],
    ['a task', marks('essay', { task: true }), 'task cells are not supported'],
    [
      'a text cell with tests',
      marks('essay', { solution: false, locked: true }),
      'only be a manual answer',
    ],
    ['marks without meaning', marks('slope', { solution: false }), 'say nothing'],
    [
      'outputs',
      withCell('setup', {}).concat(
        replaced('"outputs": []', '"outputs": [{"output_type": "stream"}]'),
      ),
      'outputs left in',
    ],
    [
      'an execution count',
      replaced('"execution_count": null', '"execution_count": 3'),
      'execution count',
    ],
    [
      'an END alone',
      replaced('"  // BEGIN SOLUTION\\n"', '"\\n"'),
      '"// END SOLUTION" without BEGIN',
    ],
    [
      'a sloppy marker',
      replaced('// BEGIN SOLUTION', '//BEGIN SOLUTION'),
      'write the marker as "// BEGIN SOLUTION"',
    ],
    [
      'a marker inside another',
      replaced('  return 2 * w;', '  // BEGIN SOLUTION'),
      'inside that of line 2',
    ],
    [
      'a solution outside an answer',
      withCell('setup', { source: '// BEGIN SOLUTION\n// END SOLUTION' }),
      'not an answer',
    ],
    [
      'hidden tests outside tests',
      withCell('setup', { source: '// BEGIN HIDDEN TESTS\n// END HIDDEN TESTS' }),
      'not a test cell',
    ],
    [
      'an answer without a solution',
      withCell('slope', { source: 'const slope = 1;' }),
      'without a "// BEGIN SOLUTION"',
    ],
    [
      'a manual answer whose question nbgrader would replace',
      withCell('essay', { source: 'Why?' }),
      'without a "<!-- BEGIN SOLUTION -->"',
    ],
    [
      'a marker of code in a text',
      withCell('essay', { source: '// BEGIN SOLUTION\nSo.\n// END SOLUTION' }),
      'write the marker as "<!-- BEGIN SOLUTION -->"',
    ],
    [
      'a solution in a text that is no answer',
      withCell('title', { source: '<!-- BEGIN SOLUTION -->\nSo.\n<!-- END SOLUTION -->' }),
      'not an answer',
    ],
    ["a word of nbgrader's", withCell('setup', { source: '// AUTOTEST x' }), 'AUTOTEST'],
    [
      'another kernel',
      replaced('"name": "tslab"', '"name": "python3"'),
      'its kernel is not "tslab"',
    ],
    [
      'another lesson name',
      replaced('"lesson": "90-fixture"', '"lesson": "91-x"'),
      'write "90-fixture"',
    ],
    ['a damaged file', lint('{"cells": ['), 'not a readable notebook'],
    ['a list', lint('[]'), 'it has no list of cells'],
  ])('finds %s', (_, findings, message) => {
    expect(findings.join('\n')).toContain(message);
  });

  it('finds an answer that no test follows and a test that follows no answer', () => {
    const lesson = fixtureLesson();
    const reversed = { ...lesson, cells: [...lesson.cells].reverse() };
    const found = lint(formatNotebook(reversed)).join('\n');
    expect(found).toContain('"slope": it is an answer, and no test cell comes after it');
    expect(found).toContain('"scaled-tests": it is a test cell, and no answer comes before it');
  });
});
