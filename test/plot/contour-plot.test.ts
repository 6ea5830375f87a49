import { expect, test } from 'vitest';
import { contourPlot, runThrough, surfacePlot } from '../../lib/plot';

const bowl = ([x = 0, y = 0]: readonly number[]) => x * x + 4 * y * y;
const run = runThrough(bowl, [
  [3, -2],
  [2.4, -0.4],
]);

test.each([
  ['contourPlot', contourPlot],
  ['surfacePlot', surfacePlot],
])('%s evaluates f with the first variable along x and the second along y', (_, plot) => {
  const [land] = plot(bowl, {
    title: 'Bowl',
    domain: [
      [0, 1],
      [0, 2],
    ],
    grid: 3,
  }).data;
  expect(land).toMatchObject({ x: [0, 0.5, 1], y: [0, 1, 2] });
  expect(land?.z).toEqual([
    [0, 0.25, 1],
    [4, 4.25, 5],
    [16, 16.25, 17],
  ]);
});

test('the description says where the path begins and ends', () => {
  expect(contourPlot(bowl, { title: 'Bowl', runs: [run] }).description).toContain(
    'path goes from (3, −2) to (2.4, −0.4) in 1 steps and f from 25 to 6.4',
  );
});

test('without a domain the runs and the minimum are in view', () => {
  const { layout } = contourPlot(bowl, { title: 'Bowl', runs: [run], minimum: [0, 0] });
  expect(layout.xaxis).toMatchObject({ range: [-0.75, 3.75] });
});

test('a path of the wrong dimension is refused', () => {
  const wrong = runThrough(([w = 0]) => w, [[1]]);
  expect(() => contourPlot(bowl, { title: 'Bowl', runs: [wrong] })).toThrow(
    'contourPlot: draws points with 2 coordinate(s), but a point with 1 came.',
  );
});

test('a domain out of order is refused', () => {
  expect(() =>
    contourPlot(bowl, {
      title: 'Bowl',
      domain: [
        [1, 0],
        [0, 1],
      ],
    }),
  ).toThrow('contourPlot: domain[0] must be two finite numbers in rising order, but [1, 0] came.');
});

test('a run of a hundred thousand steps is thinned, its last point kept', () => {
  const points = Array.from({ length: 100_001 }, (_, k) => [1 / (k + 1), 0]);
  const long = contourPlot(bowl, { title: 'Long', runs: [runThrough(bowl, points)] });
  const line = long.data[2];
  if (!Array.isArray(line?.x) || !Array.isArray(line.text)) throw new Error('no line');
  expect(line.x.length).toBeLessThanOrEqual(401);
  expect(line.x.at(-1)).toBeCloseTo(1 / 100_001, 10);
  expect(line.text.at(-1)).toBe('100000');
});
