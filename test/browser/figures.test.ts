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
});
