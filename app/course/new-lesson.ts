import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../is-record.js';
import { formatNotebook, parseNotebook } from './notebook.js';

/** The files of a lesson that has been begun. */
export interface NewLesson {
  readonly notebook: string;
  readonly questions: string;
}

/**
 * Begins a lesson: a notebook with the parts that every lesson has, one exercise that works, and a
 * bank with one question.
 *
 * Throws an Error when the name is not like `07-momentum`, or when there is such a lesson already.
 *
 * @param name the lesson's name, such as `07-momentum`
 * @param root the course's folder
 */
export async function newLesson(name: string, title: string, root: string): Promise<NewLesson> {
  if (!/^\d\d-[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`"${name}" is not a lesson's name; write two digits and words: 07-momentum.`);
  }
  const notebook = join(root, 'notebooks', `${name}.ipynb`);
  const questions = join(root, 'data', 'questions', `${name}.json`);
  for (const file of [notebook, questions]) await refuseExisting(file);
  await mkdir(join(root, 'notebooks'), { recursive: true });
  await mkdir(join(root, 'data', 'questions'), { recursive: true });
  await writeFile(notebook, notebookText(name, title));
  await writeFile(questions, `${JSON.stringify(questionBank(name), null, 2)}\n`);
  return { notebook, questions };
}

async function refuseExisting(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    (error: unknown) => !(isRecord(error) && error.code === 'ENOENT'),
  );
  if (exists) throw new Error(`${file} exists already; nothing was written.`);
}

function notebookText(name: string, title: string): string {
  const metadata = {
    kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
    nabla: { lesson: name, title, minutes: 60, objectives: ['State what it is about'], needs: [] },
  };
  const cells = [...opening(title), ...exercise(), ...closing(name)];
  return formatNotebook(
    parseNotebook(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells })),
  );
}

const text = (id: string, ...lines: string[]) => cell('markdown', id, lines, {});
const code = (id: string, lines: string[], metadata: object = {}) =>
  cell('code', id, lines, metadata);

function cell(cell_type: string, id: string, lines: readonly string[], metadata: object) {
  const run = cell_type === 'code' ? { execution_count: null, outputs: [] } : {};
  return { cell_type, id, metadata, source: lines.join('\n'), ...run };
}

function opening(title: string) {
  return [
    text(
      'title',
      `# ${title}`,
      '',
      'After this lesson you will be able to **state** what it is about.',
      '',
      'It needs no other lesson. Time: about 60 minutes.',
    ),
    text(
      'first-idea',
      '## 1 · The first idea',
      '',
      '**Predict first:** what will the cell below print?',
    ),
    code('first-picture', [
      "import { functionPlot, show } from 'nabla';",
      "show(functionPlot((x) => x ** 2, { title: 'The bowl has one lowest point' }));",
    ]),
    text('first-explain', '**Explain it back:** say in one sentence what you saw.'),
  ];
}

function exercise() {
  const marks = { schema_version: 3, grade: false, solution: false, locked: false, task: false };
  return [
    text(
      'double-task',
      '## Exercise 1',
      '',
      'Write `double`, which returns twice its argument.',
      '',
      '<details><summary>Hint 1</summary>Multiply.</details>',
    ),
    code(
      'double-answer',
      [
        'function double(x: number): number {',
        '  // BEGIN SOLUTION',
        '  return 2 * x;',
        '  // END SOLUTION',
        '}',
      ],
      { nbgrader: { ...marks, grade_id: 'double-answer', solution: true } },
    ),
    code(
      'double-tests',
      [
        "import { check } from 'nabla';",
        "check('Exercise 1', (expect) => {",
        "  expect.near('double(3)', () => double(3), 6, { mistakes: [[9, 'You squared it']] });",
        '});',
      ],
      {
        jupyter: { source_hidden: true },
        nbgrader: { ...marks, grade_id: 'double-tests', grade: true, locked: true, points: 1 },
      },
    ),
  ];
}

function closing(name: string) {
  return [
    text('summary', '## Summary', '', '- One line for each idea, at most ten.'),
    code('quiz', ["import { quiz } from 'nabla';", `quiz('${name}');`]),
    text('interview', '## Interview corner', '', 'What you would be asked, and a strong answer.'),
  ];
}

function questionBank(name: string) {
  const id = `${name.slice(0, 2)}-q1`;
  const choices = [
    { text: '4', correct: true, explanation: 'Two and two.' },
    { text: '5', correct: false, explanation: 'That is one too many.' },
  ];
  const question = { id, prompt: 'What is $2 + 2$?', kind: 'single', choices };
  const about = { section: 'first-idea', tags: ['begin'], difficulty: 1 };
  return { lesson: name, questions: [{ ...question, ...about }] };
}
