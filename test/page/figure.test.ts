import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseFigure } from '../../app/page/figure.js';

it('reads traces, layout, frames and the title in either form', () => {
  const data = [{ type: 'scatter', x: [1], y: [2] }];
  const figure = parseFigure({ data, layout: { title: 'Plain' }, frames: [{ name: 'a' }] });
  expect(figure).toMatchObject({ data, title: 'Plain', frames: [{ name: 'a' }], solid: false });
  expect(parseFigure({ layout: { title: { text: 'Inner' } } }).title).toBe('Inner');
});

it('gives a figure in space more height, and any figure a height in bounds', () => {
  expect(parseFigure({ data: [{ type: 'surface' }] }).height).toBeGreaterThan(
    parseFigure({}).height,
  );
  expect(parseFigure({ layout: { height: 1e9 } }).height).toBe(2000);
  expect(parseFigure({ layout: { height: -1 } }).height).toBe(120);
});

it('makes an empty figure of whatever is none', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { data, frames, height } = parseFigure(value);
      expect(Array.isArray(data) && Array.isArray(frames)).toBe(true);
      expect(height).toBeGreaterThan(0);
    }),
  );
});
