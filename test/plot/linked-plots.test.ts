import { expect, test } from 'vitest';
import { taylor } from '../../lib/calculus';
import {
  compassPlot,
  errorPlot,
  type Figure,
  heatmapPlot,
  linePlot,
  racePlot,
  ratePlot,
  regressionPlot,
  runThrough,
  secantPlot,
  slicePlot,
  slopeLinePlot,
  taylorPlot,
} from '../../lib/plot';
import { frameState } from './frame-state';

const title = 'Title';
const bowl = ([x = 0, y = 0]: readonly number[]) => x * x + 4 * y * y;

/** The numbers of a trace, by its place in a frame's data. */
function column(figure: Figure, frame: number, trace: number, key: string): number[] {
  const values = frameState(figure, frame)[trace]?.[key];
  if (!Array.isArray(values)) throw new Error(`frame ${frame}, trace ${trace} has no ${key}`);
  return values.map(Number);
}

test('a guide of slope −1 on log axes is y = c/x through the first point', () => {
  const line = { x: [1, 2, 8], y: [4, 2.2, 0.4] };
  const [guide] = linePlot({ line }, { title, guide: -1, xScale: 'log', yScale: 'log' }).data;
  expect(guide).toMatchObject({ name: 'slope −1', x: [1, 8], y: [4, 0.5] });
});

test('a line with fewer y than x is refused by name', () => {
  expect(() => linePlot({ a: { x: [1, 2], y: [1] } }, { title })).toThrow(
    'linePlot: a line needs as many x as y and at least one, but "a" has 2 x and 1 y.',
  );
});

test('the predicted step is marked at the nearest measured one, and an error of 0 at the floor', () => {
  const errors = { central: [1e-2, 0, 1e-3] };
  const figure = errorPlot([1, 1e-5, 1e-9], errors, { title, predicted: { central: 6e-6 } });
  expect(figure.data[0]).toMatchObject({ y: [1e-2, 1e-17, 1e-3] });
  expect(figure.data[1]).toMatchObject({ x: [1e-5], y: [1e-17] });
});

test('a prediction for an unknown method is refused', () => {
  expect(() => errorPlot([1], { a: [1] }, { title, predicted: { b: 1 } })).toThrow(
    'errorPlot: predicted names "b", but the methods are a.',
  );
});

test('the table beside the secants holds their slopes, the current one marked', () => {
  const figure = secantPlot((x) => x * x, 2, [2, 1], { title });
  const table = frameState(figure, 1).find((trace) => trace.type === 'table');
  expect(table?.cells).toMatchObject({
    values: [
      ['2', '1'],
      ['6', '5'],
    ],
    fill: { color: [['rgba(0,0,0,0)', 'rgba(128,128,128,0.3)']] },
  });
});

test('a secant of width 0 is refused', () => {
  expect(() => secantPlot((x) => x, 0, [1, 0], { title })).toThrow('a width Δx must not be 0');
});

test('slopes on the number line point uphill and have lengths in proportion', () => {
  const figure = slopeLinePlot((x) => x * x, [-2, 1], { title, derivative: (x) => 2 * x });
  const arrows = figure.data[2];
  // The steepest slope, −4, spans a sixth of [−5, 5]; the slope 2 half of that.
  expect(arrows).toMatchObject({ x: [-2, -3.666667, null, 1, 1.833333, null] });
});

test('a ragged matrix is refused with its row', () => {
  expect(() => heatmapPlot([[1, 2], [3]], { title })).toThrow(
    'heatmapPlot: row 1 has 1 numbers, but row 0 has 2.',
  );
});

test('in a race the shorter run waits where it stopped', () => {
  const short = runThrough(
    bowl,
    [
      [2, 0],
      [1, 0],
    ],
    'short',
  );
  const long = runThrough(
    bowl,
    [
      [2, 0],
      [1.5, 0],
      [1, 0],
      [0.5, 0],
    ],
    'long',
  );
  const figure = racePlot(bowl, [short, long], { title });
  expect(figure.frames?.map((frame) => frame.name)).toEqual(['0', '1', '2', '3']);
  const names = frameState(figure, 3).filter((trace) => trace.mode === 'lines+markers');
  expect(names).toMatchObject([{ x: [2, 1] }, { x: [2, 1.5, 1, 0.5] }]);
});

test('each order of a Taylor figure is the partial sum', () => {
  const figure = taylorPlot(Math.cos, taylor(Math.cos, 0, 4), { title, domain: [-1, 1] });
  expect(figure.frames?.map((frame) => frame.name)).toEqual(['0', '1', '2', '3', '4']);
  expect(column(figure, 4, 0, 'y')[0]).toBeCloseTo(1 - 1 / 2 + 1 / 24, 3);
  expect(column(figure, 2, 0, 'y')[0]).toBeCloseTo(0.5, 6);
});

test('a Taylor figure of three centers up to order 12 is light enough to be saved with a notebook', () => {
  const expansions = [-2, 0, 2].map((center) => taylor(Math.cos, center, 12));
  const figure = taylorPlot(Math.cos, expansions, { title });
  expect(JSON.stringify(figure).length).toBeLessThan(150_000);
});

test('several expansions get a menu that shows one at a time, and frames leave that alone', () => {
  const centers = [0, 2].map((center) => taylor(Math.cos, center, 2));
  const figure = taylorPlot(Math.cos, centers, { title });
  expect(figure.data.map((trace) => trace.visible ?? true)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(JSON.stringify(figure.frames)).not.toContain('"visible"');
  expect(figure.layout.updatemenus).toMatchObject([
    {},
    { buttons: [{ label: 'x₀ = 0' }, { label: 'x₀ = 2' }] },
  ]);
});

test("the slope on the compass is the gradient's length times a cosine", () => {
  const figure = compassPlot(bowl, [2, 1], { title, directions: 4 });
  const slopes = [0, 1, 2, 3, 4].map((frame) => column(figure, frame, 1, 'y')[0]);
  const steepest = Math.hypot(4, 8);
  [-1, 0, 1, 0, -1].forEach((cosine, i) => {
    expect(slopes[i]).toBeCloseTo(cosine * steepest, 4);
  });
});

test('a compass at a stationary point is refused: the gradient points nowhere', () => {
  expect(() => compassPlot(bowl, [0, 0], { title })).toThrow(
    'compassPlot: the gradient at (0, 0) is 0, it points nowhere.',
  );
});

test('the cut through E·t² at t has the slope t² in E', () => {
  const distance = ([E = 0, t = 0]: readonly number[]) => E * t * t;
  const options = { title, cuts: [1, 2], x: 'E', y: 't', z: 'd' };
  const figure = slicePlot(distance, 1, options);
  expect(JSON.stringify(figure.frames?.[0]?.layout)).toContain('∂d/∂E = 1 at E = 1');
  expect(JSON.stringify(figure.frames?.[1]?.layout)).toContain('∂d/∂E = 4 at E = 1');
});

test('each rate says on which side of the wall it is', () => {
  const square = ([w = 0]: readonly number[]) => w * w;
  const runs = [0.9, 1, 1.1].map((rate) => ({ rate, ...runThrough(square, [[-4], [4]]) }));
  const texts = ratePlot(square, runs, { title, wall: 1 }).frames?.map((frame) =>
    JSON.stringify(frame.layout.annotations),
  );
  expect(texts?.[0]).toContain('below the wall at 1');
  expect(texts?.[1]).toContain('exactly at the wall at 1');
  expect(texts?.[2]).toContain('beyond the wall at 1');
});

test('worked example B: fit, path and cost show the same iteration', () => {
  const cost = ([a = 0, b = 0]: readonly number[]) =>
    [1, 2, 3].reduce((sum, x) => sum + (a + b * x - x) ** 2, 0) / 3;
  const run = runThrough(cost, [
    [4, 0],
    [3.6, -2 / 3],
  ]);
  const figure = regressionPlot([1, 2, 3], [1, 2, 3], cost, run, { title });
  const headings = figure.frames?.map((frame) => JSON.stringify(frame.layout.annotations));
  expect(headings?.[0]).toContain('Fit: θ = (4, 0)');
  expect(headings?.[0]).toContain('Cost 4.667');
  expect(headings?.[1]).toContain('Fit: θ = (3.6, −0.667)');
});
