import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../../app/server/start.js';
import type { Watch } from './chromium.js';
import { coloursIn } from './colours.js';
import { describeInFirefox, launchFirefox, watchPage } from './firefox.js';
import { code, notebook, sampleCells, sampleFolder } from './fixture.js';

const FILE = '02-firefox.ipynb';
const shown = sampleCells.filter(({ id }) => ['intro', 'line-figure', 'quiz'].includes(String(id)));
const marks = (grade: boolean) => ({
  nbgrader: { schema_version: 3, grade_id: 'twice', grade, solution: !grade, locked: grade },
});
const exercise = [
  code('answer', 'const twice = (x: number) => x;', marks(false)),
  code(
    'check',
    "import { check } from 'nabla';\ncheck('Twice', (expect) => expect.near('of 3', () => twice(3), 6));",
    marks(true),
  ),
];

describeInFirefox('a study session in Firefox, in dark colours', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let seen: Watch;

  const text = (selector: string) =>
    page.evaluate((css) => document.querySelector(css)?.textContent ?? '', selector);
  const ready = () => page.waitForSelector('.kernel-state[data-kind=ready]');
  const press = (id: string) => page.click(`[data-command="${id}"]`);

  beforeAll(async () => {
    const root = await sampleFolder({ [FILE]: notebook([...shown, ...exercise], 'In Firefox') });
    server = await startServer({ root });
    browser = await launchFirefox();
    page = await browser.newPage();
    page.setDefaultTimeout(90_000);
    seen = watchPage(page);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('begins at home, in dark colours, and leads into a lesson', async () => {
    await page.goto(server.url);
    const link = `.lesson a[href$="${FILE}"]`;
    await page.waitForSelector(link);
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const channels = (background.match(/\d+/g) ?? []).map(Number);
    expect(Math.max(...channels.slice(0, 3))).toBeLessThan(80);
    await page.click(link);
    await ready();
    await page.waitForSelector('.jp-MarkdownOutput .katex');
  });

  it('runs all cells, paints the figure and fails the check', async () => {
    await press('notebook:run-all-cells');
    await page.waitForSelector('.nabla-Check');
    await expect.poll(() => text('.nabla-Check')).toContain('0 of 1 passed');
    const plot = await page.waitForSelector('.nabla-Figure-plot');
    await plot?.scrollIntoView();
    await page.waitForSelector('.nabla-Figure [data-drawn=yes]');
    const picture = await plot?.screenshot({ encoding: 'base64' });
    expect(await page.evaluate(coloursIn, String(picture))).toBeGreaterThan(3);
  });

  it('passes the check with another answer', async () => {
    // The cells of code are a figure, the quiz, the answer and its check.
    const [, , editor] = await page.$$('.jp-CodeCell .cm-content');
    await editor?.click();
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.type('const twice = (x: number) => 2 * x;');
    await press('notebook:run-all-cells');
    await expect.poll(() => text('.nabla-Check')).toContain('Passed');
  });

  it('answers the quiz', async () => {
    await page.click('.nabla-Question input');
    await page.click('.nabla-Question button');
    await expect.poll(() => text('.nabla-Question .verdict')).toContain('Not quite');
  });

  it('saves, and all is there after a reload', async () => {
    await page.keyboard.down('Control');
    await page.keyboard.press('s');
    await page.keyboard.up('Control');
    await expect.poll(() => text('.save-state')).toBe('Saved');
    await page.reload();
    await ready();
    await expect.poll(() => text('#notebook')).toContain('2 * x');
    await expect.poll(() => text('.nabla-Check')).toContain('Passed');
    await expect.poll(() => text('.nabla-Question .verdict')).toContain('Not quite');
  });

  it('makes no error in the console and no request to another machine', () => {
    expect(seen).toEqual({ errors: [], strangers: [] });
  });
});
