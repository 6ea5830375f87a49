import { mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ServerProcess, serve } from '../server/server-process.js';
import { describeInChromium, launchChromium, newContext } from './chromium.js';
import { sampleFolder } from './fixture.js';
import { keptIn, runAll, writeInFirst } from './page.js';

const FILE = '01-sample.ipynb';

describeInChromium('work under bad luck', () => {
  let browser: Browser;
  let root: string;
  let server: ServerProcess;
  let page: Page;

  const open = async () => {
    await page.goto(`http://127.0.0.1:${server.port}/lessons/${FILE}?token=${server.token}`);
    await page.waitForSelector('.kernel-state[data-kind=ready]');
  };
  const onDisk = async () => readFile(join(root, FILE), 'utf8');
  const state = () => page.locator('.save-state').textContent();
  const kept = () => keptIn(root);
  const fromFileMenu = async (item: string) => {
    await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
    await page.locator('.lm-Menu-item', { hasText: item }).click();
  };
  /** Lets saves of the lesson fail in the way given, until it is told to stop. */
  const failSaves = async (how: { status: number; message: string } | 'abort') => {
    const saves = (url: URL) => url.pathname === `/api/contents/${FILE}`;
    let failed = 0;
    await page.route(saves, (route) => {
      if (route.request().method() !== 'PUT') return route.continue();
      failed += 1;
      if (how === 'abort') return route.abort();
      return route.fulfill({ status: how.status, json: { message: how.message } });
    });
    return { count: () => failed, stop: () => page.unroute(saves) };
  };

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    root = await sampleFolder();
    server = await serve(root);
    page = await (await newContext(browser)).newPage();
    await open();
  });
  afterEach(async () => {
    await page.context().close();
    await server.kill();
  });

  it('a save that fails is tried again by itself, and says why meanwhile', async () => {
    const failing = await failSaves({ status: 507, message: 'The disk is full.' });
    await writeInFirst(page, 'const typed = "on a full disk";');
    await page.locator('.notice', { hasText: 'Not saved yet: The disk is full.' }).waitFor();
    await failing.stop();
    await expect.poll(onDisk).toContain('on a full disk');
    await page.locator('.notice', { hasText: 'Not saved yet' }).waitFor({ state: 'detached' });
    await expect.poll(state).toBe('Saved');
  });

  it('a server that ends in the middle of a save gets it when it is back', async () => {
    const failing = await failSaves('abort');
    await writeInFirst(page, 'const typed = "in the middle";');
    await expect.poll(failing.count).toBeGreaterThan(0);
    await server.kill();
    server = await serve(root, server.port, server.token);
    await failing.stop();
    await expect.poll(onDisk).toContain('in the middle');
    await expect.poll(state).toBe('Saved');
  });

  it('what is typed during a long save is saved by itself, too', async () => {
    const failing = await failSaves({ status: 503, message: 'Busy.' });
    await writeInFirst(page, 'const first = 1;');
    await expect.poll(failing.count).toBeGreaterThan(0);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' // and more');
    await failing.stop();
    await expect.poll(onDisk).toContain('const first = 1; // and more');
    await expect.poll(state).toBe('Saved');
  });

  it('a version that gives way from any menu is kept', async () => {
    await writeFile(join(root, FILE), (await onDisk()).replace('Sample lesson', 'On the disk'));
    await writeInFirst(page, 'const mine = 1;');
    const dialog = page.locator('.jp-Dialog');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await fromFileMenu('Kept copies');
    await dialog.getByRole('button', { name: 'Revert' }).click();
    await expect.poll(kept).toContain('const mine = 1;');
  });

  it('a version that cannot be kept stays in the page, and can be downloaded or kept later', async () => {
    await writeFile(join(root, FILE), (await onDisk()).replace('Sample lesson', 'On the disk'));
    const keeping = (url: URL) => url.pathname.startsWith('/api/nabla/kept/');
    await page.route(keeping, (route) =>
      route.fulfill({ status: 507, json: { message: 'The disk is full.' } }),
    );
    await writeInFirst(page, 'const mine = 1;');
    await page.locator('.jp-Dialog').getByRole('button', { name: 'Revert' }).click();
    const notice = page.locator('.notice', { hasText: 'still in this page' });
    await notice.waitFor();
    const download = page.waitForEvent('download');
    await notice.getByRole('button', { name: 'Download it' }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toContain('const mine = 1;');
    await page.unroute(keeping);
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(kept).toContain('const mine = 1;');
    await notice.waitFor({ state: 'detached' });
  });

  it('what was typed when the page was closed is offered the next time', async () => {
    const failing = await failSaves('abort');
    await writeInFirst(page, 'const typed = "in the last second";');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await failing.stop();
    expect(await onDisk()).not.toContain('in the last second');
    await open();
    const notice = page.locator('.notice', { hasText: 'was not saved' });
    await notice.getByRole('button', { name: 'Bring it back' }).click();
    await expect.poll(onDisk).toContain('in the last second');
    await open();
    expect(await notice.count()).toBe(0);
  });

  it('an answer that is given while the server is gone is remembered when it is back', async () => {
    await runAll(page);
    await expect.poll(state).toBe('Saved');
    await server.kill();
    await page.locator('.notice[data-matter=server]').waitFor();
    const question = page.locator('.nabla-Question').first();
    await question.getByLabel('Downhill').check();
    await question.getByRole('button').click();
    await question.locator('.verdict', { hasText: 'Right' }).waitFor();
    server = await serve(root, server.port, server.token);
    const answers = async () => {
      const response = await page.request.get(`http://127.0.0.1:${server.port}/api/nabla/study`);
      return Object.keys((await response.json()).answers);
    };
    await expect.poll(answers).toEqual(['q1']);
  });

  it('an answer that the server refuses is not shown as remembered, and holds up no other', async () => {
    await runAll(page);
    await page.route('**/study/answers/q1', (route) => route.fulfill({ status: 431 }));
    const [first, second] = [0, 1].map((i) => page.locator('.nabla-Question').nth(i));
    await first?.getByLabel('Downhill').check();
    await first?.getByRole('button').click();
    const score = page.locator('.nabla-Quiz-score', { hasText: 'not all of this is remembered' });
    await score.waitFor();
    await second?.getByLabel('Your number').fill('6');
    const told = page.waitForResponse((response) => response.url().endsWith('/answers/q2'));
    await second?.getByRole('button').click();
    expect((await told).status()).toBe(204);
  });

  it('a damaged record of answers is told of on the home page', async () => {
    await mkdir(join(root, '.nabla'), { recursive: true });
    await writeFile(join(root, '.nabla', 'study.json'), '{"answers": {"q1"');
    await page.goto(`http://127.0.0.1:${server.port}/`);
    await page.getByText('The record of your answers is damaged').waitFor();
    await page.getByRole('link', { name: 'Sample' }).waitFor();
  });

  it('a cell that still runs when the page is opened again is told of, and can be stopped', async () => {
    const endless = 'for (;;) await new Promise((done) => setTimeout(done, 50));';
    await writeInFirst(page, `console.log("be" + "gun"); ${endless}`);
    await page.keyboard.press('Shift+Enter');
    // The kernel is also busy with completions: only the cell's own words say that it runs.
    await page.locator('.jp-OutputArea', { hasText: 'begun' }).waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    const notice = page.locator('.notice', { hasText: 'is still running' });
    await notice.getByRole('button', { name: 'Stop it' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.waitForSelector('.kernel-state[data-kind=ready]');
  });

  it('a file that was deleted elsewhere is written again, and that is said', async () => {
    await unlink(join(root, FILE));
    await writeInFirst(page, 'const still = "here";');
    await page.locator('.notice', { hasText: 'saved again under this name' }).waitFor();
    expect(await onDisk()).toContain('here');
  });
});
