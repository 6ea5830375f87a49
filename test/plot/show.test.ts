import { execFileSync } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { functionPlot, show, slider, table, taylorPlot } from '../../lib/plot';
import type { DisplayBundle } from '../../lib/plot/display';

const HOOK = Symbol.for('nabla.display');
const parabola = functionPlot((x) => x ** 2, { title: 'A "parabola" </script>' });

function shown(action: () => void): DisplayBundle[] {
  const bundles: DisplayBundle[] = [];
  Reflect.set(globalThis, HOOK, (bundle: DisplayBundle) => bundles.push(bundle));
  action();
  return bundles;
}

afterEach(() => {
  Reflect.deleteProperty(globalThis, HOOK);
});

test('a figure is sent once, as Plotly data, as HTML and as its description', () => {
  const [bundle, ...more] = shown(() => show(parabola));
  expect(more).toEqual([]);
  expect(bundle?.data['application/vnd.plotly.v1+json']).toMatchObject({
    data: parabola.data,
    layout: parabola.layout,
  });
  expect(bundle?.data['text/plain']).toBe(parabola.description);
});

test('the HTML asks the local server for Plotly before the network', () => {
  const [bundle] = shown(() => show(parabola));
  const html = String(bundle?.data['text/html']);
  expect(html.indexOf('/static/plotly.js')).toBeGreaterThan(0);
  expect(html.indexOf('/static/plotly.js')).toBeLessThan(html.indexOf('https://'));
});

test('nothing in a figure can end the script of its HTML', () => {
  const [bundle] = shown(() => show(parabola));
  expect(String(bundle?.data['text/html']).match(/<\/script>/g)).toHaveLength(1);
});

test('a table is sent as data, as HTML and as text', () => {
  const [bundle] = shown(() => show(table([[1]], ['a'])));
  expect(Object.keys(bundle?.data ?? {}).sort()).toEqual([
    'application/vnd.dataresource+json',
    'text/html',
    'text/plain',
  ]);
});

test('a figure without a description is refused', () => {
  expect(() => show({ data: [], layout: {}, description: ' ' })).toThrow(
    'show: the figure needs a description, a sentence that says what is seen.',
  );
});

test('outside a notebook the description is printed', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  show(parabola);
  expect(log.mock.calls).toEqual([[parabola.description]]);
  log.mockRestore();
});

test('under plain tslab the bundle goes through its display channel', () => {
  const script = `
    const jupyter = require('tslab/dist/jupyter');
    jupyter.lastWriteDisplayData = (data, update) => console.log(JSON.stringify([Object.keys(data.data), update]));
    require('nabla').show({ data: [], layout: {}, description: 'Nothing.' });
    process.exit(0);
  `;
  const output = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(JSON.parse(output)).toEqual([
    ['application/vnd.plotly.v1+json', 'text/html', 'text/plain'],
    false,
  ]);
});

test('a figure, a slider and a table show themselves as the last expression of a cell', () => {
  const steps = [1, 2].map((label) => ({ label, figure: parabola }));
  const two = [0, 1].map((center) => ({ center, coefficients: [1, 0] }));
  const made = [parabola, slider(steps), taylorPlot(Math.cos, two, { title: 'Cosine' })];
  for (const figure of made) {
    const bundle: unknown = Reflect.get(figure, Symbol.for('Jupyter.display'))();
    expect(bundle).toMatchObject({
      'application/vnd.plotly.v1+json': { layout: figure.layout },
      'text/plain': figure.description,
    });
  }
  const rows: unknown = Reflect.get(table([[1]], ['a']), Symbol.for('Jupyter.display'))();
  expect(rows).toMatchObject({ 'text/plain': 'a\n-\n1' });
});
