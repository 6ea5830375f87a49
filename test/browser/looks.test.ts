import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe.js';
import { describeInChromium } from './chromium.js';
import { ringOfFocus } from './contrast.js';
import { code, notebook, sampleFolder, show, text } from './fixture.js';
import { openLesson, runAll, type Visit, visit } from './page.js';

const COLOURS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;
const inColours = COLOURS.map((colours): [string, (typeof COLOURS)[number]] => [
  colours.forcedColors === 'active' ? 'forced' : colours.colorScheme,
  colours,
]);

const rows = ['descent on standardised features', 'normal equation on raw features'];
const drawn = (middle: string) => `${'─'.repeat(170)}${middle}`;
/** A table that fits into a laptop's window, one printed with signs that is wider, and a long error. */
const OUTPUTS = [
  text('corner', '# Outputs\n\n| | rate |\n|---|---|\n| near the wall | 1.99 |\n'),
  show('table', {
    'application/vnd.dataresource+json': {
      schema: { fields: [{ name: 'way' }, { name: 'intercept' }, { name: 'iterations' }] },
      data: rows.map((way) => ({ way, intercept: 1.3235294, iterations: 120 })),
    },
    'text/plain': 'a table',
  }),
  code('drawn', `console.log(${JSON.stringify(`${drawn('╗')}\n${drawn('╝')}`)});`),
  code('wrong', "throw new Error('the differentiability of a non-negative characterisation');"),
];

describeInChromium('one sees', () => {
  let here: Visit;

  beforeAll(async () => {
    here = await visit(await sampleFolder({ '02-outputs.ipynb': notebook(OUTPUTS, 'Outputs') }));
    await openLesson(here.page, here.server, '01-sample.ipynb');
  });
  afterAll(() => here?.close());

  const style = (place: Locator, name: string) =>
    place.evaluate((node, property) => getComputedStyle(node).getPropertyValue(property), name);
  const firstCode = () => here.page.locator('.jp-CodeCell').first();
  /** Chooses the first code cell, without writing in it. */
  const choose = async () => {
    await firstCode().locator('.cm-content').click();
    await here.page.keyboard.press('Escape');
    await here.page.locator('.jp-Notebook.jp-mod-commandMode').waitFor();
  };
  const ring = () => here.page.evaluate(ringOfFocus);

  it.each(inColours)(
    'whether one writes in a cell or chose it, in %s colours',
    async (_, colours) => {
      const { page } = here;
      await page.emulateMedia(colours);
      const looks = async () => ({
        bar: await style(firstCode().locator('.jp-Collapser').first(), 'background-color'),
        frame: [
          await style(firstCode().locator('.jp-InputArea-editor'), 'border-color'),
          await style(firstCode().locator('.jp-InputArea-editor'), 'outline'),
        ],
      });
      await choose();
      const chosen = await looks();
      const other = page.locator('.jp-CodeCell .jp-Collapser').nth(2);
      expect(await style(other, 'background-color')).not.toBe(chosen.bar);
      await page.keyboard.press('Enter');
      await page.locator('.jp-Notebook.jp-mod-editMode').waitFor();
      const written = await looks();
      expect(written.frame).not.toEqual(chosen.frame);
      if (colours.forcedColors === 'none') expect(written.bar).not.toBe(chosen.bar);
    },
  );

  it.each(inColours)('which cells D, D would delete, in %s colours', async (_, colours) => {
    const { page } = here;
    await page.emulateMedia(colours);
    await choose();
    const ground = colours.forcedColors === 'active' ? 'outline-style' : 'background-color';
    const cells = page.locator('.jp-CodeCell');
    const one = await style(cells.nth(0), ground);
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => style(cells.nth(0), ground)).not.toBe(one);
    expect(await style(cells.nth(1), ground)).toBe(await style(cells.nth(0), ground));
    expect(await style(cells.nth(2), ground)).toBe(one);
    await choose();
    await expect.poll(() => style(cells.nth(0), ground)).toBe(one);
  });

  it.each(inColours)(
    'where the focus is in the bar and in a dialog, in %s colours',
    async (_, colours) => {
      const { page } = here;
      await page.emulateMedia(colours);
      const rings = [];
      await page.locator('.home-link').focus();
      for (let i = 0; i < 9; i++) {
        await page.keyboard.press('Tab');
        rings.push(await ring());
      }
      await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
      await page.locator('.lm-Menu-item', { hasText: 'Start this lesson over' }).click();
      const dialog = page.locator('.jp-Dialog');
      await dialog.waitFor();
      for (const key of ['ArrowLeft', 'ArrowLeft']) {
        rings.push(await ring());
        await page.keyboard.press(key);
      }
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(rings.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['File', 'Save', 'Cancel']),
      );
      expect(rings.filter(({ contrast }) => contrast < 3)).toEqual([]);
    },
  );

  it('or hears which cell is which, and in which an editor is', async () => {
    const { page } = here;
    const group = (name: string) => page.getByRole('group', { name, exact: true });
    await group('Text: Cells that run').waitFor();
    await group('Code cell 1').getByRole('textbox', { name: 'Code cell 1, code' }).waitFor();
    await group('Check: Exercises').waitFor();
    await choose();
    await page.keyboard.press('Control+Enter');
    await firstCode().locator('.jp-OutputArea-output').first().waitFor();
    await page.keyboard.press('a');
    await expect.poll(() => group('Code cell 2').textContent()).toContain('square');
    const editor = page.getByRole('textbox', { name: 'Code cell 2, code' });
    await expect.poll(() => editor.textContent()).toContain('square');
    for (const key of ['d', 'd']) await page.keyboard.press(key);
    await expect.poll(() => group('Code cell 1').textContent()).toContain('square');
  });

  it('all of the box for finding and of every menu on a phone', async () => {
    const { page } = here;
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await page.setViewportSize({ width: 360, height: 740 });
    await choose();
    await page.keyboard.press('Control+h');
    await page.getByRole('textbox', { name: 'Replace' }).waitFor();
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    const buttons = page.locator('.jp-DocumentSearch-overlay button');
    for (const button of await buttons.all()) {
      const box = await button.boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(24);
      expect(box?.height).toBeGreaterThanOrEqual(24);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
    }
    const words = page.getByRole('button', { name: 'Match Whole Word' });
    await words.click();
    await expect.poll(() => words.getAttribute('aria-pressed')).toBe('true');
    await words.click();
    await page.getByRole('button', { name: 'Close Search Box' }).click();
    await page.locator('.jp-DocumentSearch-overlay').waitFor({ state: 'detached' });
    for (const item of await page.locator('.lm-MenuBar-item').all()) {
      await item.click();
      const menu = page.locator('.lm-Menu');
      await menu.waitFor();
      const widths = await menu.evaluate((node) => [node.scrollWidth - node.clientWidth]);
      const box = await menu.boundingBox();
      expect(widths).toEqual([0]);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
      await page.keyboard.press('Escape');
      await menu.waitFor({ state: 'detached' });
    }
  });

  it('on a phone, too, which cells were run and which were edited since', async () => {
    const { page } = here;
    const prompt = firstCode().locator('.jp-InputPrompt');
    await choose();
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => prompt.innerText()).toMatch(/^\[\d+\]:$/);
    expect(await prompt.isVisible()).toBe(true);
    const sign = () => prompt.evaluate((node) => getComputedStyle(node, '::before').content);
    expect(await sign()).toBe('none');
    await firstCode().locator('.cm-content').click();
    await page.keyboard.type(' ');
    await expect.poll(sign).toBe('"•"');
    await page.keyboard.press('Escape');
  });

  it('which command of the list Enter takes, which is told, too', async () => {
    const { page } = here;
    await page.keyboard.press('Control+Shift+c');
    const field = page.getByRole('combobox', { name: 'Find a command' });
    await field.fill('line');
    await page.keyboard.press('ArrowDown');
    const active = async () => {
      const id = await field.getAttribute('aria-activedescendant');
      return id === null ? '' : page.locator(`#${id}.lm-mod-active`).getAttribute('aria-selected');
    };
    await expect.poll(active).toBe('true');
    await page.keyboard.press('Tab');
    expect(await page.locator('.lm-close-icon:focus').count()).toBe(0);
    // Tab leaves the list, or goes into it where it is long enough to be scrolled.
    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'hidden' });
  });

  it('the lesson in a low window, under a low bar', async () => {
    const { page } = here;
    await page.setViewportSize({ width: 640, height: 430 });
    const bar = async () => (await page.locator('#bar').boundingBox())?.height;
    await expect.poll(bar).toBeLessThan(85);
    await page.setViewportSize({ width: 1280, height: 860 });
    expect(await page.locator('#bar .title').getAttribute('title')).toBe('Sample lesson');
  });

  it('a table as a stop for the keyboard only where it has to be scrolled', async () => {
    const { page, server } = here;
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    await openLesson(page, server, '02-outputs.ipynb');
    await runAll(page);
    const table = page.getByRole('table', { name: 'Table of way, intercept, iterations' });
    await table.waitFor();
    const scroll = page.locator('.nabla-Table .scroll');
    await expect.poll(() => scroll.getAttribute('tabindex')).toBe(null);
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(rows);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => scroll.getAttribute('tabindex')).toBe('0');
    const overhang = () => scroll.evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(await overhang()).toBeGreaterThan(20);
  });

  it('a printed table in its lines, and words unbroken, on a phone, too', async () => {
    const { page } = here;
    const lines = (place: Locator) =>
      place.evaluate((pre) => {
        const range = document.createRange();
        range.selectNodeContents(pre);
        return new Set([...range.getClientRects()].map(({ y }) => Math.round(y))).size;
      });
    expect(await lines(page.locator('.jp-OutputArea-output pre', { hasText: '╗' }))).toBe(2);
    const broken = await page.locator('.nabla-Failure pre').evaluate((pre) => {
      const at = (pre.textContent ?? '').indexOf('characterisation');
      const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
      let before = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const { length } = node.textContent ?? '';
        if (at < before + length) {
          const range = document.createRange();
          range.setStart(node, at - before);
          range.setEnd(node, Math.min(length, at - before + 'characterisation'.length));
          return range.getClientRects().length > 1;
        }
        before += length;
      }
      return true;
    });
    expect(broken).toBe(false);
  });

  it('the headings of a text’s table over their columns, and no empty ones', async () => {
    const { page } = here;
    await page.setViewportSize({ width: 1280, height: 860 });
    const table = page.locator('.jp-MarkdownOutput table');
    expect(await table.locator('th').allTextContents()).toEqual(['rate']);
    const align = (of: Locator) => style(of, 'text-align');
    expect(await align(table.locator('th'))).toBe('left');
  });

  it('where the focus is after a kept copy was deleted', async () => {
    const { page, server } = here;
    await openLesson(page, server, '01-sample.ipynb');
    const menu = async (label: string) => {
      await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
      await page.locator('.lm-Menu-item', { hasText: label }).click();
    };
    for (let kept = 0; kept < 2; kept++) {
      const made = await page.evaluate(async () => {
        const answer = await fetch('/api/nabla/kept/01-sample.ipynb', { method: 'POST' });
        return answer.ok;
      });
      expect(made).toBe(true);
    }
    await menu('Kept copies');
    const dialog = page.getByRole('dialog', { name: 'Kept copies' });
    await dialog.waitFor();
    await expect.poll(() => violations(page)).toEqual([]);
    for (let left = 2; left > 0; left--) {
      expect(await dialog.locator('li').count()).toBe(left);
      await dialog
        .getByRole('button', { name: /^Delete:/ })
        .first()
        .press('Enter');
      await dialog.getByRole('button', { name: /^Delete for ever/ }).press('Enter');
      await expect.poll(() => dialog.locator('li').count()).toBe(left - 1);
      const place = left > 1 ? dialog.locator('li a') : dialog.getByRole('status');
      await place.and(page.locator(':focus')).waitFor();
    }
    await dialog.getByRole('button', { name: 'Close' }).press('Tab');
    await dialog.locator(':focus').waitFor();
    await page.keyboard.press('Escape');
  });

  it('makes no error in the console', () => {
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });
});
