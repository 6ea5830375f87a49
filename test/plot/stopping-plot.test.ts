import { expect, test } from 'vitest';
import { stoppingPlot } from '../../lib/plot';

const distances = Array.from({ length: 1001 }, (_, k) => 4 * 0.9 ** k);
const runs = [{ label: 'bowl', distances }];
const title = 'Stops';

test('a stop stands at its iteration and at the distance that the run had there', () => {
  const figure = stoppingPlot(runs, [{ criterion: 'step', run: 'bowl', iteration: 10 }], { title });
  expect(figure.data[1]).toMatchObject({ x: [10], y: [expect.closeTo(4 * 0.9 ** 10, 6)] });
});

test('a stop at the start is drawn at 1, since a log axis has no 0', () => {
  const figure = stoppingPlot(runs, [{ criterion: 'step', run: 'bowl', iteration: 0 }], { title });
  expect(figure.data[1]).toMatchObject({ x: [1], y: [4] });
});

test('stops of one criterion share a marker, and criteria have different ones', () => {
  const stop = (criterion: string, iteration: number) => ({ criterion, run: 'bowl', iteration });
  const stops = [stop('step', 5), stop('change', 5), stop('step', 9)];
  const { data } = stoppingPlot(runs, stops, { title });
  expect(data.slice(1)).toMatchObject([
    { name: 'step fires', x: [5, 9], marker: { symbol: 'x' } },
    { name: 'change fires', x: [5], marker: { symbol: 'circle-open' } },
  ]);
  for (const { marker } of data.slice(1)) {
    // A border of another colour would vanish on a dark page.
    expect(marker).toMatchObject({ color: '#808080', line: { color: '#808080' } });
  }
});

test('a curve runs from iteration 1 to its last one, without repeated points, and not below 1e−6', () => {
  const [curve] = stoppingPlot(runs, [], { title }).data;
  const { x, y } = curve ?? {};
  if (!Array.isArray(x) || !Array.isArray(y)) throw new Error('the curve has no points');
  expect([x[0], x.at(-1)]).toEqual([1, 1000]);
  expect(new Set(x).size).toBe(x.length);
  expect(y.at(-1)).toBeNull();
  for (const distance of y) if (distance !== null) expect(distance).toBeGreaterThan(1e-6);
});

test('the description tells every stop', () => {
  const stops = [{ criterion: 'gradient', run: 'bowl', iteration: 1 }];
  expect(stoppingPlot(runs, stops, { title }).description).toBe(
    'Distance to the minimum against iterations: gradient ends bowl at iteration 1, 3.6 from the minimum.',
  );
});

test('a stop of an unknown run or beyond the last iteration is refused', () => {
  const stop = { criterion: 'step', run: 'ravine', iteration: 3 };
  expect(() => stoppingPlot(runs, [stop], { title })).toThrow(
    'stoppingPlot: "step" stops the run "ravine" at iteration 3, but there is no such point.',
  );
  expect(() => stoppingPlot(runs, [{ ...stop, run: 'bowl', iteration: 1001 }], { title })).toThrow(
    /iteration 1001/,
  );
});
