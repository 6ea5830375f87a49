import { expect, test } from 'vitest';
import { barPlot, functionPlot, linePlot, slider } from '../../lib/plot';
import { object } from '../../lib/plot/json';

const power = (n: number, range?: readonly [number, number]) => ({
  label: n,
  figure: functionPlot(
    { 'x^n': (x) => x ** n, x: (x) => x },
    { title: `n = ${n}`, ...(range ? { range } : {}) },
  ),
});

test('there is one frame for each step, named by its label', () => {
  const { frames = [] } = slider([power(1), power(2), power(3)]);
  expect(frames.map((frame) => frame.name)).toEqual(['1', '2', '3']);
});

test('frames hold only the traces that differ', () => {
  const { frames = [] } = slider([power(1), power(2)]);
  expect(frames.map((frame) => frame.traces)).toEqual([[0], [0]]);
  expect(frames.map((frame) => frame.data.length)).toEqual([1, 1]);
});

test('a frame brings its own title', () => {
  const { frames = [] } = slider([power(1), power(2)]);
  expect(frames[1]?.layout.title).toMatchObject({ text: 'n = 2' });
});

test('the axes hold the ranges of all steps', () => {
  const figure = slider([power(1, [-1, 5]), power(2, [-7, 2])]);
  expect(figure.layout.yaxis).toMatchObject({ range: [-7, 5] });
});

test('the step that is asked for is shown first', () => {
  const figure = slider([power(1), power(2)], { active: 1 });
  expect(figure.layout.title).toMatchObject({ text: 'n = 2' });
  expect(figure.layout.sliders).toMatchObject([{ active: 1 }]);
});

test('numbers on the slider have a true minus sign', () => {
  const steps = [-2, 2].map((label) => ({ ...power(label), label }));
  expect(slider(steps).layout.sliders).toMatchObject([
    { steps: [{ label: '−2' }, { label: '2' }] },
  ]);
});

test('half of a long last label has room right of the slider', () => {
  const roomFor = (last: string) => {
    const steps = [power(1), { ...power(2), label: last }];
    return slider(steps).layout.sliders;
  };
  expect(roomFor('2')).toMatchObject([{ pad: { r: 0 } }]);
  expect(roomFor('3 of x⁴ − 2x²')).toMatchObject([{ pad: { r: 36 } }]);
});

test('an axis that changes its quantity keeps the range of each step', () => {
  const step = (x: string, domain: readonly [number, number]) => ({
    label: x,
    figure: functionPlot((t) => t, { title: x, x, domain }),
  });
  const { frames = [] } = slider([step('epochs', [0, 3]), step('seconds', [0, 0.1])]);
  expect(frames[1]?.layout.xaxis).toMatchObject({ title: { text: 'seconds' }, range: [0, 0.1] });
  expect(frames[0]?.layout.xaxis).toMatchObject({ title: { text: 'epochs' }, range: [0, 3] });
});

const line = (label: string, x: number[], yScale: 'linear' | 'log' = 'linear') => ({
  label,
  figure: linePlot(
    { loss: { x, y: x.map((value) => value + 1) } },
    { title: label, x: label, yScale },
  ),
});

test('an axis without a range gets that of each step where its quantity changes, and that of all where it does not', () => {
  const { frames = [] } = slider([line('epochs', [0, 1]), line('updates', [0, 100])]);
  expect(frames[0]?.layout.xaxis).toMatchObject({ range: [-0.05, 1.05] });
  expect(frames[1]?.layout.xaxis).toMatchObject({ range: [-5, 105] });
  expect(frames.map((frame) => object(frame.layout.yaxis).range)).toEqual([
    [-4, 106],
    [-4, 106],
  ]);
});

test('the range of a logarithmic axis is counted in powers of ten', () => {
  const { frames = [] } = slider([line('a', [0, 9], 'log'), line('b', [9, 99], 'log')]);
  expect(object(frames[0]?.layout.yaxis).range).toEqual([-0.05, 2.05]);
});

test('an axis of names is left to Plotly', () => {
  const bars = (label: string, values: { readonly [name: string]: number }) => ({
    label,
    figure: barPlot(values, { title: label }),
  });
  const { frames = [] } = slider([bars('one', { a: 1 }), bars('two', { b: 2, c: 4 })]);
  expect(frames[1]?.layout.xaxis).toBeUndefined();
  expect(frames[1]?.layout.yaxis).toMatchObject({ range: [-0.2, 4.2] });
});

test('a frame holds only what differs of a trace', () => {
  const { frames = [] } = slider([power(1), power(2)]);
  expect(frames[1]?.data.map((trace) => Object.keys(trace))).toEqual([['type', 'y']]);
});

test('figures of different structure are refused with both structures', () => {
  const bars = { label: 'bars', figure: barPlot({ a: 1 }, { title: 'Bars' }) };
  expect(() => slider([power(1), bars])).toThrow(
    'slider: the figures need the same traces, but "bars" has (bar) and "1" has (scatter, scatter).',
  );
});

test('a single step is refused', () => {
  expect(() => slider([power(1)])).toThrow('slider: needs two or more steps, 1 came.');
});

test('two steps with one label are refused: the slider could not tell them apart', () => {
  expect(() => slider([power(1), power(1)])).toThrow('slider: two steps are labelled "1".');
});
