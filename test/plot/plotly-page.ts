import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.js';

/** A page 700 pixels wide with Plotly loaded and an element `#place` to draw in. */
export async function plotlyPage(): Promise<{ page: Page; browser: Browser; faults: string[] }> {
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 700, height: 800 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.setContent('<body style="margin: 0"><div id="place"></div></body>');
  await page.addScriptTag({ path: resolve('node_modules/plotly.js-dist/plotly.js') });
  return { page, browser, faults };
}

/** What Plotly's own schema finds wrong with a figure and its frames. */
export function schemaProblems(page: Page, figure: unknown): Promise<string[]> {
  return page.evaluate((json) => {
    interface Traced {
      readonly data: readonly Record<string, unknown>[];
      readonly layout: unknown;
    }
    interface Problem {
      readonly code: string;
      readonly path: readonly (string | number)[];
      readonly msg: string;
    }
    // @ts-expect-error Plotly comes from the script tag
    const { Plotly } = window;
    const validate = (data: unknown, layout: unknown): Problem[] =>
      Plotly.validate(data, layout) ?? [];
    const figure: Traced & { frames?: (Traced & { traces: number[] })[] } = JSON.parse(json);
    const { data, layout, frames = [] } = figure;
    // What is hidden at first is checked as if it were shown.
    const shown = data.map(({ visible: _visible, ...trace }) => trace);
    // Plotly lays what a frame holds over the traces that are drawn.
    const states = frames.map((frame) =>
      frame.data.map((part, k) => ({ ...shown[frame.traces[k] ?? -1], ...part })),
    );
    // Most frames differ in their numbers alone, about which the schema says nothing.
    const numbers = (value: unknown): boolean =>
      value === null || typeof value === 'number' || (Array.isArray(value) && value.every(numbers));
    const series = (value: unknown) =>
      Array.isArray(value) && value.length > 4 && value.every(numbers);
    const form = (state: unknown) =>
      JSON.stringify(state, (_, value) => (series(value) ? 'series' : value));
    const moved = frames.map(
      (frame, i) => [states[i] ?? [], frame.layout] satisfies [unknown, unknown],
    );
    const distinct = new Map(moved.map((state) => [form(state), state])).values();
    const all = [[shown, layout], ...distinct].flatMap(([data, layout]) => validate(data, layout));
    // Arguments of slider steps may hold anything; Plotly reports each that is an object as reset.
    return all.filter((p) => !(p.code === 'dynamic' && p.path.includes('args'))).map((p) => p.msg);
  }, JSON.stringify(figure));
}
