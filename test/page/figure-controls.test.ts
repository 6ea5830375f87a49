import { expect, it, vi } from 'vitest';
import { parseFigure } from '../../app/page/figure.js';
import { frameOf, parseCommand } from '../../app/page/figure-command.js';
import { parseControls } from '../../app/page/figure-controls.js';

vi.stubGlobal('matchMedia', () => ({ matches: true }));
const { run } = await import('../../app/page/run-command.js');

it('reads a slider with what stands around its value', () => {
  const slider = {
    active: 1,
    currentvalue: { prefix: '<b>α</b> = ', suffix: ' &times; 2' },
    steps: [
      { label: 'a', method: 'animate', args: [['a']] },
      { label: 0.5, method: 'skip' },
      { label: 'hidden', visible: false },
    ],
  };
  expect(parseControls({ sliders: [slider] }).sliders).toMatchObject([
    {
      ...{ prefix: 'α = ', suffix: ' × 2', active: 1 },
      steps: [
        { label: 'a', command: { method: 'animate', args: [['a']] } },
        { label: '0.5', command: undefined },
      ],
    },
  ]);
});

it('leaves out what is hidden, empty or no list', () => {
  expect(parseControls({ sliders: [{ steps: [] }, { visible: false, steps: [{}] }] })).toEqual({
    sliders: [],
    menus: [],
  });
  expect(parseControls({ sliders: 'none', updatemenus: 3 })).toEqual({ sliders: [], menus: [] });
});

it('tells buttons from a list, and which option holds', () => {
  const buttons = [{ label: 'one', args: ['visible', true] }, { label: 'two' }];
  expect(
    parseControls({
      updatemenus: [
        { buttons, active: 1 },
        { type: 'buttons', buttons, active: -1 },
      ],
    }).menus,
  ).toMatchObject([
    { kind: 'dropdown', active: 1 },
    { kind: 'buttons', active: -1 },
  ]);
});

it('allows the methods of figures and no others; none named is restyle, as in Plotly', () => {
  expect(parseCommand('newPlot', [])).toBeUndefined();
  expect(parseCommand('constructor', [])).toBeUndefined();
  expect(parseCommand('animate', 'all')).toBeUndefined();
  expect(parseCommand(undefined, ['visible', true])?.method).toBe('restyle');
});

it('knows the one frame that a command jumps to', () => {
  expect(frameOf({ method: 'animate', args: [['a'], {}] })).toBe('a');
  expect(frameOf({ method: 'animate', args: ['a'] })).toBe('a');
  expect(frameOf({ method: 'animate', args: [['a', 'b']] })).toBeUndefined();
  expect(frameOf({ method: 'animate', args: [null] })).toBeUndefined();
});

it('glides between frames for nobody who asked for less motion', async () => {
  const animate = vi.fn(async () => undefined);
  const plotly = { animate } as unknown as Parameters<typeof run>[0];
  const place = {} as Parameters<typeof run>[1];
  const options = { frame: { duration: 600 }, transition: { duration: 500 } };
  await run(plotly, place, { method: 'animate', args: [null, options] });
  expect(animate).toHaveBeenCalledWith(place, null, {
    frame: { duration: 600 },
    transition: { duration: 0 },
  });
});

it('takes the room for sliders below the axis out of a figure', () => {
  const sliders = [{ steps: [{ label: 'a', method: 'skip' }] }];
  const figure = parseFigure({ layout: { height: 510, margin: { b: 140, t: 40 }, sliders } });
  expect(figure.height).toBe(422);
  expect(figure.layout).toEqual({ height: 510, margin: { b: 52, t: 40 } });
});
