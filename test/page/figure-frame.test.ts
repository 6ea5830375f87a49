import { expect, it } from 'vitest';
import { parseFigure } from '../../app/page/figure.js';
import { atFrame } from '../../app/page/figure-frame.js';

const figure = parseFigure({
  data: [{ y: [1] }, { y: [2], marker: { size: 4, color: 'red' } }],
  layout: { title: { text: 'before', x: 0 }, annotations: [{ text: 'a' }, { text: 'b' }] },
  frames: [
    {
      name: 'later',
      traces: [1],
      data: [{ y: [3, 4], marker: { size: 9 } }],
      layout: { title: { text: 'after' }, annotations: [{ text: 'c' }] },
    },
    { name: 'first', data: [{ y: [5] }] },
  ],
});

it('takes from a frame what it names and keeps the rest; lists are replaced', () => {
  expect(atFrame(figure, 'later')).toMatchObject({
    data: [{ y: [1] }, { y: [3, 4], marker: { size: 9, color: 'red' } }],
    layout: { title: { text: 'after', x: 0 }, annotations: [{ text: 'c' }] },
  });
});

it('gives the changes of a frame without trace numbers to the first traces', () => {
  expect(atFrame(figure, 'first').data[0]).toEqual({ y: [5] });
});

it('is the figure itself where there is no such frame', () => {
  expect(atFrame(figure, 'none')).toBe(figure);
});
