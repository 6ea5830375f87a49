import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ServerProcess, serve } from '../server/server-process.js';
import { describeInChromium, launchChromium, newContext } from './chromium.js';
import { sampleFolder } from './fixture.js';
import { holdRequests, keptIn, writeInFirst } from './page.js';

const FILE = '01-sample.ipynb';

describeInChromium('nothing is lost', () => {
  let browser: Browser;
  let root: string;
  let server: ServerProcess;
  let page: Page;

  const open = async (target: Page) => {
    await target.goto(`http://127.0.0.1:${server.port}/lessons/${FILE}?token=${server.token}`);
    await target.waitForSelector('.kernel-state[data-kind=ready]');
  };
  const type = writeInFirst;
  const onDisk = async () => readFile(join(root, FILE), 'utf8');
  const state = (target: Page) => target.locator('.save-state').textContent();
  const kept = () => keptIn(root);
  const changeOnDisk = async () =>
    writeFile(join(root, FILE), (await onDisk()).replace('Sample lesson', 'Changed on disk'));

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    root = await sampleFolder();
    server = await serve(root);
    page = await (await newContext(browser)).newPage();
    await open(page);
  });
  afterEach(async () => {
    await page.context().close();
    await server.kill();
  });

  it('saves by itself soon after a change', async () => {
    await type(page, 'const typed = 1;');
    await expect.poll(onDisk).toContain('const typed = 1;');
    await expect.poll(() => state(page)).toBe('Saved');
  });

  it('asks when the file was changed on the disk, and keeps both until it is answered', async () => {
    await changeOnDisk();
    await type(page, 'const mine = 1;');
    const dialog = page.locator('.jp-Dialog');
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('has changed on disk');
    expect(await onDisk()).toContain('Changed on disk');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(() => state(page)).toBe('Not saved: changed elsewhere');
    expect(await onDisk()).toContain('Changed on disk');
    expect(await page.locator('.jp-CodeCell .cm-content').first().textContent()).toBe(
      'const mine = 1;',
    );
  });

  it('loads the version on the disk when that is chosen', async () => {
    await changeOnDisk();
    await type(page, 'const mine = 1;');
    await page.locator('.jp-Dialog').getByRole('button', { name: 'Revert' }).click();
    await page.locator('.jp-MarkdownCell h1', { hasText: 'Changed on disk' }).waitFor();
    expect(await onDisk()).not.toContain('const mine = 1;');
    await page.locator('.notice', { hasText: 'Your copy is kept' }).waitFor();
    expect(await kept()).toMatch(/const mine = 1;/);
  });

  it('overwrites the version on the disk only when that is chosen', async () => {
    await changeOnDisk();
    await type(page, 'const mine = 1;');
    await page.locator('.jp-Dialog').getByRole('button', { name: 'Overwrite' }).click();
    await expect.poll(onDisk).toContain('const mine = 1;');
    expect(await onDisk()).not.toContain('Changed on disk');
    expect(await kept()).toContain('Changed on disk');
  });

  it('lists the kept copies of a lesson, brings one back, and deletes one after asking twice', async () => {
    await changeOnDisk();
    await type(page, 'const mine = 1;');
    await page.locator('.jp-Dialog').getByRole('button', { name: 'Overwrite' }).click();
    await expect.poll(() => state(page)).toBe('Saved');
    const list = async () => {
      await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
      await page.locator('.lm-Menu-item', { hasText: 'Kept copies' }).click();
      return page.locator('.jp-Dialog .kept li');
    };
    await (await list()).getByRole('button', { name: /^Bring back/ }).click();
    await page.locator('.jp-MarkdownCell h1', { hasText: 'Changed on disk' }).waitFor();
    expect(await onDisk()).toContain('Changed on disk');
    expect(await kept()).toContain('const mine = 1;');
    const items = await list();
    await expect.poll(() => items.count()).toBe(2);
    await items
      .first()
      .getByRole('button', { name: /^Delete:/ })
      .click();
    expect(await items.count()).toBe(2);
    await page.keyboard.press('Enter');
    await expect.poll(() => items.count()).toBe(1);
  });

  it('notices that another tab has saved the same lesson', async () => {
    const other = await page.context().newPage();
    await open(other);
    await type(page, 'const first = 1;');
    await expect.poll(onDisk).toContain('const first = 1;');
    await type(other, 'const second = 2;');
    await other.locator('.jp-Dialog').waitFor();
    expect(await onDisk()).toContain('const first = 1;');
    expect(await onDisk()).not.toContain('const second = 2;');
  });

  it('keeps the text while the server is gone, says so, and saves it when the server is back', async () => {
    await server.kill();
    await type(page, 'const typed = "while it was gone";');
    await page.locator('.notice[data-matter=server]').waitFor();
    await expect.poll(() => state(page)).toContain('Not saved');
    server = await serve(root, server.port, server.token);
    await page.locator('.notice[data-matter=server]').waitFor({ state: 'detached' });
    await expect.poll(onDisk).toContain('while it was gone');
    await expect.poll(() => state(page)).toBe('Saved');
  });

  it('says that a server asleep does not answer, and saves and goes on when it wakes up', async () => {
    server.stop();
    await type(page, 'const typed = "while it slept";');
    await page.locator('.notice[data-matter=server]').waitFor();
    await expect.poll(() => state(page)).toContain('Not saved');
    server.resume();
    await page.locator('.notice[data-matter=server]').waitFor({ state: 'detached' });
    await expect.poll(() => state(page)).toBe('Saved');
    expect(await onDisk()).toContain('while it slept');
  });

  it('offers a new kernel when the old one went with the server', async () => {
    await server.kill();
    await page.locator('.notice[data-matter=server]').waitFor();
    server = await serve(root, server.port, server.token);
    await page.getByRole('button', { name: 'Start a new kernel' }).click();
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    await type(page, '6 * 7');
    await page.keyboard.press('Shift+Enter');
    const output = page.locator('.jp-CodeCell').first().locator('.jp-OutputArea-output');
    await expect.poll(() => output.allTextContents()).toEqual(['42']);
  });

  it('says that a server with a new token must be entered by its new address, and then saves', async () => {
    await server.kill();
    await type(page, 'const typed = "before the new address";');
    server = await serve(root, server.port, 'another-token');
    await page.locator('.notice', { hasText: 'Open the new address' }).waitFor();
    const other = await page.context().newPage();
    await other.goto(`http://127.0.0.1:${server.port}/?token=another-token`);
    await expect.poll(onDisk).toContain('before the new address');
    await expect.poll(() => state(page)).toBe('Saved');
  });

  it('has one kernel for a lesson, however late the first answer comes', async () => {
    const letGo = await holdRequests(page, '**/api/sessions', 'POST');
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (request.method() === 'POST') asked.push(pathname);
    });
    await writeFile(join(root, '02-late.ipynb'), await onDisk());
    await page.goto(`http://127.0.0.1:${server.port}/lessons/02-late.ipynb`);
    await page.locator('.jp-MarkdownOutput .katex').first().waitFor();
    // More rounds than it would take to start another.
    for (let round = 0; round < 10; round++) {
      await page.evaluate(() => fetch('/api/kernels').then((answer) => answer.text()));
    }
    letGo();
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    expect(asked.filter((path) => path === '/api/sessions')).toHaveLength(1);
    const sessions = await page.evaluate(() => fetch('/api/sessions').then((all) => all.json()));
    const paths = sessions.map(({ path }: { path: string }) => path);
    expect(paths.sort()).toEqual([FILE, '02-late.ipynb']);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  it('tells that the kernel died, and gives a new one', async () => {
    await type(page, 'process.kill(process.pid, "SIGKILL")');
    await page.keyboard.press('Shift+Enter');
    await page.locator('.jp-OutputArea', { hasText: 'The kernel was killed' }).waitFor();
    const notice = page.locator('.notice', { hasText: 'a new one was started' });
    await notice.getByRole('button', { name: 'Close' }).click();
    await page.waitForSelector('.kernel-state[data-kind=ready]');
  });
});
