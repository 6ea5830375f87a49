import { levelCurve, symmetricEigen } from '../../lib/calculus';
import { cloudExamples, seededRandom } from '../../lib/data';
import { linearSvm, lossOnPlane, network, normalWeights, xavier } from '../../lib/models';
import {
  cosineDecay,
  descend,
  findRate,
  momentum,
  oneCycle,
  pureNewton,
  randomSearch,
  reduceOnPlateau,
  stepDecay,
} from '../../lib/optimize';
import {
  boundaryPlot,
  componentPlot,
  constraintPlot,
  curvaturePlot,
  exampleLossesPlot,
  type Figure,
  gradientCloudPlot,
  halfPrecisionPlot,
  lineSearchPlot,
  lossPlanePlot,
  momentumMapPlot,
  newtonPlot,
  rateFinderPlot,
  schedulePlot,
  searchCloudPlot,
  signalPlot,
  stepPartsPlot,
  trainingPlot,
} from '../../lib/plot';

type Point = readonly number[];

const ravine = ([x = 0, y = 0]: Point) => x * x + 10 * y * y;
const ravineGradient = ([x = 0, y = 0]: Point) => [2 * x, 20 * y];
const ravineRun = descend(ravine, [4, 1], {
  ...{ gradient: ravineGradient, method: momentum({ beta: 0.7 }), rate: 0.03, maxIterations: 60 },
});
const plainRun = descend(ravine, [4, 1], {
  ...{ gradient: ravineGradient, rate: 0.08, maxIterations: 60 },
});
const circle = ([x = 0, y = 0]: Point) => x * x + y * y - 5;
const quartic = (x: number) => x ** 4 / 4 - x ** 2 + x;

function triedPoints(): number[][] {
  const tried: number[][] = [];
  const seen = (x: Point) => {
    tried.push([...x]);
    return ravine(x);
  };
  const random = seededRandom(1);
  const method = randomSearch({ lower: [-5, -5], upper: [5, 5], random });
  descend(seen, [4, 4], { method, maxIterations: 150 });
  return tried;
}

const clouds = cloudExamples(
  90,
  [
    [0, 0],
    [3, 3],
  ],
  1.1,
  seededRandom(2),
);
const signs = clouds.y.map((label) => 2 * label - 1);
const svm = linearSvm(clouds.x, signs, { l2: 0.1 });
const separating = descend(svm.cost, [0, 0, 0], {
  gradient: svm.gradient,
  maxIterations: 500,
}).point;

const deep = network(clouds.x, clouds.y, { hidden: [16, 16, 16, 16, 16] });
const signalsFrom = (initializer: typeof xavier) =>
  deep.activations(deep.initial(seededRandom(1), initializer), clouds.x);

const moons = network(clouds.x, clouds.y, { hidden: [5] });
const trained = moons.initial(seededRandom(4));
const tiny = seededRandom(7);

/** One small figure from every builder of the lessons on optimizers, models and practice. */
export const LATER_FIGURES: { readonly [name: string]: Figure } = {
  momentumMapPlot: momentumMapPlot([1, 20], {
    title: 'With momentum, larger rates converge, and faster',
  }),
  componentPlot: componentPlot(
    plainRun,
    symmetricEigen([
      [2, 0],
      [0, 20],
    ]),
    [0, 0],
    {
      title: 'The steep direction is solved at once, the flat one last',
    },
  ),
  stepPartsPlot: stepPartsPlot(ravine, ravineRun, {
    title: 'Momentum carries on along the valley',
    minimum: [0, 0],
  }),
  exampleLossesPlot: exampleLossesPlot(
    [1, 2, 3, 5].map((y) => (theta: number) => (theta - y) ** 2),
    { title: 'Every example pulls towards its own minimum' },
  ),
  gradientCloudPlot: gradientCloudPlot(
    ravine,
    [2, 0.5],
    Array.from({ length: 20 }, (_, i) => [4 + 6 * Math.sin(i), 10 + 8 * Math.cos(2 * i)]),
    { title: 'Strangers disagree, their mean is right', minimum: [0, 0] },
  ),
  schedulePlot: schedulePlot(
    {
      steps: stepDecay(0.1, { every: 25, factor: 0.5 }),
      cosine: cosineDecay(0.1, { iterations: 100 }),
      'one cycle': oneCycle(0.2, 100),
    },
    100,
    { title: 'Three ways to make the rate smaller' },
  ),
  trainingPlot: trainingPlot(
    descend(([w = 0]) => Math.abs(w), [4], {
      ...{ rate: reduceOnPlateau(0.3, { patience: 5 }), maxIterations: 60, stop: [] },
    }),
    { title: 'Each plateau makes the rate smaller, and the loss falls again' },
  ),
  rateFinderPlot: rateFinderPlot(findRate(ravine, [4, 1], { gradient: ravineGradient }), {
    title: 'Take the rate where the loss falls fastest',
  }),
  searchCloudPlot: searchCloudPlot(ravine, triedPoints(), {
    title: 'Random search learns nothing from the points it has seen',
    minimum: [0, 0],
  }),
  boundaryPlot: boundaryPlot(
    clouds.x,
    clouds.y,
    (rows) => svm.predict(separating, rows).map((score) => (score > 0 ? 1 : 0)),
    {
      title: 'The margin is as wide as the examples allow',
      score: (rows) => svm.predict(separating, rows),
      margins: [-1, 1],
    },
  ),
  boundaryPlotOfThree: boundaryPlot(
    [
      [0, 0],
      [1, 0],
      [5, 0],
      [5, 1],
      [3, 5],
      [2, 5],
    ],
    [0, 0, 1, 1, 2, 0],
    (rows) => rows.map(([x = 0, y = 0]) => (y > 3 ? 2 : x > 3 ? 1 : 0)),
    { title: 'Three classes, three regions, and one example in a foreign one' },
  ),
  newtonPlot: newtonPlot(
    quartic,
    descend(([x = 0]) => quartic(x), [-4], { method: pureNewton(), maxIterations: 8 }),
    { title: 'The parabola touches the curve and points to the next step', range: [-10, 60] },
  ),
  curvaturePlot: curvaturePlot(([x = 0, y = 0]) => x * x - y * y + x * y, [0, 0], {
    title: 'A saddle rises one way and falls the other',
  }),
  constraintPlot: constraintPlot(
    ([x = 0, y = 0]) => x + 2 * y,
    circle,
    levelCurve(circle, [-1, 2], { step: 0.1 }),
    {
      title: 'At the lowest point the gradients are aligned',
      domain: [
        [-4, 4],
        [-4, 4],
      ],
    },
  ),
  lineSearchPlot: lineSearchPlot((t) => (1 - 4 * t) ** 2 + 0.5 * Math.sin(6 * t), {
    title: 'Steps that are long enough and not too long',
    ...{ domain: [0, 1], sufficient: 0.2, curvature: 0.5, tried: [1, 0.5, 0.25] },
  }),
  signalPlot: signalPlot(
    { Xavier: signalsFrom(xavier), 'σ = 0.05': signalsFrom(normalWeights(0.05)) },
    { title: 'Small weights let the signal vanish layer by layer' },
  ),
  lossPlanePlot: lossPlanePlot(
    lossOnPlane(
      moons.cost,
      trained,
      [trained.map(() => tiny.normal()), trained.map(() => tiny.normal())],
      Array.from({ length: 21 }, (_, k) => -2 + k / 5),
    ),
    { title: 'The loss around the weights is no bowl' },
  ),
  halfPrecisionPlot: halfPrecisionPlot(
    Array.from({ length: 1000 }, () => tiny.normal() * 10 ** tiny.normal(-7, 1)),
    [1, 32, 1024, 65_536],
    { title: 'Scaling the loss saves small gradients from becoming 0' },
  ),
};
