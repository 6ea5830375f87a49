import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from './chromium.js';
import { ringOfFocus } from './contrast.js';
import { sampleFolder } from './fixture.js';
import { openLesson, type Visit, visit } from './page.js';

const COLOURS = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const;
const inColours = COLOURS.map((colours): [string, (typeof COLOURS)[number]] => [
  colours.forcedColors === 'active' ? 'forced' : colours.colorScheme,
  colours,
]);

describeInChromium('one sees', () => {
  let here: Visit;

  beforeAll(async () => {
    here = await visit(await sampleFolder());
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
      for (let i = 0; i < 7; i++) {
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

  it('makes no error in the console', () => {
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });
});
