import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histogramPlot } from '../../lib/plot';

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
  minLength: 1,
  maxLength: 200,
});

test('every value is counted once', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 1, max: 40 }), (values, bins) => {
      const [bars] = histogramPlot(values, { title: 'Counts', bins }).data;
      const counts = bars?.y;
      if (!Array.isArray(counts)) throw new Error('no counts');
      expect(counts).toHaveLength(bins);
      expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(values.length);
    }),
  );
});

test('the mean and its confidence interval are those of the textbook', () => {
  // 1, 2, 3, 4: mean 2.5, s = 1.29099, half width 1.959964 s / 2 = 1.265155
  const [, mean] = histogramPlot([1, 2, 3, 4], { title: 'Four' }).data;
  expect(mean).toMatchObject({ x: [2.5], error_x: { value: 1.265151 } });
});

test('a value that is not finite is refused with its index', () => {
  expect(() => histogramPlot([1, Number.NaN], { title: 'Bad' })).toThrow(
    'histogramPlot: value 1 is NaN, not finite.',
  );
});
