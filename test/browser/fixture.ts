import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Cell = Readonly<Record<string, unknown>>;

export const text = (id: string, source: string): Cell => ({
  id,
  cell_type: 'markdown',
  metadata: {},
  source,
});

export const code = (id: string, source: string, metadata: Cell = {}): Cell => ({
  id,
  cell_type: 'code',
  metadata,
  source,
  outputs: [],
  execution_count: null,
});

/** A cell that shows a bundle by the kernel's own display hook, so that the page is tested without the library. */
export const show = (
  id: string,
  data: Readonly<Record<string, unknown>>,
  then = '',
  metadata: Cell = {},
): Cell =>
  code(
    id,
    `(globalThis as any)[Symbol.for('nabla.display')]({ data: ${JSON.stringify(data)} });\n${then}`,
    metadata,
  );

const figure = (id: string, description: string, value: unknown): Cell =>
  show(id, { 'application/vnd.plotly.v1+json': value, 'text/plain': description });

const steps = [-4, -2.4, -1.44, -0.86, -0.52];

export const sampleCells: readonly Cell[] = [
  text(
    'intro',
    '# Sample lesson\n\nThe gradient $\\nabla f(x) = 2x$ points uphill.\n\n$$x_{k+1} = x_k - \\alpha \\nabla f(x_k)$$\n\n' +
      "<details><summary>Hint 1</summary>\n\nLook at the **sign** of $f'(x)$.\n\n</details>\n\n" +
      '| rate | steps |\n|---|---|\n| 0.1 | 42 |\n| 0.4 | 7 |\n',
  ),
  text(
    'first-section',
    '## Cells that run\n\nUse `const` where nothing changes:\n\n```ts\nconst x = 1;\n```\n',
  ),
  code('two', 'const square = (x: number): number => x * x;\nsquare(7)'),
  code('printed', 'for (let i = 0; i < 3; i++) console.log("step", i);'),
  text('second-section', '## Figures\n\n### Flat and solid'),
  figure('line-figure', 'A parabola with five steps of descent towards zero.', {
    data: [
      { type: 'scatter', mode: 'lines', name: 'f', x: [-4, -2, 0, 2, 4], y: [16, 4, 0, 4, 16] },
      {
        type: 'scatter',
        mode: 'lines+markers',
        name: 'steps',
        x: steps,
        y: steps.map((x) => x * x),
      },
    ],
    layout: {
      title: { text: 'Each step goes downhill' },
      xaxis: { title: { text: 'x' } },
      yaxis: { title: { text: 'f(x)' } },
    },
  }),
  figure('solid-figure', 'A bowl over the plane.', {
    data: [
      {
        type: 'surface',
        colorscale: 'Viridis',
        z: [0, 1, 2, 3, 4].map((i) => [0, 1, 2, 3, 4].map((j) => (i - 2) ** 2 + (j - 2) ** 2)),
      },
    ],
    layout: { title: { text: 'A bowl' } },
  }),
  figure('slider-figure', 'A point that moves along a parabola with a slider.', {
    data: [{ type: 'scatter', mode: 'markers', x: [-4], y: [16] }],
    layout: {
      title: { text: 'Move the slider' },
      xaxis: { range: [-5, 5] },
      yaxis: { range: [0, 20] },
      sliders: [
        {
          steps: steps.map((_, i) => ({
            label: String(i),
            method: 'animate',
            args: [
              [`step ${i}`],
              { mode: 'immediate', frame: { duration: 0 }, transition: { duration: 0 } },
            ],
          })),
        },
      ],
    },
    frames: steps.map((x, i) => ({ name: `step ${i}`, data: [{ x: [x], y: [x * x] }] })),
  }),
  show('table', {
    'application/vnd.dataresource+json': {
      title: 'Steps of descent',
      schema: { fields: [{ name: 'step' }, { name: 'w' }, { name: 'verdict' }] },
      data: Array.from({ length: 140 }, (_, step) => ({
        step,
        w: -4 * 0.8 ** step,
        verdict: step % 2 === 0 ? 'even' : 'odd',
      })),
    },
    'text/html': '<table><tr><td>for other pages</td></tr></table>',
    'text/plain': 'Steps of descent',
  }),
  text('third-section', '## Exercises'),
  show('passed-check', {
    'application/vnd.nabla.check+json': {
      title: 'The derivative of a square',
      passed: true,
      items: [
        { label: 'at 3', passed: true },
        { label: 'at −1', passed: true },
      ],
    },
    'text/plain': 'passed',
  }),
  show(
    'failed-check',
    {
      'application/vnd.nabla.check+json': {
        title: 'One step of descent',
        passed: false,
        items: [
          { label: 'from 2', passed: true },
          {
            label: 'from −3',
            passed: false,
            message: 'Your step gave −3.6: it went uphill. Look at the sign of the gradient.',
          },
        ],
      },
      'text/plain': 'failed',
    },
    "const failed = new Error('from −3: your step gave −3.6. Look at the sign.');\nfailed.name = 'CheckFailed';\nthrow failed;",
    {
      nbgrader: {
        schema_version: 3,
        grade_id: 'step',
        grade: true,
        solution: false,
        locked: true,
        task: false,
        points: 1,
      },
    },
  ),
  show('quiz', {
    'application/vnd.nabla.quiz+json': {
      lesson: 'sample',
      questions: [
        {
          id: 'q1',
          prompt: 'Where does $-\\nabla f$ point?',
          kind: 'single',
          choices: [
            {
              text: 'Uphill',
              correct: false,
              explanation: '$\\nabla f$ points uphill; its **negative** does not.',
            },
            { text: 'Downhill', correct: true, explanation: 'Yes: the steepest way down.' },
          ],
        },
        {
          id: 'q2',
          prompt: 'What is the derivative of $x^2$ at 3?',
          kind: 'numeric',
          choices: [],
          answer: 6,
          tolerance: 0.01,
          explanation: '$2x$ at $x = 3$ is 6.',
        },
        {
          id: 'q3',
          prompt: 'Which of these shrink the step?',
          kind: 'multiple',
          choices: [
            {
              text: 'A smaller rate',
              correct: true,
              explanation: 'The step is the rate times the gradient.',
            },
            {
              text: 'A smaller gradient',
              correct: true,
              explanation: 'Near a minimum it shrinks by itself.',
            },
            {
              text: 'A larger start',
              correct: false,
              explanation: 'Far away the gradient is larger.',
            },
          ],
        },
      ],
    },
    'text/plain': 'Quiz: three questions',
  }),
  code(
    'crash',
    'const missing: { deep?: { value: number } } = {};\nconst reach = () => missing.deep!.value;\nreach();',
  ),
  text('end', '## Summary\n\nThat is all.'),
];

export function notebook(cells: readonly Cell[], title = 'Sample lesson'): string {
  return JSON.stringify({
    cells,
    metadata: {
      kernelspec: { display_name: 'TypeScript', language: 'typescript', name: 'tslab' },
      nabla: {
        lesson: '01-sample',
        title,
        minutes: 25,
        objectives: ['see a figure', 'answer a question', 'read what a failed check says'],
        needs: [],
      },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
}

/** A folder of lessons in a temporary place: a good one, and whatever else the test adds. */
export async function sampleFolder(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'nabla-lessons-'));
  const files = { '01-sample.ipynb': notebook(sampleCells), ...more };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}
