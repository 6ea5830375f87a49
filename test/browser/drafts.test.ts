import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ServerProcess, serve } from '../server/server-process.js';
import { describeInChromium, launchChromium, newContext } from './chromium.js';
import { code, notebook, sampleFolder, text } from './fixture.js';
import { writeInFirst } from './page.js';

const FILE = '02-drafts.ipynb';
const CELLS = [text('title', '# Drafts'), code('one', 'first'), code('two', 'second')];

describeInChromium('what was not saved', () => {
  let browser: Browser;
  let context: BrowserContext;
  let root: string;
  let server: ServerProcess;
  let page: Page;

  /** Opens a notebook in a tab of its own; no kernel is needed here. */
  const open = async (file = FILE, saves = true) => {
    const tab = await context.newPage();
    if (!saves) {
      const abort = (url: URL) => url.pathname.startsWith('/api/contents/');
      await tab.route(abort, (route) =>
        route.request().method() === 'PUT' ? route.abort() : route.continue(),
      );
    }
    await tab.goto(`http://127.0.0.1:${server.port}/lessons/${file}?token=${server.token}`);
    await tab.locator('.jp-CodeCell .cm-content').last().waitFor();
    return tab;
  };
  const cellsOf = (tab: Page) => tab.locator('.jp-CodeCell .cm-content').allTextContents();
  const onDisk = (file = FILE) => readFile(join(root, file), 'utf8');
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  const offer = (tab: Page) => tab.locator('.notice', { hasText: 'was not saved' });
  const bringBack = (tab: Page) =>
    offer(tab).getByRole('button', { name: 'Bring it back' }).click();
  /** Ends a tab as a crash does, once it has drafted what is expected. */
  const crash = async (typed: string) => {
    await expect.poll(stored).toContain(typed);
    await page.close();
  };

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    root = await sampleFolder({ [FILE]: notebook(CELLS), 'mine.ipynb': notebook(CELLS) });
    server = await serve(root);
    context = await newContext(browser);
  });
  afterEach(async () => {
    await context.close();
    await server.kill();
  });

  it('in a new cell is offered as a new cell in its place', async () => {
    page = await open(FILE, false);
    await page.locator('.jp-CodeCell .cm-content').first().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText('const fresh = 1;');
    await crash('fresh');
    page = await open();
    await expect.poll(() => offer(page).textContent()).toContain('"const fresh = 1;"');
    await bringBack(page);
    await expect.poll(() => cellsOf(page)).toEqual(['first', 'const fresh = 1;', 'second']);
    await expect.poll(onDisk).toContain('fresh');
    await expect.poll(stored).not.toContain('fresh');
  });

  it('in any cell is kept, not in the active one alone', async () => {
    page = await open(FILE, false);
    await page.locator('#notebook').press('Control+h');
    await page.getByPlaceholder('Find').fill('second');
    await expect
      .poll(() => page.locator('.jp-DocumentSearch-index-counter').textContent())
      .toMatch(/\/1$/);
    await page.getByPlaceholder('Replace').fill('replaced');
    await page.getByRole('button', { name: 'Replace All' }).click();
    await crash('replaced');
    page = await open();
    await bringBack(page);
    await expect.poll(() => cellsOf(page)).toEqual(['first', 'replaced']);
  });

  it('in a notebook without ids is offered, too', async () => {
    const cells = CELLS.map(({ id, ...cell }) => cell);
    const old = { ...JSON.parse(notebook(cells)), nbformat_minor: 4 };
    await writeFile(join(root, FILE), JSON.stringify(old));
    page = await open(FILE, false);
    await writeInFirst(page, 'const typed = 1;');
    await crash('typed');
    page = await open();
    await bringBack(page);
    await expect.poll(() => cellsOf(page)).toEqual(['const typed = 1;', 'second']);
  });

  it('goes below a text that has changed since', async () => {
    page = await open(FILE, false);
    await writeInFirst(page, 'of yesterday');
    await crash('yesterday');
    await writeFile(join(root, FILE), (await onDisk()).replace('first', 'of today'));
    page = await open();
    await bringBack(page);
    await expect.poll(() => cellsOf(page)).toEqual(['of today', 'of yesterday', 'second']);
  });

  it('stays with a tab that is open, and is no other tab’s to lose', async () => {
    page = await open(FILE, false);
    await writeInFirst(page, 'of the first tab');
    await expect.poll(stored).toContain('of the first tab');
    const other = await open();
    await writeInFirst(other, 'of the other tab');
    await expect.poll(onDisk).toContain('of the other tab');
    await expect.poll(() => other.textContent('.save-state')).toBe('Saved');
    expect(await offer(other).count()).toBe(0);
    await crash('of the first tab');
    await bringBack(other);
    await expect
      .poll(() => cellsOf(other))
      .toEqual(['of the other tab', 'of the first tab', 'second']);
  });

  it('because it was typed during a save stays kept until the next', async () => {
    page = await open();
    let saves = 0;
    await page.route(
      (url) => url.pathname === `/api/contents/${FILE}`,
      (route) => {
        if (route.request().method() !== 'PUT') return route.continue();
        saves += 1;
        return saves === 1
          ? page.keyboard.insertText(' later').then(() => route.continue())
          : route.abort();
      },
    );
    await writeInFirst(page, 'early');
    await expect.poll(onDisk).toContain('early');
    await expect.poll(() => saves).toBeGreaterThan(1);
    await crash('early later');
    page = await open();
    await bringBack(page);
    await expect.poll(() => cellsOf(page)).toEqual(['early later', 'second']);
  });

  it('goes with a notebook that gets another name while it is closed', async () => {
    page = await open('mine.ipynb', false);
    await writeInFirst(page, 'const mine = 1;');
    await crash('mine = 1');
    const home = await context.newPage();
    await home.goto(`http://127.0.0.1:${server.port}/`);
    await home.getByRole('button', { name: 'Rename: mine', exact: true }).click();
    await home.locator('dialog.ask input').fill('renamed');
    await home.keyboard.press('Enter');
    await home.getByText('is now called').waitFor();
    page = await open('renamed.ipynb');
    await bringBack(page);
    await expect.poll(() => onDisk('renamed.ipynb')).toContain('const mine = 1;');
  });
});
