import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe.js';
import { describeInChromium } from './chromium.js';
import { sampleFolder } from './fixture.js';
import { drawFigures, openLesson, runAll, type Visit, visit } from './page.js';

/** How much wider the page is than its window: what would have to be scrolled sideways. */
const overhang = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describeInChromium('everyone can use', () => {
  let here: Visit;

  beforeAll(async () => {
    here = await visit(await sampleFolder({ '02-damaged.ipynb': '{' }), {
      questions: 'data/questions',
    });
  });
  afterAll(() => here?.close());

  const home = async () => {
    await here.page.goto(`http://127.0.0.1:${here.server.port}/`);
    await here.page.locator('.lesson').first().waitFor();
  };
  const lesson = async () => {
    await openLesson(here.page, here.server, '01-sample.ipynb');
    await here.page.locator('#contents a').first().waitFor({ state: 'attached' });
  };

  const review = async () => {
    await here.page.goto(`http://127.0.0.1:${here.server.port}/review`);
    await here.page.locator('.choice-form').waitFor();
  };

  it.each(['light', 'dark'] as const)('the home page, in %s colours', async (colorScheme) => {
    await here.page.emulateMedia({ colorScheme });
    await home();
    await expect.poll(() => violations(here.page)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'a lesson with figures, checks and a quiz, in %s colours',
    async (colorScheme) => {
      const { page } = here;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await lesson();
      await runAll(page);
      await drawFigures(page);
      const question = page.locator('.nabla-Question').first();
      await question.getByLabel('Uphill').check();
      await question.getByRole('button').click();
      await question.locator('.explanation').first().waitFor();
      await expect.poll(() => violations(page)).toEqual([]);
    },
  );

  it.each(['light', 'dark'] as const)(
    'the review before, in and after a round, in %s colours',
    async (colorScheme) => {
      const { page } = here;
      await page.emulateMedia({ colorScheme });
      await review();
      await expect.poll(() => violations(page)).toEqual([]);
      await page.getByLabel('Lesson').selectOption('00-start-here');
      await page.getByLabel('Questions').selectOption('any');
      await page.getByRole('button', { name: 'Ask 3 questions' }).click();
      await expect.poll(() => violations(page)).toEqual([]);
      while ((await page.locator('.result').count()) === 0) {
        await page.keyboard.press('1');
        await page.keyboard.press('Enter');
        await page.locator('.after').waitFor();
        await expect.poll(() => violations(page)).toEqual([]);
        await page.keyboard.press('n');
      }
      await expect.poll(() => violations(page)).toEqual([]);
    },
  );

  it('an open menu and a dialog', async () => {
    const { page } = here;
    await page.emulateMedia({ colorScheme: 'light' });
    await lesson();
    await page.locator('.lm-MenuBar-item', { hasText: 'Help' }).click();
    await expect.poll(() => violations(page)).toEqual([]);
    await page.locator('.lm-Menu-item', { hasText: 'Keyboard shortcuts' }).click();
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await expect.poll(() => violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.jp-Dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+h');
    await page.getByRole('search').waitFor();
    await expect.poll(() => violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.jp-DocumentSearch-overlay').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+c');
    await page.getByRole('combobox', { name: 'Find a command' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it.each(['02-damaged.ipynb', '99-nothing.ipynb'])(
    'the page of %s, which does not open',
    async (file) => {
      const { page, server } = here;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(`http://127.0.0.1:${server.port}/lessons/${file}`);
        await page.locator('h1').waitFor();
        await expect.poll(() => violations(page)).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'light' });
    },
  );

  it('a lesson with one heading of the first level', async () => {
    const { page } = here;
    await lesson();
    await expect
      .poll(() => page.locator('h1').allTextContents())
      .toEqual([expect.stringContaining('Sample lesson')]);
  });

  it.each([
    ['a phone of 360 pixels', { width: 360, height: 740 }],
    ['a laptop at 200 % zoom', { width: 640, height: 400 }],
  ])('every page on %s, without scrolling sideways', async (_, viewport) => {
    const { page } = here;
    await page.setViewportSize(viewport);
    await home();
    await expect.poll(() => overhang(page)).toBe(0);
    await review();
    await expect.poll(() => overhang(page)).toBe(0);
    await lesson();
    await expect.poll(() => overhang(page)).toBe(0);
    for (const button of await page
      .locator('#bar button:visible, .lm-MenuBar-item, #bar .states span')
      .all()) {
      const inside = async () => {
        const box = await button.boundingBox();
        return box && box.x >= 0 && box.x + box.width <= viewport.width;
      };
      await expect.poll(inside).toBe(true);
    }
    const height = async () => (await page.locator('#notebook').boundingBox())?.height;
    await expect.poll(height).toBeGreaterThan(viewport.height / 3);
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  it('every control by its name', async () => {
    const { page } = here;
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll('button, a[href], input, [role=button], [role=menuitem]')]
        .filter((each) => each instanceof HTMLElement && each.offsetParent !== null)
        .filter((each) => {
          const label = each.getAttribute('aria-label') ?? each.textContent ?? '';
          const labelled = each instanceof HTMLInputElement && (each.labels?.length ?? 0) > 0;
          return label.trim() === '' && !labelled && !each.getAttribute('title');
        })
        .map((each) => each.outerHTML.slice(0, 160)),
    );
    expect(unnamed).toEqual([]);
  });
});
