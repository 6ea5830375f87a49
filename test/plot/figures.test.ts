import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Figure } from '../../lib/plot';
import { figureHtml } from '../../lib/plot/figure-html';
import { describeInChromium } from '../browser/chromium.js';
import { FIGURES } from './figures';
import { LATER_FIGURES } from './later-figures';
import { plotlyPage, schemaProblems } from './plotly-page';

const ALL = { ...FIGURES, ...LATER_FIGURES };
const names = Object.keys(ALL);
const figureOf = (name: string): Figure => {
  const figure = ALL[name];
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

describeInChromium('figures in Chromium', () => {
  let open: Awaited<ReturnType<typeof plotlyPage>>;
  beforeAll(async () => {
    open = await plotlyPage();
  });
  afterAll(() => open.browser.close());

  test.each(names)('%s is valid by Plotly.validate, as are its frames', async (name) => {
    expect(await schemaProblems(open.page, figureOf(name))).toEqual([]);
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

  const moving = names.filter((name) => figureOf(name).frames);

  test.each(moving)('%s moves to its last frame and back', async (name) => {
    open.faults.length = 0;
    const headings = await open.page.evaluate(
      async (json) => {
        // @ts-expect-error Plotly comes from the script tag
        const { Plotly } = window;
        const place = document.querySelector('#place') ?? document.body;
        const figure = JSON.parse(json);
        Plotly.purge(place);
        await Plotly.newPlot(place, figure);
        const text = () =>
          Array.from(place.querySelectorAll('.gtitle, .annotation-text, .slider-label'))
            .map((e) => e.textContent)
            .join();
        const now = {
          mode: 'immediate',
          transition: { duration: 0 },
          frame: { duration: 0, redraw: true },
        };
        const move = async (frame: { name: string }) => {
          await Plotly.animate(place, [frame.name], now);
          return text();
        };
        return [
          await move(figure.frames[0]),
          await move(figure.frames.at(-1)),
          await move(figure.frames[0]),
        ];
      },
      JSON.stringify(figureOf(name)),
    );
    expect(open.faults).toEqual([]);
    expect(headings[1]).not.toBe(headings[0]);
    expect(headings[2]).toBe(headings[0]);
  });

  test('a slider takes title and range of an axis along when its quantity changes', async () => {
    const seen = await open.page.evaluate(
      async (json) => {
        // @ts-expect-error Plotly comes from the script tag
        const { Plotly } = window;
        const place = document.querySelector('#place') ?? document.body;
        const figure = JSON.parse(json);
        Plotly.purge(place);
        await Plotly.newPlot(place, figure);
        const now = { mode: 'immediate', frame: { duration: 0, redraw: true } };
        const states: string[] = [];
        for (const { name } of [figure.frames[1], figure.frames[0]]) {
          await Plotly.animate(place, [name], { ...now, transition: { duration: 0 } });
          const ticks = Array.from(place.querySelectorAll('.xtick text')).map((e) => e.textContent);
          states.push(`${place.querySelector('.xtitle')?.textContent} to ${ticks.at(-1)}`);
        }
        return states;
      },
      JSON.stringify(figureOf('sliderOfQuantities')),
    );
    expect(seen).toEqual(['updates to 200', 'epochs to 2']);
  });

  test("the HTML of a figure draws itself with Plotly from the local server, in the page's colour", async () => {
    const page = await open.browser.newPage();
    const asked: string[] = [];
    await page.route('http://127.0.0.1:9/**', (route) => {
      asked.push(route.request().url());
      return route.request().url().endsWith('/static/plotly.js')
        ? route.fulfill({
            path: 'node_modules/plotly.js-dist/plotly.js',
            contentType: 'text/javascript',
          })
        : route.fulfill({
            body: '<body style="color: rgb(1, 2, 3)"></body>',
            contentType: 'text/html',
          });
    });
    await page.goto('http://127.0.0.1:9/');
    await page.evaluate(
      (html) => {
        // As JupyterLab shows HTML: scripts run once they are created anew.
        document.body.innerHTML = html;
        for (const old of Array.from(document.querySelectorAll('script'))) {
          const script = document.createElement('script');
          script.type = old.type;
          script.textContent = old.textContent;
          old.replaceWith(script);
        }
      },
      `${figureHtml(figureOf('tangentPlot'))}${figureHtml(figureOf('slider'))}`,
    );
    await page.locator('.js-plotly-plot').nth(1).waitFor();
    await page.locator('.gtitle').nth(1).waitFor();
    expect(
      await page
        .locator('.gtitle')
        .first()
        .evaluate((e) => getComputedStyle(e).fill),
    ).toBe('rgb(1, 2, 3)');
    expect(asked.filter((url) => url.endsWith('.js'))).toEqual([
      'http://127.0.0.1:9/static/plotly.js',
    ]);
    await page.close();
  });
});
