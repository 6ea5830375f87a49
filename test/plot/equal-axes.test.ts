import { expect, test } from 'vitest';
import { contourPlot, equalAxes, surfacePlot } from '../../lib/plot';

const bowl = ([x, y]: readonly number[]) => x ** 2 + y ** 2;

test('one unit is equally long on both axes, and nothing else changes', () => {
  const plain = contourPlot(bowl, {
    title: 'Bowl',
    domain: [
      [-4, 4],
      [-1, 1],
    ],
  });
  const { data, description, layout } = equalAxes(plain);
  expect({ data, description }).toEqual({ data: plain.data, description: plain.description });
  expect(layout).toMatchObject({
    ...plain.layout,
    xaxis: { range: [-4, 4], constrain: 'domain' },
    yaxis: { range: [-1, 1], constrain: 'domain', scaleanchor: 'x' },
  });
});

test('the figure that came is left as it was', () => {
  const plain = contourPlot(bowl, { title: 'Bowl' });
  equalAxes(plain);
  expect(plain.layout.yaxis).not.toHaveProperty('scaleanchor');
});

test('a figure in space has no plane axes', () => {
  expect(() => equalAxes(surfacePlot(bowl, { title: 'Bowl' }))).toThrow(
    'equalAxes: needs a figure with an x and a y axis, this one has none.',
  );
});
