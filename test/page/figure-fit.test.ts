import { expect, it } from 'vitest';
import { isRecord } from '../../app/is-record.js';
import { parseFigure } from '../../app/page/figure.js';
import { fitted } from '../../app/page/figure-fit.js';
import { legendBelow } from '../../app/page/figure-legend.js';
import { stack } from '../../app/page/figure-panels.js';
import { linesWithin } from '../../app/page/figure-title.js';

/** Every character is half as wide as the text is high. */
const measure = (text: string, size: number) => (text.length * size) / 2;

it('breaks a text between words, and only where it does not fit', () => {
  const widthOf = (text: string) => text.length;
  expect(linesWithin('one two three', 8, widthOf)).toEqual(['one two', 'three']);
  expect(linesWithin('one<br>two', 8, widthOf)).toEqual(['one', 'two']);
  expect(linesWithin('one two<br>three four', 9, widthOf)).toEqual(['one two', 'three', 'four']);
  expect(linesWithin('extraordinary', 8, widthOf)).toEqual(['extraordinary']);
});

it('gives a title of more lines more room, and the plot as much as before', () => {
  const title = { text: 'a title that is too long for a phone and for nothing else' };
  const figure = parseFigure({ layout: { height: 400, margin: { t: 50, b: 50 }, title } });
  expect(fitted(figure, 900, measure)).toMatchObject({ height: 400, layout: { title } });
  const narrow = fitted(figure, 600, measure);
  expect(narrow).toEqual(fitted(figure, 900, measure));
  const phone = fitted(figure, 340, measure);
  expect(phone.height).toBe(421);
  expect(phone.layout).toMatchObject({
    margin: { t: 71, b: 50 },
    title: { yanchor: 'top', text: 'a title that is too long for a phone<br>and for nothing else' },
  });
});

it('puts a legend below the plot of a narrow figure', () => {
  const data = ['one', 'two', 'three'].map((name) => ({ name }));
  expect(legendBelow(data, 170, measure)).toMatchObject({
    legend: { orientation: 'h' },
    height: 52,
  });
  expect(legendBelow(data.slice(1, 2), 170, measure)).toBeUndefined();
  const figure = parseFigure({ data, layout: { height: 400, margin: { t: 60, b: 50 } } });
  expect(fitted(figure, 340, measure).layout).toMatchObject({ legend: { yref: 'container' } });
});

it('puts panels one below the other, with their headings', () => {
  const layout = {
    xaxis: { domain: [0, 0.4] },
    yaxis: {},
    xaxis2: { domain: [0.6, 1], anchor: 'y2' },
    yaxis2: { anchor: 'x2' },
    annotations: [
      { text: 'left', x: 0, y: 1, xref: 'paper', yref: 'paper' },
      { text: 'right', x: 0.6, y: 1, xref: 'paper', yref: 'paper' },
      { text: 'a point', x: 3, y: 4 },
    ],
  };
  const stacked = stack(layout, 300);
  const placed = stacked?.place(layout);
  expect(stacked?.height).toBe(684);
  expect(placed).toMatchObject({ xaxis: { domain: [0, 1] }, xaxis2: { domain: [0, 1] } });
  const low = isRecord(placed?.yaxis2) ? placed.yaxis2.domain : undefined;
  expect(low).toEqual([0, 300 / 684]);
  expect(placed).toMatchObject({
    annotations: [
      { x: 0, y: 1 },
      { x: 0, y: 300 / 684 },
      { x: 3, y: 4 },
    ],
  });
});

it('leaves panels alone that share an axis or stand one below the other', () => {
  expect(stack({ xaxis: {}, yaxis: {} }, 300)).toBeUndefined();
  const shared = {
    xaxis: { domain: [0, 0.4] },
    xaxis2: { domain: [0.6, 1], anchor: 'y' },
    yaxis: {},
  };
  expect(stack(shared, 300)).toBeUndefined();
});
