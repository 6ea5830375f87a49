import { taylor } from '../../lib/calculus';
import {
  barPlot,
  compassPlot,
  contourPlot,
  descentPlot,
  errorPlot,
  type Figure,
  fieldPlot,
  functionPlot,
  gradientFieldPlot,
  heatmapPlot,
  histogramPlot,
  linePlot,
  lossPlot,
  racePlot,
  ratePlot,
  regressionPlot,
  runThrough,
  scatterPlot,
  secantPlot,
  slicePlot,
  slider,
  slopeLinePlot,
  stoppingPlot,
  surfacePlot,
  tangentPlot,
  taylorPlot,
} from '../../lib/plot';

type Point = readonly number[];

/** Plain gradient descent, so that the figures do not depend on the library's own. */
function steps(gradient: (p: Point) => number[], start: Point, rate: number, count: number) {
  const points: Point[] = [start];
  for (let k = 0; k < count; k++) {
    const point = points[k] ?? start;
    points.push(point.map((value, i) => value - rate * (gradient(point)[i] ?? 0)));
  }
  return points;
}

const square = ([w = 0]: Point) => w * w;
const squareRun = (rate: number, count = 30) =>
  runThrough(
    square,
    steps(([w = 0]) => [2 * w], [-4], rate, count),
    `α = ${rate}`,
  );

const bowl = ([x = 0, y = 0]: Point) => x * x + 4 * y * y;
const bowlRun = (rate: number) =>
  runThrough(
    bowl,
    steps(([x = 0, y = 0]) => [2 * x, 8 * y], [3, -2], rate, 12),
    `α = ${rate}`,
  );

const rosenbrock = ([x = 0, y = 0]: Point) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

const [xs, ys] = [
  [1, 2, 3],
  [1, 2, 3],
];
const cost = ([a = 0, b = 0]: Point) =>
  xs.reduce((sum, x, i) => sum + (a + b * x - (ys[i] ?? 0)) ** 2, 0) / xs.length;
const costGradient = ([a = 0, b = 0]: Point) => {
  const r = xs.map((x, i) => a + b * x - (ys[i] ?? 0));
  const mean = (values: number[]) => (2 * values.reduce((s, v) => s + v, 0)) / xs.length;
  return [mean(r), mean(r.map((v, i) => v * (xs[i] ?? 0)))];
};

const widths = Array.from({ length: 33 }, (_, k) => 10 ** (-k / 2));

/** One small figure from every builder, by the builder's name. */
export const FIGURES: { readonly [name: string]: Figure } = {
  functionPlot: functionPlot(
    { 'ln(1 + x)': (x) => Math.log(1 + x), x: (x) => x },
    { title: 'The logarithm leaves its tangent', domain: [-2, 4] },
  ),
  stoppingPlot: stoppingPlot(
    [{ label: 'bowl', distances: Array.from({ length: 300 }, (_, k) => 4 * 0.9 ** k) }],
    ['gradient', 'change', 'step'].map((criterion, i) => ({
      ...{ criterion, run: 'bowl', iteration: 20 * i },
    })),
    { title: 'The three criteria end the run at different distances' },
  ),
  tangentPlot: tangentPlot((x) => x ** 2, [2, -1], {
    title:
      'At x = 2 the parabola rises with slope 4, and the secants tilt into the tangent as they shrink',
    secants: [4, 3],
  }),
  contourPlot: contourPlot(bowl, {
    title: 'Each step crosses the level curves at a right angle',
    runs: [bowlRun(0.1)],
    minimum: [0, 0],
  }),
  contourPlotOfSeveral: contourPlot(rosenbrock, {
    title: 'The valley of Rosenbrock is curved',
    runs: [
      runThrough(
        rosenbrock,
        [
          [-1.5, 2],
          [-1, 1.2],
          [0, 0.1],
          [1, 1],
        ],
        'by hand',
      ),
      runThrough(rosenbrock, [
        [1.5, -0.5],
        [0.5, 0.2],
        [0.8, 0.6],
      ]),
    ],
    minimum: [1, 1],
    scale: 'log',
  }),
  surfacePlot: surfacePlot(bowl, {
    title: 'The path follows the slope down to the lowest point',
    runs: [bowlRun(0.1)],
    minimum: [0, 0],
  }),
  descentPlot: descentPlot(square, [squareRun(0.1), squareRun(0.8, 8)], {
    title: 'A rate of 0.8 overshoots and still converges',
  }),
  lossPlot: lossPlot(
    [0.01, 0.1, 0.8, 1.01].map((rate) => squareRun(rate)),
    {
      title: 'A straight line on a log scale: every step shrinks the loss by the same factor',
      scale: 'log',
    },
  ),
  ratePlot: ratePlot(
    square,
    [0.01, 0.1, 0.3, 0.5, 0.8, 0.99, 1, 1.01, 1.1].map((rate) => ({ rate, ...squareRun(rate) })),
    {
      title: 'Beyond the wall at 2/L = 1 every step goes farther away',
      wall: 1,
      domain: [-8, 8],
      active: 4,
    },
  ),
  barPlot: barPlot(
    { gradient: 12, random: 940 },
    { title: 'Random search needs far more evaluations', y: 'evaluations' },
  ),
  histogramPlot: histogramPlot(
    Array.from({ length: 400 }, (_, i) => Math.sin(i * 12.9898) + Math.sin(i * 78.233)),
    {
      title: 'The mean of the sampled gradients is the full gradient',
      reference: 0,
      x: 'gradient',
    },
  ),
  scatterPlot: scatterPlot([1, 2, 4, 5], [2, 3, 4, 5], {
    title: 'The line misses no point by much',
    fit: (x) => 1.4 + 0.7 * x,
    residuals: true,
  }),
  regressionPlot: regressionPlot(
    xs,
    ys,
    cost,
    runThrough(cost, steps(costGradient, [4, 0], 0.1, 25)),
    { title: 'The line turns into the data while the path crosses the valley' },
  ),
  fieldPlot: fieldPlot(([x = 0, y = 0]) => [-y, x], { title: 'A rotation' }),
  gradientFieldPlot: gradientFieldPlot(bowl, {
    title: 'The gradient is perpendicular to the level curves',
    runs: [bowlRun(0.05)],
  }),
  secantPlot: secantPlot((x) => x ** 2, 2, [2, 1, 0.5, 0.1, 0.01, 0.001], {
    title: 'The secant tilts into the tangent as Δx shrinks',
    domain: [-1, 5],
  }),
  slopeLinePlot: slopeLinePlot((x) => x ** 2, [-4, -2, -1, 0, 1, 2, 4], {
    title: 'Around a minimum the slopes point away from it',
    y: 'x²',
  }),
  linePlot: linePlot(
    { measured: { x: [1, 2, 4, 8, 16, 32], y: [3, 1.4, 0.8, 0.37, 0.18, 0.1] } },
    {
      title: 'Twice the batch, half the variance',
      ...{ xScale: 'log', yScale: 'log', guide: -1, x: 'batch size', y: 'variance' },
    },
  ),
  errorPlot: errorPlot(
    widths,
    {
      forward: widths.map((h) => (Math.exp(1 + h) - Math.exp(1)) / h / Math.E - 1),
      central: widths.map((h) => (Math.exp(1 + h) - Math.exp(1 - h)) / (2 * h) / Math.E - 1),
    },
    {
      title: 'Too large a step truncates, too small a step rounds',
      predicted: { forward: 2 ** -26, central: 2 ** (-52 / 3) },
    },
  ),
  linePlotOfSix: linePlot(
    Object.fromEntries(
      ['gradient descent', 'momentum', 'Nesterov', 'AdaGrad', 'RMSprop', 'Adam'].map((name, i) => [
        name,
        { x: [0, 1, 2], y: [6, i / 2, i / 9] },
      ]),
    ),
    { title: 'Six names need two rows, below the title' },
  ),
  raceOfSix: racePlot(
    bowl,
    [0.02, 0.05, 0.1, 0.15].map((rate) => ({
      ...bowlRun(rate),
      label: `momentum, β = 0.9, α = ${rate}`,
    })),
    { title: 'Long names and groups keep below the title too', minimum: [0, 0] },
  ),
  sliderOfQuantities: slider(
    [1, 100].map((perEpoch) => ({
      label: perEpoch === 1 ? 'epochs' : 'updates',
      figure: linePlot(
        { loss: { x: [0, perEpoch, 2 * perEpoch], y: [4, 2, 1] } },
        { title: 'The same run', x: perEpoch === 1 ? 'epochs' : 'updates', y: 'loss' },
      ),
    })),
  ),
  heatmapPlot: heatmapPlot(
    [
      [1, 2, 3],
      [2, 4, 6],
    ],
    { title: 'Products', columns: [1, 2, 3], rows: ['one', 'two'], z: 'product' },
  ),
  racePlot: racePlot(
    bowl,
    [
      { ...bowlRun(0.05), label: 'α = 0.05' },
      { ...bowlRun(0.2), label: 'α = 0.2' },
    ],
    {
      title: 'The faster walk zigzags across the valley',
      minimum: [0, 0],
      domain: [
        [-1, 4],
        [-3, 3],
      ],
    },
  ),
  taylorPlot: taylorPlot(Math.cos, [taylor(Math.cos, 0, 8), taylor(Math.cos, 2, 8)], {
    title: 'Every order holds a little farther from the center',
    ...{ domain: [-6, 6], range: [-2, 2], y: 'cos x' },
  }),
  compassPlot: compassPlot(bowl, [2, 1], {
    title: 'No direction is steeper than the gradient',
    directions: 12,
  }),
  slicePlot: slicePlot(([E = 0, t = 0]) => E * t * t, 1, {
    title: 'A partial derivative is the slope of a cut',
    ...{
      domain: [
        [-2, 2],
        [-2, 2],
      ],
      x: 'E',
      y: 't',
      z: 'd',
    },
  }),
  tangentPlane: surfacePlot(bowl, {
    title: 'Near the point the plane is the surface',
    tangentAt: [1, -1],
    domain: [
      [-3, 3],
      [-3, 3],
    ],
  }),
  lossPlotAgainstTime: lossPlot(
    {
      label: 'bowl',
      history: { values: [16, 4, 1, 0.25], seconds: [0, 0.1, 0.2, 0.3] },
    },
    {
      title: 'The rule fires early',
      ...{ against: 'seconds', scale: 'log', marks: { 'change fires': { x: [0.2], y: [1] } } },
    },
  ),
  contourPlotWithArrows: contourPlot(bowl, {
    title: 'Of three directions the one against the gradient leads down fastest',
    domain: [
      [-4, 4],
      [-3, 3],
    ],
    arrows: {
      gradient: { from: [2, -1], vector: [1, -2] },
      'against it': { from: [2, -1], vector: [-1, 2] },
      'along the level curve': { from: [2, -1], vector: [2, 1] },
    },
  }),
  functionPlotWithMarks: functionPlot((x) => x ** 3 - 3 * x, {
    title: 'Two places where the slope is zero',
    domain: [-2.2, 2.2],
    marks: { maximum: { x: [-1], y: [2] }, minimum: { x: [1], y: [-2] } },
  }),
  slider: slider(
    [0, 1, 2, 3].map((power) => ({
      label: power,
      figure: functionPlot((x) => x ** power, {
        title: `x to the power ${power}`,
        domain: [-2, 2],
        range: [-power - 1, power + 1],
      }),
    })),
    { prefix: 'power ' },
  ),
};
