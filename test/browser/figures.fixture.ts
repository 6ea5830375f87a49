import type { Fields } from '../../app/is-record.js';
import { notebook } from './fixture.js';

const steps = [-4, -2.4, -1.44, -0.86, -0.52];
const still = { mode: 'immediate', frame: { duration: 0 }, transition: { duration: 0 } };

const stepsOf = (method: string, args: (x: number, i: number) => unknown) =>
  steps.map((x, i) => ({ label: String(i), method, args: args(x, i) }));

const flat = {
  xaxis: { range: [-5, 5], title: { text: 'w' } },
  yaxis: { range: [0, 20], title: { text: 'cost' } },
};

/** A point that descends: played, moved by its slider, and its size set by a second one. */
const moving: Fields = {
  data: [{ type: 'scatter', mode: 'markers', x: [-4], y: [16], marker: { size: 8 } }],
  layout: {
    ...flat,
    title: { text: 'Every step of gradient descent goes downhill, and the steps get shorter' },
    sliders: [
      {
        currentvalue: { prefix: 'step ' },
        steps: stepsOf('animate', (_, i) => [[`s${i}`], still]),
      },
      {
        currentvalue: { prefix: 'size = ', suffix: ' px' },
        steps: stepsOf('restyle', (_, i) => ['marker.size', [8 + 4 * i]]),
      },
    ],
    updatemenus: [
      {
        type: 'buttons',
        showactive: false,
        buttons: [
          {
            label: 'Play',
            method: 'animate',
            args: [null, { fromcurrent: true, frame: { duration: 40, redraw: true } }],
          },
          { label: 'Pause', method: 'animate', args: [[null], still] },
          { label: '<img src=x onerror=alert(1)>', method: 'newPlot', args: ['body'] },
        ],
      },
      {
        buttons: [
          { label: 'linear', method: 'relayout', args: ['yaxis.type', 'linear'] },
          { label: 'log', method: 'relayout', args: ['yaxis.type', 'log'] },
        ],
      },
    ],
  },
  frames: steps.map((x, i) => ({ name: `s${i}`, data: [{ x: [x], y: [x * x] }], traces: [0] })),
};

const solid: Fields = {
  data: [
    {
      type: 'surface',
      showscale: false,
      z: steps.map((x) => steps.map((y) => x * x + y * y)),
    },
  ],
  layout: { title: { text: 'A bowl' } },
};

const names = ['gradient descent', 'with momentum', 'with a schedule of rates', 'Adam'];

/** Two panels side by side, with headings and a legend above. */
const panels: Fields = {
  data: names.map((name, i) => ({
    ...{ type: 'scatter', mode: 'lines', name, x: [0, 1, 2], y: [4, 2 + i, 1] },
    ...(i % 2 === 0 ? {} : { xaxis: 'x2', yaxis: 'y2' }),
  })),
  layout: {
    title: {
      text: 'Four methods on one cost: what momentum gains is lost again by too long steps',
    },
    margin: { l: 60, r: 20, b: 50, t: 103 },
    legend: { orientation: 'h', x: 0, xanchor: 'left', y: 1.08, yanchor: 'bottom' },
    xaxis: { domain: [0, 0.44], title: { text: 'epoch' } },
    yaxis: { title: { text: 'cost' } },
    xaxis2: { domain: [0.58, 1], anchor: 'y2', title: { text: 'epoch' } },
    yaxis2: { anchor: 'x2', title: { text: 'cost' } },
    annotations: [
      heading('Cost without any momentum', 0),
      heading('Cost with momentum of 0.9', 0.58),
    ],
  },
};

function heading(text: string, x: number): Fields {
  const place = { x, xref: 'paper', xanchor: 'left', y: 1, yref: 'paper', yanchor: 'bottom' };
  return { text, showarrow: false, font: { size: 13 }, ...place };
}

const shown: readonly (readonly [description: string, figure: Fields])[] = [
  ['A point that moves along a parabola.', moving],
  ['A bowl over the plane.', solid],
  ['Four curves in two panels.', panels],
];

const quiz = {
  lesson: 'figures',
  questions: [
    {
      id: 'figures-1',
      prompt: 'What is the derivative of the square at 3?',
      kind: 'numeric',
      choices: [],
      answer: 6,
      tolerance: 0.01,
      explanation: 'Twice 3.',
    },
  ],
};

const cell = (id: string, data: Fields) => ({
  ...{ id, cell_type: 'code', metadata: {}, source: `show(${id});`, execution_count: 1 },
  outputs: [{ output_type: 'display_data', metadata: {}, data }],
});

const text = (id: string) => ({
  ...{ id, cell_type: 'markdown', metadata: {} },
  source: `## Part ${id}\n\n${'What the figure shows is told here.\n\n'.repeat(12)}`,
});

/** A lesson whose figures were drawn earlier: moving, solid, in panels, and a question. */
export const figuresLesson = notebook(
  [
    ...shown.flatMap(([description, figure], i) => [
      cell(`figure${i}`, {
        'application/vnd.plotly.v1+json': figure,
        'text/plain': description,
      }),
      text(`text${i}`),
    ]),
    cell('quiz', { 'application/vnd.nabla.quiz+json': quiz, 'text/plain': 'Quiz' }),
  ],
  'Figures',
);
