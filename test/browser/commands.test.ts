import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe.js';
import { describeInChromium } from './chromium.js';
import { notebook, sampleCells, sampleFolder } from './fixture.js';
import { openLesson, type Visit, visit } from './page.js';

describeInChromium('what a student of Jupyter expects', () => {
  let here: Visit;
  const cells = () => here.page.locator('.jp-Notebook .jp-Cell').count();
  const first = () => here.page.locator('.jp-CodeCell').first();
  const fromMenu = async (menu: string, item: string) => {
    await here.page.locator('.lm-MenuBar-item', { hasText: menu }).click();
    await here.page.locator('.lm-Menu-item', { hasText: item }).click();
  };
  const downloaded = async (item: string) => {
    const begun = here.page.waitForEvent('download');
    await fromMenu('File', item);
    const file = await begun;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };

  beforeAll(async () => {
    const short = notebook(sampleCells.slice(0, 4), 'Short');
    here = await visit(await sampleFolder({ '01-sample.ipynb': short }));
    await openLesson(here.page, here.server, '01-sample.ipynb');
  });
  afterAll(() => here?.close());

  it('a menu on a cell, by the right mouse button', async () => {
    const { page } = here;
    const before = await cells();
    await first().locator('.jp-InputPrompt').click({ button: 'right' });
    const menu = page.locator('.lm-Menu');
    await menu.waitFor();
    expect(await violations(page)).toEqual([]);
    await menu.locator('.lm-Menu-item', { hasText: 'Duplicate cell' }).click();
    await expect.poll(cells).toBe(before + 1);
    await page.locator('.jp-CodeCell.jp-mod-active:focus').waitFor();
    await page.keyboard.press('z');
    await expect.poll(cells).toBe(before);
  });

  it('a palette that finds commands by a part of their name', async () => {
    const { page } = here;
    await page.keyboard.press('Control+Shift+c');
    const palette = page.locator('.jp-ModalCommandPalette');
    await palette.locator('input').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.type('line numbers');
    await palette.locator('.lm-mod-active', { hasText: 'line numbers' }).waitFor();
    await page.keyboard.press('Enter');
    await first().locator('.cm-lineNumbers').waitFor();
    await palette.waitFor({ state: 'hidden' });
  });

  it('several cells selected, merged, and split again', async () => {
    const { page } = here;
    const before = await cells();
    await first().locator('.jp-InputPrompt').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+m');
    await expect.poll(cells).toBe(before - 1);
    expect(await first().locator('.cm-content').textContent()).toContain('step');
    await page.keyboard.press('z');
    await expect.poll(cells).toBe(before);
  });

  it('going to a line', async () => {
    const { page } = here;
    await first().locator('.cm-content').click();
    await page.keyboard.press('Alt+g');
    await page.locator('.jp-Dialog input').fill('2');
    await page.keyboard.press('Enter');
    await page.locator('.jp-Dialog').waitFor({ state: 'detached' });
    await page.keyboard.type('/* here */ ');
    await expect.poll(() => first().locator('.cm-line').nth(1).textContent()).toMatch(/^\/\* here/);
  });

  it('commenting lines out with Ctrl+/', async () => {
    const { page } = here;
    await page.keyboard.press('Control+/');
    await expect.poll(() => first().locator('.cm-line').nth(1).textContent()).toMatch(/^\/\/ /);
    await page.keyboard.press('Control+/');
    await expect.poll(() => first().locator('.cm-line').nth(1).textContent()).toMatch(/^\/\* /);
  });

  it('every menu without a fault for those who cannot see it', async () => {
    const { page } = here;
    for (const name of ['File', 'Edit', 'View', 'Run', 'Kernel', 'Help']) {
      await page.locator('.lm-MenuBar-item', { hasText: name }).click();
      await page.locator('.lm-Menu').waitFor();
      expect(await violations(page), name).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });

  it('the notebook as a file, as it is in the page', async () => {
    const { name, text } = await downloaded('Download the notebook');
    expect(name).toBe('01-sample.ipynb');
    const saved = JSON.parse(text);
    expect(saved.nbformat).toBe(4);
    expect(JSON.stringify(saved.cells[2].source)).toContain('/* here */');
  });

  it('its code as TypeScript, with the texts as comments', async () => {
    const { name, text } = await downloaded('Download the code');
    expect(name).toBe('01-sample.ts');
    expect(text).toMatch(/^\/\/ # Sample lesson$/m);
    expect(text).toMatch(/^const square = \(x: number\): number => x \* x;$/m);
  });

  it('the lesson on paper, without what can only be pressed', async () => {
    const { page } = here;
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#bar .actions, #contents').first().isVisible()).toBe(false);
    const tall = await page.evaluate(() => document.documentElement.scrollHeight);
    const last = await page.locator('.jp-Cell').last().boundingBox();
    expect(tall).toBeGreaterThanOrEqual(Math.floor((last?.y ?? 0) + (last?.height ?? 0)));
    expect(await page.evaluate(() => getComputedStyle(document.body).overflow)).toBe('visible');
    await page.emulateMedia({ media: 'screen' });
  });

  it('makes no error in the console', () => {
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });
});
