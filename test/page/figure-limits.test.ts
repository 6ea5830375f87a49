import { describe, expect, it } from 'vitest';
import type { Fields } from '../../app/is-record.js';
import { tooMuchIn } from '../../app/page/figure-limits.js';
import { FIGURES } from '../plot/figures.js';
import { LATER_FIGURES } from '../plot/later-figures.js';

const line = { type: 'scatter', x: [0, 1, 2], y: [0, 10, 1e6] };
const dates = { type: 'scatter', x: ['2020-01-01', '2020-03-01'], y: [1, 2] };
const field = {
  type: 'contour',
  z: [
    [0, 10],
    [20, 30],
  ],
};
const list = (count: number, item: unknown = {}) => Array.from({ length: count }, () => item);
const laid = (layout: Fields, ...data: readonly Fields[]) => tooMuchIn({ data, layout });

describe('too much for Plotly', () => {
  it.each([
    ['ticks', laid({ xaxis: { dtick: 1e-12 } }, line)],
    ['ticks that begin far away', laid({ yaxis: { tick0: -1e15, dtick: 1e-5 } }, line)],
    ['ticks as text', laid({ xaxis: { dtick: '1e-12' } }, line)],
    ['ticks in a range', laid({ xaxis: { range: [0, 1e9], dtick: 1 } }, line)],
    [
      'ticks in a range that is not kept to',
      laid({ yaxis: { range: [0, 9], autorange: true, dtick: 1 } }, line),
    ],
    ['ticks that are small', laid({ xaxis: { dtick: 1, minor: { dtick: 1e-9 } } }, line)],
    ['ticks of a logarithm', laid({ yaxis: { type: 'log', dtick: 'L1e-3' } }, line)],
    ['ticks of dates', laid({ xaxis: { dtick: 1 } }, dates)],
    [
      'ticks in a template',
      laid({ template: { layout: { xaxis: { dtick: 1e-12 } } } }, { ...line, xaxis: 'x2' }),
    ],
    [
      'ticks in space',
      laid({ scene: { zaxis: { dtick: 1e-9 } } }, { type: 'scatter3d', z: [0, 1] }),
    ],
    ['ticks of a colour bar', laid({}, { ...field, colorbar: { dtick: 1e-9 } })],
    [
      'ticks of a circle',
      laid({ polar: { angularaxis: { dtick: 1e-9 } } }, { type: 'scatterpolar', theta: [1, 2] }),
    ],
    [
      'ticks in numbers that are packed',
      laid(
        { xaxis: { dtick: 1 } },
        { x: { dtype: 'f8', bdata: btoa('\0\0\0\0\0\0\0\0\0\0\0\0\x65\xcd\xcd\x41') } },
      ),
    ],
    ['ticks by name', laid({ xaxis: { tickvals: list(5000, 1) } }, line)],
    ['ticks by number', laid({ xaxis: { nticks: 1e9 } }, line)],
    ['bins', laid({}, { type: 'histogram', x: [0, 1, 2], xbins: { size: 1e-9 } })],
    ['bins by number', laid({}, { type: 'histogram2d', x: [0, 1], y: [0, 1], nbinsx: 1e9 })],
    ['bins in a template', laid({ template: { data: { histogram: [{ nbinsx: 1e9 }] } } }, line)],
    ['levels', laid({}, { ...field, contours: { start: 0, end: 1, size: 1e-9 } })],
    ['levels on a surface', laid({}, { ...field, contours: { z: { show: true, size: 1e-9 } } })],
    ['levels by number', laid({}, { ...field, ncontours: 1e9 })],
    ['surfaces', laid({}, { type: 'isosurface', surface: { count: 1e7 } })],
    ['panels', laid({ grid: { rows: 1e8, columns: 1 } }, line)],
    ['traces', tooMuchIn({ data: list(3000, line) })],
    ['points', laid({}, { mode: 'markers', x: list(100_000, 1) })],
    [
      'points with texts',
      laid({}, { type: 'heatmap', z: list(200, list(200, 1)), texttemplate: '%{z}' }),
    ],
    ['sectors', laid({}, { type: 'pie', values: list(5000, 1) })],
    [
      'scenes',
      tooMuchIn({ data: list(20, 1).map((_, i) => ({ type: 'scatter3d', scene: `scene${i}` })) }),
    ],
    ['characters', laid({ title: { text: '<b'.repeat(100_000) } }, line)],
    ['characters', laid({}, { ...line, text: ['w'.repeat(10_000)] })],
    ['notes and shapes', laid({ annotations: list(5000) }, line)],
    ['notes and shapes', laid({ shapes: list(5000) }, line)],
    ['steps, buttons and frames', laid({ sliders: [{ steps: list(20_000) }] }, line)],
    ['steps, buttons and frames', laid({ updatemenus: [{ buttons: list(20_000) }] }, line)],
    [
      'ticks in a frame',
      tooMuchIn({ data: [line], frames: [{ layout: { xaxis: { range: [0, 1], dtick: 1e-9 } } }] }),
    ],
    [
      'days with breaks',
      laid({ xaxis: { rangebreaks: [{ pattern: 'hour' }] } }, { x: ['0001-01-01', '9999-01-01'] }),
    ],
  ])('is found: %s', (what, found) => {
    expect(found).toContain(what.split(' ')[0]);
  });

  it('is said with both numbers', () => {
    expect(laid({ xaxis: { dtick: 5e-7 } }, line)).toBe(
      'it would have 4,000,000 ticks, more than 200',
    );
    expect(laid({ xaxis: { dtick: 1e-300 } }, line)).toBe(
      'it would have countless ticks, more than 200',
    );
  });
});

describe('not too much', () => {
  it.each([
    ['a tick at every step', { xaxis: { dtick: 1 } }, line],
    ['a short range of long data', { yaxis: { range: [0, 10], dtick: 0.5 } }, line],
    ['a logarithm of long data', { yaxis: { type: 'log', dtick: 1 } }, line],
    ['a range of powers', { yaxis: { type: 'log', range: [-6, 6], dtick: 1 } }, line],
    ['signs of a logarithm', { yaxis: { type: 'log', dtick: 'D1' } }, line],
    ['days', { xaxis: { dtick: 86_400_000 } }, dates],
    ['months', { xaxis: { dtick: 'M1' } }, dates],
    ['names', { xaxis: { dtick: 1 } }, { type: 'bar', x: ['plot 1', 'plot 2'], y: [1, 2] }],
    ['another axis with longer data', { yaxis2: { dtick: 1 } }, line],
    ['no length', { xaxis: { dtick: 0 }, yaxis: { dtick: -1, minor: { dtick: null } } }, line],
    ['a level by number', {}, { ...field, contours: { start: 3, end: 3, size: 1 } }],
    ['a colour bar beside long axes', {}, { ...field, x: [0, 1e9], colorbar: { dtick: 5 } }],
    ['a long line', {}, { type: 'scatter', x: list(100_000, 1) }],
    ['a picture', { images: [{ source: 'x'.repeat(1e6) }] }, line],
    ['a million cells', {}, { type: 'heatmap', z: list(1000, list(1000, 1)) }],
  ])('are %s', (_, layout, trace) => {
    expect(laid(layout, trace)).toBeUndefined();
  });

  it.each([
    {},
    { data: 7, layout: 'x', frames: [null] },
    { layout: { constructor: 1, __proto__: 2 } },
  ])('is what is no figure: %j', (value) => expect(tooMuchIn(value)).toBeUndefined());

  it.each(Object.entries({ ...FIGURES, ...LATER_FIGURES }))('is %s of the course', (_, figure) => {
    expect(tooMuchIn({ ...figure })).toBeUndefined();
  });
});
