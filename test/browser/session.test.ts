import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { printedAddress } from '../commands/printed-address.js';
import { describeInChromium, launchChromium, newContext, untilIdle } from './chromium.js';
import { runAll } from './page.js';

const FILE = '04-gradient-descent.ipynb';

describeInChromium('a study session', () => {
  let browser: Browser;
  let root: string;
  let course: ChildProcess;
  let address: URL;
  let page: Page;

  const answer = () => page.locator('.jp-CodeCell', { hasText: 'function step(' }).first();
  const check = () =>
    answer().locator('xpath=following-sibling::*[contains(@class, "jp-CodeCell")][1]');
  const checkAnswer = () => answer().getByRole('button', { name: 'Check my answer' }).click();
  const write = async (code: string) => {
    await answer().locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(code);
  };
  const saved = () => expect.poll(() => page.textContent('.save-state')).toBe('Saved');

  /** As `npm start` does once all is built; the second time on the same port, with a token of its own. */
  const start = async () => {
    const port = address ? ['--port', address.port] : [];
    const args = ['app/bin/nabla.js', 'start', '--no-open', '--work', root, ...port];
    course = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    if (!course.stdout) throw new Error('The course has no output.');
    address = await printedAddress(course.stdout);
  };
  const kill = async () => {
    if (!course || course.exitCode !== null) return;
    const gone = once(course, 'exit');
    course.kill('SIGKILL');
    await gone;
  };

  beforeAll(async () => {
    await mkdir('work', { recursive: true });
    root = await mkdtemp(join('work', 'test-'));
    await start();
    browser = await launchChromium();
    page = await (await newContext(browser)).newPage();
  });

  afterAll(async () => {
    await browser?.close();
    await kill();
    await rm(root, { recursive: true, force: true });
  });

  it('begins at the printed address and leads into a lesson', async () => {
    await page.goto(address.href);
    await page.locator(`.lesson a[href$="${FILE}"]`).click();
    await page.waitForSelector('.kernel-state[data-kind=ready]');
  });

  it('runs the lesson', async () => {
    await runAll(page);
  });

  it('fails an exercise and is told so', async () => {
    await check().scrollIntoViewIfNeeded();
    await expect
      .poll(() => check().locator('.nabla-Check').textContent())
      .toContain('Not solved yet');
  });

  it('is shown no solution before there is an answer of one’s own', async () => {
    const exercise = answer().locator('.nabla-Exercise');
    await exercise.getByRole('button', { name: 'Show a solution' }).click();
    await expect.poll(() => exercise.textContent()).toContain('Try it first');
    expect(await exercise.locator('pre').count()).toBe(0);
  });

  it('takes a hint', async () => {
    const hint = page.locator('.jp-MarkdownCell details', { hasText: 'Hint 1' }).first();
    await hint.scrollIntoViewIfNeeded();
    await hint.locator('summary').click();
    await expect
      .poll(async () => (await hint.innerText()).length)
      .toBeGreaterThan('Hint 1'.length + 10);
  });

  it('names a typical mistake', async () => {
    await write(
      'function step(w: number, slope: number, rate: number): number {\n  return w + rate * slope;\n}',
    );
    await checkAnswer();
    await expect
      .poll(() => check().locator('.nabla-Check').textContent())
      .toContain('This is uphill');
    expect(await answer().locator('.nabla-Exercise').textContent()).not.toContain('Try it first');
    // The attempt counts when the check has ended.
    await untilIdle(page);
  });

  it('sees a solution after the attempt, and can start over', async () => {
    const exercise = answer().locator('.nabla-Exercise');
    await exercise.getByRole('button', { name: 'Show a solution' }).click();
    await expect
      .poll(() => exercise.locator('pre').textContent())
      .toContain('return w - rate * slope;');
    expect(await exercise.locator('pre').textContent()).not.toContain('BEGIN SOLUTION');
    const size = (of: Locator) => of.evaluate((node) => getComputedStyle(node).fontSize);
    expect(await size(exercise.locator('pre'))).toBe(await size(answer().locator('.cm-content')));
    const solution = exercise.getByRole('group', { name: 'A solution' });
    await solution.getByRole('button', { name: 'Close' }).click();
    expect(await solution.isVisible()).toBe(false);
    expect(await page.locator(':focus').textContent()).toBe('Show a solution');
    await page.keyboard.press('Enter');
    await solution.waitFor();
    await exercise.getByRole('button', { name: 'Start this exercise over' }).click();
    await expect
      .poll(() => answer().locator('.cm-content').textContent())
      .toContain('Not solved yet');
  });

  it('passes', async () => {
    await write(
      'function step(w: number, slope: number, rate: number): number {\n  return w - rate * slope;\n}',
    );
    await checkAnswer();
    await expect.poll(() => check().locator('.nabla-Check').textContent()).toContain('Passed');
  });

  it('answers the quiz', async () => {
    const question = page.locator('.nabla-Question').first();
    await question.scrollIntoViewIfNeeded();
    const field = question.locator('input').first();
    if ((await field.getAttribute('type')) === 'text') await field.fill('0');
    else await field.check();
    const remembered = page.waitForResponse((response) =>
      response.url().includes('/study/answers/'),
    );
    await question.getByRole('button').click();
    await remembered;
    await expect.poll(() => question.locator('.explanation:visible').count()).toBeGreaterThan(0);
    await saved();
  });

  it('finds everything again after the server was killed and started anew', async () => {
    await kill();
    await start();
    await page.goto(address.href);
    const progress = page
      .locator('.lesson', { has: page.locator(`a[href$="${FILE}"]`) })
      .locator('.progress');
    await expect.poll(() => progress.textContent()).toContain('1 of 4 exercises passed');
    await page.locator('.continue a').click();
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    await answer().scrollIntoViewIfNeeded();
    await expect
      .poll(() => answer().locator('.cm-content').textContent())
      .toContain('return w - rate * slope;');
    await expect.poll(() => check().locator('.nabla-Check').textContent()).toContain('Passed');
    await page.locator('.nabla-Question').first().scrollIntoViewIfNeeded();
    await expect
      .poll(() => page.locator('.nabla-Question .verdict').first().textContent())
      .toMatch(/Right|Not quite/);
  });

  it('starts the lesson over, and the old copy is kept', async () => {
    await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
    await page.locator('.lm-Menu-item', { hasText: 'Start this lesson over' }).click();
    await page.locator('.jp-Dialog').getByRole('button', { name: 'Start over' }).click();
    await page.locator('.notice', { hasText: 'Your copy is kept' }).waitFor();
    // Its cells are made anew, and drawn when they come into view.
    const shown = async () => {
      await answer()
        .scrollIntoViewIfNeeded({ timeout: 1000 })
        .catch(() => undefined);
      return answer().locator('.cm-content').textContent({ timeout: 1000 });
    };
    await expect.poll(() => shown().catch(() => '')).toContain('Not solved yet');
    expect((await readdir(root)).filter((name) => name.includes(', kept '))).toHaveLength(1);
  });
});
