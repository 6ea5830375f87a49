import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Figure } from '../../lib/plot';
import { FIGURES } from './figures';
import { browserMissing, plotlyPage } from './plotly-page';

const names = Object.keys(FIGURES);
const figureOf = (name: string): Figure => {
  const figure = FIGURES[name];
  if (!figure) throw new Error(`no figure ${name}`);
  return figure;
};

describe.each(names)('%s', (name) => {
  const figure = figureOf(name);

  test('is plain JSON: it reads back as it was written', () => {
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });

  test('has a title and a sentence as its description', () => {
    expect(figure.layout.title).toMatchObject({ text: expect.stringMatching(/\S/) });
    expect(figure.description).toMatch(/^\S.*\.$/s);
  });

  test('labels its axes', () => {
    const axes = Object.entries(figure.layout).filter(([key]) => /^[xy]axis\d*$/.test(key));
    for (const [, axis] of axes)
      expect(axis).toMatchObject({ title: { text: expect.any(String) } });
  });

  test('leaves the text colour to the page', () => {
    const { template: _template, ...own } = figure.layout;
    expect(JSON.stringify(own)).not.toMatch(/"font":\{[^}]*"color"/);
  });

  test('is smaller than 250 kB', () => {
    expect(JSON.stringify(figure).length).toBeLessThan(250_000);
  });
});

describe.skipIf(browserMissing())('in Chromium', () => {
  let open: Awaited<ReturnType<typeof plotlyPage>>;
  beforeAll(async () => {
    open = await plotlyPage();
  });
  afterAll(() => open.browser.close());

  test.each(names)('%s is valid by Plotly.validate, as are its frames', async (name) => {
    const problems = await open.page.evaluate(
      (json) => {
        // @ts-expect-error Plotly comes from the script tag
        const { Plotly } = window;
        interface Problem {
          readonly code: string;
          readonly path: readonly (string | number)[];
          readonly msg: string;
        }
        const validate = (data: unknown, layout: unknown): Problem[] =>
          Plotly.validate(data, layout) ?? [];
        const { data, layout, frames = [] }: Figure = JSON.parse(json);
        // What is hidden at first is checked as if it were shown.
        const shown = data.map(({ visible: _visible, ...trace }) => trace);
        const all = [
          validate(shown, layout),
          ...frames.map((f) => validate(f.data, f.layout)),
        ].flat();
        // Arguments of slider steps may hold anything; Plotly reports each that is an object as reset.
        return all
          .filter((p) => !(p.code === 'dynamic' && p.path.includes('args')))
          .map((p) => p.msg);
      },
      JSON.stringify(figureOf(name)),
    );
    expect(problems).toEqual([]);
  });

  test.each(names)('%s is painted, with its title and legend above the plot', async (name) => {
    open.faults.length = 0;
    const boxes = await open.page.evaluate(
      async (json) => {
        // @ts-expect-error Plotly comes from the script tag
        const { Plotly } = window;
        const place = document.querySelector('#place') ?? document.body;
        Plotly.purge(place);
        await Plotly.newPlot(place, JSON.parse(json));
        const box = (selector: string) => {
          const found = place.querySelector(selector)?.getBoundingClientRect();
          return found && { top: found.top, bottom: found.bottom, right: found.right };
        };
        const marks = place.querySelectorAll('.trace, .contour, .trace.bars, canvas, .table, .hm');
        return {
          marks: marks.length,
          title: box('.gtitle'),
          legend: box('.legend .bg') ?? box('.legend'),
          plot: box('.bglayer .bg') ?? box('.gl-container > div'),
          width: place.scrollWidth,
        };
      },
      JSON.stringify(figureOf(name)),
    );
    expect(open.faults).toEqual([]);
    expect(boxes.marks).toBeGreaterThan(0);
    expect(boxes.title?.top).toBeGreaterThanOrEqual(0);
    expect(boxes.title?.right).toBeLessThanOrEqual(700);
    expect(boxes.width).toBeLessThanOrEqual(700);
    if (boxes.legend && boxes.title && boxes.plot) {
      expect(boxes.legend.top).toBeGreaterThanOrEqual(boxes.title.bottom - 3);
      expect(boxes.legend.bottom).toBeLessThanOrEqual(boxes.plot.top + 3);
    }
  });

  test('a slider moves to another frame and changes what is drawn', async () => {
    const place = open.page.locator('#place');
    await open.page.evaluate(
      async (json) => {
        // @ts-expect-error Plotly comes from the script tag
        const { Plotly } = window;
        const element = document.querySelector('#place');
        Plotly.purge(element);
        await Plotly.newPlot(element, JSON.parse(json));
      },
      JSON.stringify(figureOf('slider')),
    );
    expect(await place.locator('.gtitle').textContent()).toContain('power 0');
    await place.locator('.slider-tick-group, .slider-label').last().waitFor();
    await open.page.evaluate(async () => {
      // @ts-expect-error Plotly comes from the script tag
      const { Plotly } = window;
      const now = { mode: 'immediate', transition: { duration: 0 }, frame: { duration: 0 } };
      await Plotly.animate('place', ['3'], now);
    });
    expect(await place.locator('.gtitle').textContent()).toContain('power 3');
  });
});
