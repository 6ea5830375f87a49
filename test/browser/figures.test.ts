import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from './chromium.js';
import { figuresLesson } from './figures.fixture.js';
import { sampleFolder } from './fixture.js';
import { openLesson, type Visit, visit } from './page.js';

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
});
