import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeInChromium } from './chromium.js';
import { figuresLesson } from './figures.fixture.js';
import { sampleFolder } from './fixture.js';
import { drawFigures, openLesson, type Visit, visit } from './page.js';

describeInChromium('the figures of a lesson', () => {
  let here: Visit;

  beforeAll(async () => {
    here = await visit(await sampleFolder({ '02-figures.ipynb': figuresLesson }));
    await openLesson(here.page, here.server, '02-figures.ipynb');
    await here.page.locator('.nabla-Figure [data-drawn=yes]').first().waitFor();
  });

  afterAll(() => here?.close());

  const moving = () => here.page.locator('.nabla-Figure').first();
  const point = () => moving().locator('.scatterlayer .point').first();
  const step = () => moving().getByRole('slider', { name: 'step' });

  it('move by keys, and tell where they are', async () => {
    const { page } = here;
    const before = await point().getAttribute('transform');
    expect(await step().getAttribute('aria-valuetext')).toBe('step 0');
    await step().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => point().getAttribute('transform')).not.toBe(before);
    expect(await step().getAttribute('aria-valuetext')).toBe('step 1');
    await page.keyboard.press('End');
    await expect.poll(() => step().getAttribute('aria-valuetext')).toBe('step 4');
    await page.keyboard.press('Home');
    await expect.poll(() => point().getAttribute('transform')).toBe(before);
    const figure = page.getByRole('figure').first();
    expect(await figure.getAttribute('aria-label')).toBe('A point that moves along a parabola.');
    const told = await figure.getAttribute('aria-describedby');
    expect(await page.locator(`#${told?.split(' ')[0]}`).textContent()).toBe('step 0');
  });

  it('have no second set of controls in the picture', async () => {
    expect(await moving().locator('.slider-group, .updatemenu-button').count()).toBe(0);
  });

  it('give the keys back to their cell by Escape', async () => {
    await step().focus();
    await here.page.keyboard.press('Escape');
    await here.page.locator('.jp-Cell:focus .nabla-Figure').first().waitFor();
  });

  it('are changed by a second slider, whichever method it uses', async () => {
    const size = moving().getByRole('slider', { name: 'size' });
    const shape = await point().getAttribute('d');
    await size.focus();
    await here.page.keyboard.press('End');
    await expect.poll(() => point().getAttribute('d')).not.toBe(shape);
    expect(await size.getAttribute('aria-valuetext')).toBe('size = 4 px');
  });

  it('play from their first step to their last, and the slider goes along', async () => {
    await moving().getByRole('button', { name: 'Play' }).focus();
    await here.page.keyboard.press('Enter');
    await expect.poll(() => step().inputValue()).toBe('4');
  });

  it('have a menu to choose from', async () => {
    const ticks = () => moving().locator('.ytick').allTextContents();
    const before = await ticks();
    await moving().getByRole('combobox').selectOption('log');
    await expect.poll(ticks).not.toEqual(before);
    await moving().getByRole('combobox').selectOption('linear');
    await expect.poll(ticks).toEqual(before);
  });

  it("do nothing that a stranger's figure asks for beyond moving", async () => {
    const odd = moving().getByRole('button', { name: '<img src=x' });
    await odd.click();
    expect(await moving().locator('img').count()).toBe(0);
    expect(await here.page.locator('#notebook .jp-Cell').count()).toBeGreaterThan(0);
  });

  it('stay where they were when the colours change', async () => {
    const { page } = here;
    await step().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    const place = () => point().getAttribute('transform');
    await expect.poll(() => step().getAttribute('aria-valuetext')).toBe('step 1');
    const paper = () => moving().locator('.main-svg').first().getAttribute('style');
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(paper).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(paper).toBe(light);
    const there = await place();
    await step().focus();
    await page.keyboard.press('Home');
    await expect.poll(place).not.toBe(there);
  });

  /** What the page looks like in the moment in which the browser's window for printing opens. */
  const printed = async (start: () => Promise<void>) => {
    const { page } = here;
    const look = page.evaluate(
      () =>
        new Promise<{ drawn: number; widest: number; ink: string; paper: number }>((resolve) => {
          window.print = () => {
            const pictures = [...document.querySelectorAll('.nabla-Figure .main-svg')];
            const label = document.querySelector('.nabla-Figure .xtick text');
            resolve({
              drawn: document.querySelectorAll('.nabla-Figure [data-drawn=yes]').length,
              widest: Math.max(...pictures.map((each) => each.getBoundingClientRect().width)),
              ink: label ? getComputedStyle(label).fill : '',
              paper: (180 / 25.4) * 96,
            });
          };
        }),
    );
    await start();
    return look;
  };

  it('are all printed, in dark ink, within the paper, and are as they were afterwards', async () => {
    const { page, server } = here;
    await page.emulateMedia({ colorScheme: 'dark' });
    await openLesson(page, server, '02-figures.ipynb');
    const figures = await page.locator('.nabla-Figure').count();
    await moving().locator('[data-drawn=yes]').waitFor();
    const widthNow = async () => (await moving().locator('.main-svg').first().boundingBox())?.width;
    const width = await widthNow();
    const look = await printed(() => page.keyboard.press('Control+p'));
    expect(look).toMatchObject({ drawn: figures, ink: 'rgb(31, 35, 40)' });
    expect(look.widest).toBeLessThanOrEqual(look.paper);
    expect(look.widest).toBeGreaterThan(0.95 * look.paper);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(20_000);
    await expect.poll(widthNow).toBe(width);
    expect(await page.locator('body.printing').count()).toBe(0);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it("are drawn for the browser's own printing, at the step they stand at", async () => {
    const { page } = here;
    const there = () => point().getAttribute('transform');
    const before = await there();
    await step().focus();
    await page.keyboard.press('End');
    await expect.poll(there).not.toBe(before);
    const within = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const axis = document
        .querySelector('.nabla-Figure .xaxislayer-above')
        ?.getBoundingClientRect();
      const point = document.querySelector('.nabla-Figure .point')?.getBoundingClientRect();
      dispatchEvent(new Event('afterprint'));
      return axis && point ? (point.x - axis.x) / axis.width : 0;
    });
    expect(within).toBeGreaterThan(0.4);
  });

  it('leave the verdicts of a quiz on the paper, and no buttons', async () => {
    const { page } = here;
    const question = page.locator('.nabla-Question');
    await question.getByLabel('Your number').fill('6');
    await question.getByRole('button').click();
    await page.emulateMedia({ media: 'print' });
    expect(await question.locator('.verdict').isVisible()).toBe(true);
    expect(await question.getByRole('button').count()).toBe(0);
    expect(await moving().locator('.readout').first().isVisible()).toBe(true);
    expect(await moving().locator('input, button, select').filter({ visible: true }).count()).toBe(
      0,
    );
    await page.emulateMedia({ media: 'screen' });
  });

  describe('on a phone', () => {
    let phone: BrowserContext;
    let page: Page;
    let session: CDPSession;

    beforeAll(async () => {
      const browser = here.context.browser();
      if (!browser) throw new Error('The browser is gone.');
      phone = await browser.newContext({
        ...{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
        colorScheme: 'dark',
      });
      page = await phone.newPage();
      page.setDefaultTimeout(90_000);
      session = await phone.newCDPSession(page);
      await page.goto(here.server.url);
      await openLesson(page, here.server, '02-figures.ipynb');
      expect(await drawFigures(page)).toBe(3);
    });

    afterAll(() => phone?.close());

    /** Draws a finger over the middle of a figure by so much, and tells how far the page went. */
    const swipe = async (figure: number, right: number, down: number) => {
      const place = page.locator('.nabla-Figure-plot').nth(figure);
      await place.scrollIntoViewIfNeeded();
      const box = await place.boundingBox();
      if (!box) throw new Error('The figure has no place.');
      const [x, y] = [box.x + box.width / 2, Math.min(Math.max(box.y, 150) + 150, 600)];
      const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', part = 0) => {
        const points = [{ x: x + right * part, y: y + down * part }];
        await session.send('Input.dispatchTouchEvent', {
          ...{ type, touchPoints: type === 'touchEnd' ? [] : points },
        });
      };
      await touch('touchStart');
      for (let part = 0.1; part <= 1; part += 0.1) await touch('touchMove', part);
      await touch('touchEnd');
      // The finger scrolls ahead of what the page knows.
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      const after = await place.boundingBox();
      return (after?.y ?? 0) - box.y;
    };
    const axes = () => page.locator('.nabla-Figure').nth(2).locator('.xtick').allTextContents();

    it('let a finger scroll the page, and are not zoomed by it', async () => {
      const before = await axes();
      expect(Math.abs(await swipe(2, 0, -200))).toBeGreaterThan(100);
      await swipe(2, 120, 0);
      expect(await axes()).toEqual(before);
    });

    it('are turned only after a tap where they are solid', async () => {
      const solid = page.locator('.nabla-Figure-plot').nth(1);
      expect(Math.abs(await swipe(1, 0, -150))).toBeGreaterThan(80);
      // A tap on what still moves stops it, and is none.
      const tapped = async () => {
        await solid.tap({ position: { x: 160, y: 200 } });
        return solid.getAttribute('class');
      };
      await expect.poll(tapped).toContain('nabla-mod-held');
      expect(Math.abs(await swipe(1, 0, -100))).toBeLessThan(5);
      await page.locator('.jp-MarkdownCell').first().tap();
      await expect.poll(() => solid.getAttribute('class')).not.toContain('nabla-mod-held');
    });

    it('show all of their text, none of it over another', async () => {
      const boxes = await page.locator('.nabla-Figure').evaluateAll((figures) =>
        figures.map((figure) => {
          const { left, right, top } = figure.getBoundingClientRect();
          const texts = ['.gtitle', '.legend', '.annotation-text-g', '.xtitle', '.ytitle'];
          return texts.flatMap((text) =>
            [...figure.querySelectorAll(text)].map((each) => {
              const box = each.getBoundingClientRect();
              const inside = box.left >= left && box.right <= right && box.top >= top;
              return { text: `${text} ${each.textContent}`, inside, ...box.toJSON() };
            }),
          );
        }),
      );
      expect(boxes.flat().filter(({ inside }) => !inside)).toEqual([]);
      for (const figure of boxes) {
        for (const [i, a] of figure.entries()) {
          for (const b of figure.slice(i + 1)) {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            expect(across > 2 && down > 2, `${a.text} over ${b.text}`).toBe(false);
          }
        }
      }
    });

    it('have no bar of small buttons, and can be saved as a picture', async () => {
      expect(await page.locator('.nabla-Figure .modebar-btn').count()).toBe(0);
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save picture' }).first().tap();
      expect((await saved).suggestedFilename()).toMatch(/\.png$/);
    });
  });
});
