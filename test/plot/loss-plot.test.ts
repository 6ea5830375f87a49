import { expect, test } from 'vitest';
import { lossPlot } from '../../lib/plot';

const history = { values: [16, 4, 0], iterations: [0, 10, 20], seconds: [0, 0.1, 0.2] };

test('a loss stands at its iteration', () => {
  expect(lossPlot({ history }, { title: 'Loss' }).data[0]).toMatchObject({ x: [0, 10, 20] });
});

test('a loss can be drawn against seconds', () => {
  const figure = lossPlot({ history }, { title: 'Loss', against: 'seconds' });
  expect(figure.data[0]).toMatchObject({ x: [0, 0.1, 0.2] });
  expect(figure.layout.xaxis).toMatchObject({ title: { text: 'seconds' } });
});

test('on a log axis a loss of 0 leaves a gap', () => {
  const figure = lossPlot({ history }, { title: 'Loss', scale: 'log' });
  expect(figure.data[0]).toMatchObject({ y: [16, 4, null] });
});

test('a history without evaluations cannot be drawn against them', () => {
  expect(() => lossPlot({ history }, { title: 'Loss', against: 'evaluations' })).toThrow(
    'lossPlot: the run "loss" has 3 values but 0 numbers in history.evaluations.',
  );
});

test('an empty run is refused by name', () => {
  const empty = { label: 'α = 2', history: { values: [] } };
  expect(() => lossPlot([empty], { title: 'Loss' })).toThrow(
    'lossPlot: the run "α = 2" has no values.',
  );
});
