import { mkdir, readdir, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ServerProcess, serve } from '../server/server-process.js';
import { describeInChromium, launchChromium, newContext } from './chromium.js';
import { code, notebook, sampleFolder } from './fixture.js';
import { keptIn, saveByHand, writeInFirst } from './page.js';

const FILE = '01-sample.ipynb';
const OWN = 'mine.ipynb';
const KEPT = '01-sample, kept 2026-01-01 10.00.00.ipynb';

describeInChromium('saving', () => {
  let browser: Browser;
  let root: string;
  let server: ServerProcess;
  let page: Page;

  const open = async (file = FILE) => {
    const name = encodeURIComponent(file);
    await page.goto(`http://127.0.0.1:${server.port}/lessons/${name}?token=${server.token}`);
    await page.waitForSelector('.kernel-state[data-kind=ready]');
  };
  const onDisk = (file = FILE) => readFile(join(root, file), 'utf8');
  const state = () => page.locator('.save-state').textContent();
  const dialog = () => page.locator('.jp-Dialog');
  const waiting = () => page.locator('.notice', { hasText: 'Not saved yet' });
  const answer = (name: string) => dialog().getByRole('button', { name }).click();
  const goBack = async () => {
    await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
    await page.locator('.lm-Menu-item', { hasText: 'Go back to the version' }).click();
  };
  const changeOnDisk = async () =>
    writeFile(join(root, FILE), (await onDisk()).replace('Sample lesson', 'Changed on disk'));
  const ofContents = (url: URL) => url.pathname.startsWith('/api/contents/');
  const onSave = (react: (route: Route) => unknown) =>
    page.route(ofContents, (route) =>
      route.request().method() === 'PUT' ? react(route) : route.continue(),
    );
  /** Holds the first request of a kind, types at the end of the first cell meanwhile, and lets it go on. */
  const typeDuring = async (matches: (route: Route) => boolean, text: string) => {
    let first = true;
    await page.route('**/api/**', async (route) => {
      if (first && matches(route)) {
        first = false;
        await page.locator('.jp-CodeCell .cm-content').first().click();
        await page.keyboard.press('Control+End');
        await page.keyboard.insertText(text);
      }
      return route.fallback();
    });
  };
  const isRead = (route: Route) =>
    route.request().method() === 'GET' && route.request().url().includes('content=1');

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    const own = notebook([code('a', '1')], 'Mine');
    root = join(await sampleFolder(), 'work');
    await mkdir(root);
    await writeFile(join(root, FILE), await readFile(join(root, '..', FILE)));
    await writeFile(join(root, OWN), own);
    await writeFile(join(root, KEPT), own);
    server = await serve(root);
    page = await (await newContext(browser)).newPage();
  });
  afterEach(async () => {
    await page.context().close();
    await server.kill();
  });

  it('goes on after any request of it has failed, and takes no key from who types', async () => {
    await open();
    const failed = new Set<string>();
    await page.route(ofContents, (route) => {
      const method = route.request().method();
      if (failed.has(method)) return route.continue();
      failed.add(method);
      return method === 'PUT'
        ? route.fulfill({ status: 500, json: { message: 'It failed.' } })
        : route.abort();
    });
    await changeOnDisk();
    await writeInFirst(page, 'const first = 1;');
    await waiting().waitFor();
    expect(await dialog().count()).toBe(0);
    await answer('Overwrite');
    await expect.poll(onDisk).toContain('const first = 1;');
    await expect.poll(state).toBe('Saved');
    expect([...failed].sort()).toEqual(['GET', 'PUT']);
    expect(await waiting().count()).toBe(0);
  });

  it('takes a save whose answer was lost for its own', async () => {
    await open();
    let lost = 0;
    await onSave(async (route) => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      await page.keyboard.insertText(' // and more');
      return route.abort();
    });
    await writeInFirst(page, 'const first = 1;');
    await expect.poll(onDisk).toContain('const first = 1; // and more');
    await expect.poll(state).toBe('Saved');
    expect(await dialog().count()).toBe(0);
    expect(await waiting().count()).toBe(0);
    expect(await keptIn(root)).not.toContain('first');
  });

  it('asks before it goes over a file that came back from elsewhere', async () => {
    await open();
    const before = await onDisk();
    await unlink(join(root, FILE));
    await onSave(async (route) => {
      const expected = route.request().postDataJSON().expected_hash ?? 'absent';
      if (expected === 'absent') await writeFile(join(root, FILE), `${before}\n`);
      return route.continue();
    });
    await writeInFirst(page, 'const mine = 1;');
    await dialog().getByRole('button', { name: 'Overwrite' }).waitFor();
    expect(await onDisk()).toBe(`${before}\n`);
  });

  it('keeps what is typed while the version on the disk is loaded', async () => {
    await open();
    await changeOnDisk();
    await writeInFirst(page, 'const first = 1;');
    await dialog().waitFor();
    await typeDuring(isRead, ' // typed meanwhile');
    await answer('Revert');
    await page.locator('.jp-MarkdownCell h1', { hasText: 'Changed on disk' }).waitFor();
    await expect.poll(() => keptIn(root)).toContain('const first = 1; // typed meanwhile');
    await expect.poll(state).toBe('Saved');
    expect(await onDisk()).toContain('Changed on disk');
  });

  it('keeps what is typed while an earlier version takes the place of the lesson', async () => {
    await open();
    await writeInFirst(page, 'const saved = 1;');
    await saveByHand(page);
    await writeInFirst(page, 'const later = 2;');
    await typeDuring((route) => route.request().url().includes('/kept/'), ' // typed meanwhile');
    await goBack();
    await answer('Go back');
    await expect.poll(() => keptIn(root)).toContain('const later = 2; // typed meanwhile');
    await expect.poll(onDisk).toContain('const saved = 1;');
    await page.locator('.cm-content', { hasText: 'const saved = 1;' }).waitFor();
  });

  it('opens a lesson whose versions cannot be kept, and says so to who saves or goes back', async () => {
    await writeFile(join(root, '.ipynb_checkpoints'), 'a file where a folder should be');
    await open();
    expect(await dialog().count()).toBe(0);
    await goBack();
    await dialog().filter({ hasText: 'There is no earlier version yet' }).waitFor();
    await answer('Ok');
    await writeInFirst(page, 'const saved = 1;');
    await page.keyboard.press('Control+s');
    await page.locator('.notice', { hasText: 'saved, but not as a version' }).waitFor();
    expect(await onDisk()).toContain('const saved = 1;');
  });

  it('saves what is typed in a kept copy before that is brought back', async () => {
    await open(KEPT);
    page.on('dialog', (leaving) => void leaving.accept());
    await writeInFirst(page, 'const inTheCopy = 1;');
    await page.locator('.notice').getByRole('button', { name: 'Bring it back' }).click();
    await page.waitForURL((url) => url.pathname.endsWith(FILE));
    expect(await onDisk()).toContain('inTheCopy');
  });

  it('goes on when the folder that was moved away is back', async () => {
    await open();
    await rename(root, `${root}-moved`);
    await writeInFirst(page, 'const meanwhile = 1;');
    await waiting().filter({ hasText: 'The course folder is not there any more' }).waitFor();
    await rename(`${root}-moved`, root);
    await expect.poll(onDisk).toContain('const meanwhile = 1;');
    await expect.poll(state).toBe('Saved');
    await waiting().waitFor({ state: 'detached' });
    expect(await dialog().count()).toBe(0);
  });

  it('ends under the name that the notebook got while it was under way', async () => {
    await open(OWN);
    let renamed = false;
    await onSave(async (route) => {
      if (!renamed) {
        renamed = true;
        await page.evaluate(async (path) => {
          const headers = { 'content-type': 'application/json' };
          const body = JSON.stringify({ path: 'renamed.ipynb' });
          await fetch(`/api/contents/${path}`, { method: 'PATCH', headers, body });
        }, OWN);
      }
      return route.continue();
    });
    await writeInFirst(page, 'const before = 1;');
    await expect.poll(state).toBe('Saved');
    expect(await onDisk('renamed.ipynb')).toContain('const before = 1;');
    expect(await readdir(root)).not.toContain(OWN);
    expect(await dialog().count()).toBe(0);
  });

  it('overwrites when there is room for the copy of the other version, and asks once', async () => {
    await open();
    await changeOnDisk();
    const keeping = (url: URL) => url.pathname.startsWith('/api/nabla/kept/');
    await page.route(keeping, (route) =>
      route.fulfill({ status: 507, json: { message: 'The disk is full.' } }),
    );
    await writeInFirst(page, 'const mine = 1;');
    await answer('Overwrite');
    await waiting().filter({ hasText: 'The disk is full.' }).waitFor();
    expect(await onDisk()).toContain('Changed on disk');
    await page.unroute(keeping);
    await expect.poll(onDisk).toContain('const mine = 1;');
    expect(await keptIn(root)).toContain('Changed on disk');
    await expect.poll(state).toBe('Saved');
    expect(await dialog().count()).toBe(0);
  });

  it('asks in a dialog that the next key of who types does not answer', async () => {
    await open();
    await page.evaluate(() => {
      new MutationObserver(() => {
        if (!document.querySelector('.jp-Dialog') || window.name === 'pressed') return;
        window.name = 'pressed';
        const key = { key: 'Enter', bubbles: true, cancelable: true };
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
      }).observe(document.body, { childList: true });
    });
    await changeOnDisk();
    await writeInFirst(page, 'const mine = 1;');
    await dialog().waitFor();
    expect(await page.evaluate(() => window.name)).toBe('pressed');
    expect(await page.locator('.jp-Dialog button:focus').count()).toBe(0);
    expect(await onDisk()).toContain('Changed on disk');
    await answer('Cancel');
    const notice = page.locator('.notice', { hasText: 'you have not chosen yet' });
    await notice.getByRole('button', { name: 'Choose' }).click();
    await answer('Overwrite');
    await expect.poll(onDisk).toContain('const mine = 1;');
    await notice.waitFor({ state: 'detached' });
  });
});
