import {
  type Cell,
  formatNotebook,
  type Notebook,
  parseNotebook,
} from '../../app/course/notebook.js';

/** The parts of a solved answer cell that tests vary. */
export const solutions = {
  slope: 'return 2 * w;',
  'walk-answer': 'for (let i = 0; i < steps; i++) w -= rate * slopeAt(w);\n  return w;',
  scaled: 'return values.map((value) => value / unit);',
};

/** A lesson of four exercises, 2 + 3 + 1 points by tests and 2 by hand, as an instructor writes it. */
export function fixtureLesson(): Notebook {
  return parseNotebook(
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
        nabla: { lesson: '90-fixture', title: 'A fixture', minutes: 5, objectives: [], needs: [] },
      },
      cells,
    }),
  );
}

export function fixtureText(): string {
  return formatNotebook(fixtureLesson());
}

/** The text of an answer cell with this body in place of the solution. */
export function answerWith(id: keyof typeof solutions, body: string): string {
  const cell = fixtureLesson().cells.find((candidate) => candidate.id === id);
  const region = /\/\/ BEGIN SOLUTION\n[\s\S]*?\/\/ END SOLUTION/;
  return (cell?.source ?? '').replace(region, () => body);
}

const code = (id: string, source: string, metadata: object = {}) => ({
  cell_type: 'code',
  id,
  metadata,
  execution_count: null,
  outputs: [],
  source,
});

const text = (id: string, source: string, metadata: object = {}): Omit<Cell, 'source'> => ({
  cell_type: 'markdown',
  id,
  metadata: { ...metadata },
  source,
});

const marks = (grade_id: string, more: object) => ({
  nbgrader: { schema_version: 3, grade_id, grade: false, solution: false, locked: false, ...more },
});
const answer = (id: string) => marks(id, { solution: true });
const tests = (id: string, points: number) => marks(id, { grade: true, locked: true, points });

const solved = (id: keyof typeof solutions) =>
  `// BEGIN SOLUTION\n  ${solutions[id]}\n  // END SOLUTION`;

const cells = [
  text('title', '# A fixture'),
  code('setup', "import { check } from 'nabla';\nconst unit = 10;"),
  code('slope', `function slope(w: number): number {\n  ${solved('slope')}\n}`, answer('slope')),
  code(
    'slope-tests',
    [
      "check('The slope of w squared', (expect) => {",
      "  expect.near('at 3', () => slope(3), 6, { mistakes: [[9, 'That is the value, not the slope.']] });",
      '});',
      '// BEGIN HIDDEN TESTS',
      "check('Hidden slopes', (expect) => {",
      "  expect.near('at a secret place', () => slope(-271), -542);",
      '});',
      '// END HIDDEN TESTS',
    ].join('\n'),
    tests('slope-tests', 2),
  ),
  code('demonstration', 'const landing = [1, 2, 3].map((w) => w * unit);\nlanding'),
  code(
    'walk-answer',
    [
      'function walk(slopeAt: (w: number) => number, start: number, rate: number, steps: number) {',
      '  let w = start;',
      `  ${solved('walk-answer')}`,
      '}',
    ].join('\n'),
    answer('walk-answer'),
  ),
  code(
    'walk-tests',
    [
      "check('Three steps downhill', (expect) => {",
      "  expect.near('from 1 with rate 0.25', () => walk((w) => 2 * w, 1, 0.25, 3), 0.125);",
      "  expect.near('no step at all', () => walk((w) => 2 * w, 5, 0.25, 0), 5);",
      '});',
    ].join('\n'),
    tests('walk-tests', 3),
  ),
  code(
    'scaled',
    `function scaled(values: readonly number[]): number[] {\n  ${solved('scaled')}\n}`,
    answer('scaled'),
  ),
  code(
    'scaled-tests',
    [
      "check('Values in units', (expect) => {",
      "  expect.near('of two values', () => scaled([5, 20]), [0.5, 2]);",
      "  expect.that('the argument is left alone', () => { const values = [1, 2]; scaled(values); return values[0] === 1; }, 'Your function changes its argument.');",
      '});',
    ].join('\n'),
    tests('scaled-tests', 1),
  ),
  text(
    'essay',
    [
      'Say in two sentences when a rate is too large.',
      '',
      '<!-- BEGIN SOLUTION -->',
      'When it exceeds two over the curvature.',
      '<!-- END SOLUTION -->',
    ].join('\n'),
    marks('essay', { grade: true, solution: true, points: 2 }),
  ),
];
