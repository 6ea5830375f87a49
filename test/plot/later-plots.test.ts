import { expect, test } from 'vitest';
import { levelCurve, symmetricEigen } from '../../lib/calculus';
import { descend, findRate, momentum, momentumFactor, pureNewton } from '../../lib/optimize';
import {
  boundaryPlot,
  componentPlot,
  constraintPlot,
  curvaturePlot,
  exampleLossesPlot,
  gradientCloudPlot,
  halfPrecisionPlot,
  lineSearchPlot,
  lossPlanePlot,
  momentumMapPlot,
  newtonPlot,
  rateFinderPlot,
  runThrough,
  schedulePlot,
  searchCloudPlot,
  signalPlot,
  stepPartsPlot,
  trainingPlot,
} from '../../lib/plot';
import type { JsonObject } from '../../lib/plot/json';
import { frameState } from './frame-state';

const title = 'Title';
const ravine = ([x = 0, y = 0]: readonly number[]) => x * x + 10 * y * y;

/** The numbers of a trace. */
function numbers(trace: JsonObject | undefined, key: string): number[] {
  const values = trace?.[key];
  if (!Array.isArray(values)) throw new Error(`the trace has no ${key}`);
  return values.map((value) => (value === null ? Number.NaN : Number(value)));
}

const named = (data: readonly JsonObject[], name: string) =>
  data.find((trace) => trace.name === name);

test('the map of momentum holds the factors where they are below 1, and nothing beyond', () => {
  const figure = momentumMapPlot([1, 9], { title, grid: 5 });
  const [map, plain, best] = figure.data;
  const [rates, betas] = [numbers(map, 'x'), numbers(map, 'y')];
  const rows = map?.z;
  if (!Array.isArray(rows)) throw new Error('no map');
  rows.forEach((row, j) => {
    rates.forEach((rate, i) => {
      const factor = momentumFactor(rate, betas[j] ?? 0, [1, 9]);
      const drawn: unknown = Array.isArray(row) ? row[i] : undefined;
      if (factor < 1) expect(drawn).toBeCloseTo(factor, 4);
      else expect(drawn).toBeNull();
    });
  });
  expect(plain).toMatchObject({ x: [0.2], y: [0], name: 'fastest without momentum: 0.8' });
  expect(best).toMatchObject({ x: [0.25], y: [0.25], name: 'fastest: 0.5' });
  expect(() => momentumMapPlot([0, 1], { title })).toThrow('every curvature must be above 0');
});

test('on a quadratic, gradient descent shrinks each component by its own factor 1 − αλ', () => {
  const run = descend(ravine, [4, 1], {
    ...{ rate: 0.04, maxIterations: 5, gradient: ([x = 0, y = 0]) => [2 * x, 20 * y] },
  });
  const eigen = symmetricEigen([
    [2, 0],
    [0, 20],
  ]);
  const [flat, steep] = componentPlot(run, eigen, [0, 0], { title }).data;
  expect(numbers(flat, 'y')[3]).toBeCloseTo(4 * 0.92 ** 3, 6);
  expect(numbers(steep, 'y')[3]).toBeCloseTo(0.2 ** 3, 6);
  expect(steep?.name).toBe('curvature 20');
  expect(() => componentPlot(run, eigen, [0], { title })).toThrow('the minimum has 1 coordinates');
});

test('gradient part and added part lead together to where the step leads', () => {
  const run = descend(ravine, [4, 1], {
    ...{ method: momentum({ beta: 0.7 }), rate: 0.03, maxIterations: 6 },
  });
  const figure = stepPartsPlot(ravine, run, { title });
  const state = frameState(figure, 3);
  const end = (name: string) =>
    ['x', 'y'].map((key) => numbers(named(state, name), key)[1] ?? Number.NaN);
  expect(end('added by the method')).toEqual(end('the step'));
  end('the step').forEach((c, i) => {
    expect(c).toBeCloseTo(run.history.points[4]?.[i] ?? Number.NaN, 5);
  });
  const [tip] = numbers(named(state, '−α∇f'), 'x').slice(1);
  const x = run.history.points[3]?.[0] ?? 0;
  expect(tip).toBeCloseTo(x - 0.03 * 2 * x, 5);
  expect(() =>
    stepPartsPlot(ravine, { history: { ...run.history, steps: [] } }, { title }),
  ).toThrow('needs two or more steps, 0 came');
});

test('the average of the losses of single examples has its minimum marked', () => {
  const losses = [1, 2, 6].map((y) => (theta: number) => (theta - y) ** 2);
  const figure = exampleLossesPlot(losses, { title, domain: [0, 6] });
  const marked = named(figure.data, 'minimum of the average');
  expect(marked).toMatchObject({ x: [3] });
  expect(numbers(marked, 'y')[0]).toBeCloseTo((4 + 1 + 9) / 3, 5);
  expect(() => exampleLossesPlot([], { title })).toThrow('needs the loss of one example or more');
});

test('single gradients and their mean are drawn downhill and to one scale', () => {
  const figure = gradientCloudPlot(
    ravine,
    [0, 0],
    [
      [4, 0],
      [0, 2],
    ],
    { title, reach: 0.4 },
  );
  const cloud = figure.data[1];
  // The longest arrow spans 0.4 of the default domain's 10.
  expect(numbers(cloud, 'x')).toEqual([0, -4, Number.NaN, 0, 0, Number.NaN]);
  expect(numbers(cloud, 'y').map(Math.abs)).toEqual([0, 0, Number.NaN, 0, 2, Number.NaN]);
  expect(named(figure.data, 'mean of −∇')).toMatchObject({ x: [0, -2], y: [0, -1] });
  expect(() => gradientCloudPlot(ravine, [0, 0], [], { title })).toThrow('at least one gradient');
});

test('a schedule is drawn as it is, at most 400 points of it', () => {
  const [line] = schedulePlot({ half: (k) => 0.5 ** k }, 4, { title }).data;
  expect(line).toMatchObject({ x: [0, 1, 2, 3], y: [1, 0.5, 0.25, 0.125] });
  const [long] = schedulePlot({ constant: () => 1 }, 100_000, { title }).data;
  expect(numbers(long, 'x').length).toBeLessThanOrEqual(400);
  expect(() => schedulePlot({}, 1, { title })).toThrow('needs 2 or more iterations');
});

test('below a loss stands the rate of each step, the last one kept to the end', () => {
  const history = { values: [4, 2, 1], rates: [0.1, 0.05] };
  const [loss, rate] = trainingPlot({ history }, { title }).data;
  expect(loss).toMatchObject({ x: [0, 1, 2], y: [4, 2, 1] });
  expect(rate).toMatchObject({ y: [0.1, 0.05, 0.05], yaxis: 'y2', line: { shape: 'hv' } });
  expect(() => trainingPlot({ history: { values: [1], rates: [] } }, { title })).toThrow(
    'the run has no step',
  );
});

test('the suggested rate and the lowest loss are marked on the curve', () => {
  const result = findRate(([w = 0]) => (w - 1) ** 2 + 1, [4], { steps: 40 });
  const { data } = rateFinderPlot(result, { title });
  const at = result.rates.indexOf(result.suggestion);
  expect(numbers(data[1], 'x')[0]).toBeCloseTo(result.suggestion, 6);
  expect(numbers(data[1], 'y')[0]).toBeCloseTo(result.values[at] ?? Number.NaN, 5);
  expect(numbers(data[2], 'y')[0]).toBeCloseTo(Math.min(...result.values), 5);
});

test('the path of a search leads through the points that were better than all before', () => {
  const tried = [
    [3, 0],
    [4, 0],
    [2, 0],
    [2.5, 0],
    [1, 0],
  ];
  const figure = searchCloudPlot(ravine, tried, { title });
  expect(named(figure.data, 'best so far')).toMatchObject({ x: [3, 2, 1] });
  expect(named(figure.data, 'tried')).toMatchObject({ x: [3, 4, 2, 2.5, 1] });
  expect(figure.description).toContain('5 points tried; 3 of them were the best so far');
});

test('a boundary plot tints each point with its class and rings what is wrong', () => {
  const rows = [
    [0, 0],
    [1, 0],
    [3, 0],
  ];
  const figure = boundaryPlot(rows, [0, 1, 1], (points) => points.map(([x = 0]) => Number(x > 2)), {
    ...{ title, grid: 5, score: (points) => points.map(([x = 0]) => x - 2) },
    domain: [
      [0, 4],
      [-1, 1],
    ],
  });
  expect(figure.data[0]?.z).toEqual(Array.from({ length: 5 }, () => [0, 0, 0, 1, 1]));
  expect(named(figure.data, 'boundary')?.z).toEqual(
    Array.from({ length: 5 }, () => [-2, -1, 0, 1, 2]),
  );
  expect(named(figure.data, 'on the wrong side')).toMatchObject({ x: [1], y: [0] });
  expect(figure.description).toContain('2 are on the right side');
  expect(() => boundaryPlot([[1]], [0], () => [0], { title })).toThrow('one has 1; choose two');
  expect(() => boundaryPlot(rows, [0], () => [0], { title })).toThrow('3 rows and 1 labels');
});

test("the turning point of Newton's parabola is the next point", () => {
  const f = (x: number) => x ** 4 / 4 - x ** 2 + x;
  const run = descend(([x = 0]) => f(x), [-4], { method: pureNewton(), maxIterations: 5 });
  const figure = newtonPlot(f, run, { title, domain: [-5, 5] });
  for (const k of [0, 1]) {
    const model = figure.frames?.[k] && frameState(figure, k);
    const parabola = model?.find((trace) => trace.name === 'quadratic model');
    const [x, y] = [numbers(parabola, 'x'), numbers(parabola, 'y')];
    const lowest = x[y.indexOf(Math.min(...y))];
    expect(Math.abs((lowest ?? 0) - (run.history.points[k + 1]?.[0] ?? 9))).toBeLessThan(0.03);
  }
  expect(() => newtonPlot(f, runThrough(ravine, [[1, 1]]), { title })).toThrow('1 coordinate(s)');
  expect(() =>
    newtonPlot(
      f,
      runThrough(([x = 0]) => f(x), [[1], [2]]),
      { title },
    ),
  ).toThrow('needs a run of two or more steps, but it has 1');
});

test('curvature by direction runs between the eigenvalues, which are marked', () => {
  const figure = curvaturePlot(([x = 0, y = 0]) => x * x - 3 * y * y, [1, 2], { title });
  const [curve, marks] = figure.data.slice(-2);
  const curvatures = numbers(curve, 'y');
  expect(Math.min(...curvatures)).toBeCloseTo(-6, 2);
  expect(Math.max(...curvatures)).toBeCloseTo(2, 2);
  expect(numbers(marks, 'x')[0]).toBeCloseTo(90, 2);
  expect(figure.description).toMatch(/−6 along .*, 2 along/);
});

test('a walk along a constraint begins where the value is least and the gradients are aligned', () => {
  const circle = ([x = 0, y = 0]: readonly number[]) => x * x + y * y - 5;
  const curve = levelCurve(circle, [-1, -2], { step: 0.2 });
  const f = ([x = 0, y = 0]: readonly number[]) => x + 2 * y;
  const figure = constraintPlot(f, circle, curve, { title, positions: 9 });
  expect(figure.description).toContain('f is lowest, −5, at (−1, −2)');
  const first = JSON.stringify(figure.layout.annotations);
  expect(first).toContain('meet at 0°');
  expect(first).toContain('Lowest: λ = −0.5');
  expect(() => constraintPlot(f, circle, [[1, 2]], { title })).toThrow(
    'needs three points, 1 came',
  );
});

test("a line search's accepted steps are those that fall enough and are flat enough", () => {
  const along = (t: number) => (t - 1) ** 2;
  const figure = lineSearchPlot(along, {
    ...{ title, domain: [0, 2], sufficient: 0.25, curvature: 0.5, tried: [2, 1] },
  });
  const [zone] = figure.data;
  const x = numbers(zone, 'x').filter((_, k) => Number.isFinite(numbers(zone, 'y')[k]));
  // (t − 1)² ≤ 1 − t/2 where t ≤ 1.5, |2(t − 1)| ≤ 1 where ½ ≤ t ≤ 1.5.
  expect(x[0]).toBeCloseTo(0.5, 1);
  expect(x.at(-1)).toBeCloseTo(1.5, 1);
  expect(figure.description).toContain('2 (refused), 1 (accepted)');
});

test('boxes of signals hold the quartiles of each layer', () => {
  const layer = [Array.from({ length: 41 }, (_, i) => i / 10)];
  const [box] = signalPlot(
    { net: [layer, layer.map((row) => row.map((v) => v / 2))] },
    { title },
  ).data;
  expect(box).toMatchObject({ x: [1, 2], q1: [1, 0.5], median: [2, 1], q3: [3, 1.5] });
  expect(box).toMatchObject({ lowerfence: [0.1, 0.05], upperfence: [3.9, 1.95] });
  expect(() => signalPlot({ net: [[]] }, { title })).toThrow('layer 1 of "net" has no activations');
  expect(() => signalPlot({}, { title })).toThrow('needs one network or more');
});

test('a plane of losses is drawn over its own coordinates, the weights at (0, 0)', () => {
  const plane = {
    a: [-1, 0, 1],
    b: [-2, 0],
    values: [
      [3, 2, 3],
      [1, 0.5, 1],
    ],
  };
  const figure = lossPlanePlot(plane, { title });
  expect(figure.data[0]).toMatchObject({ x: [-1, 0, 1], y: [-2, 0], z: plane.values });
  expect(figure.description).toContain('from 0.5 to 3; at the weights it is 0.5');
  expect(() => lossPlanePlot({ a: [], b: [], values: [] }, { title })).toThrow('no finite loss');
});

test('the share of gradients that 16 bits lose is that of roundToHalf, scale by scale', () => {
  // 2⁻²⁶ becomes 0, 2⁻²⁴ is the smallest number, 2¹⁵ · 2 is infinite.
  const figure = halfPrecisionPlot([2 ** -26, 2 ** -24, 1, 2 ** 15, 0], [1, 4], { title });
  const headings = figure.frames?.map((frame) => JSON.stringify(frame.layout.annotations));
  expect(headings?.[0]).toContain('25 % become 0, 0 % become infinite');
  expect(headings?.[1]).toContain('0 % become 0, 25 % become infinite');
  expect(() => halfPrecisionPlot([0], [1, 2], { title })).toThrow('all gradients are 0');
  expect(() => halfPrecisionPlot([1], [1, 0], { title })).toThrow('a scale must be above 0');
});
