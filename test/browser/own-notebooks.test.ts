import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { violations } from './axe.js';
import { describeInChromium } from './chromium.js';
import { notebook, sampleCells, sampleFolder } from './fixture.js';
import { andAutosave, openLesson, type Visit, visit, writeInFirst } from './page.js';

const short = (title: string) => notebook(sampleCells.slice(0, 4), title);
const file = (name: string, text: string) => ({
  name,
  mimeType: 'application/x-ipynb+json',
  buffer: Buffer.from(text),
});

describeInChromium('own notebooks', () => {
  let here: Visit;

  beforeEach(async () => {
    const root = await sampleFolder({ '01-sample.ipynb': short('Short'), 'mine.ipynb': short('') });
    await mkdir(join(root, 'week 1'));
    await writeFile(join(root, 'week 1', 'older.ipynb'), short(''));
    await utimes(join(root, 'week 1', 'older.ipynb'), 1_700_000_000, 1_700_000_000);
    here = await visit(root);
    await links(here.page).first().waitFor();
  });
  afterEach(() => here?.close());

  const links = (page: Page) => page.locator('.own-list a');
  const names = () => links(here.page).allTextContents();
  const button = (name: string, page = here.page) =>
    page.getByRole('button', { name, exact: true });
  const dialog = () => here.page.locator('dialog.ask');
  const words = () => here.page.locator('.own-words').textContent();
  const home = (page = here.page) => page.goto(`http://127.0.0.1:${here.server.port}/`);
  const onDisk = (name: string) => readFile(join(here.root, name), 'utf8');
  const fromFile = async (page: Page, item: string) => {
    await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
    await page.locator('.lm-Menu-item', { hasText: item }).click();
  };
  const rename = async (page: Page, to: string) => {
    await page.locator('dialog.ask input').fill(to);
    await page.keyboard.press('Enter');
  };
  const focused = () => here.page.evaluate(() => document.activeElement?.textContent);
  const choose = async (...files: ReturnType<typeof file>[]) => {
    const chooser = here.page.waitForEvent('filechooser');
    await button('Add a notebook from this computer…').click();
    await (await chooser).setFiles(files);
  };

  it('are listed under the lessons, the last changed first, each a way to its page', async () => {
    const { page } = here;
    expect(await names()).toEqual(['mine', 'week 1/older']);
    const times = await page
      .locator('.own-list time')
      .evaluateAll((all) => all.map((each) => each.getAttribute('datetime')));
    expect(times[1]).toBe(new Date(1_700_000_000_000).toISOString());
    await links(page).nth(1).click();
    await page.locator('#bar .title', { hasText: 'older' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/lessons/week%201/older.ipynb');
  });

  it('begin with one empty cell that runs', async () => {
    const { page } = here;
    await button('New notebook').click();
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    expect(await page.locator('#bar .title').textContent()).toBe('Untitled');
    const made = JSON.parse(await onDisk('Untitled.ipynb'));
    expect(made).toMatchObject({
      metadata: { kernelspec: { name: 'tslab' } },
      nbformat: 4,
      nbformat_minor: 5,
      cells: [{ cell_type: 'code', id: expect.stringMatching(/^[\w-]+$/), source: [] }],
    });
    await writeInFirst(page, '6 * 7');
    await page.keyboard.press('Shift+Enter');
    const output = page.locator('.jp-OutputArea-output').first();
    await expect.poll(() => output.textContent()).toBe('42');
    const remembered = page.waitForResponse((response) => response.url().endsWith('/study/last'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await remembered;
    await home();
    const on = page.locator('.continue-link');
    expect(await on.textContent()).toBe('Continue where you left off: Untitled');
    expect(await on.getAttribute('href')).toMatch(/^\/lessons\/Untitled\.ipynb#/);
    await button('New notebook').click();
    await page.locator('#bar .title', { hasText: 'Untitled-1' }).waitFor();
  });

  it('are renamed by keyboard, in the same folder and to a free name only', async () => {
    const { page } = here;
    await button('Rename: week 1/older').focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    expect(await violations(page)).toEqual([]);
    for (const [name, fault] of [
      [' ', 'A notebook needs a name.'],
      ['../mine', 'Choose a name that does not begin with a dot: such files are hidden.'],
      ['a/b', 'Choose a name without \\ / : * ? " < > and |.'],
    ] as const) {
      await rename(page, name);
      await expect.poll(() => dialog().getByRole('alert').textContent()).toBe(fault);
    }
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await button('Rename: mine').click();
    await rename(page, '07-mine');
    await expect.poll(() => dialog().textContent()).toContain('would be taken for a lesson');
    await writeFile(join(here.root, 'taken.ipynb'), short(''));
    await rename(page, 'taken');
    await expect.poll(() => dialog().textContent()).toContain('"taken.ipynb" exists already');
    await rename(page, 'Descent, by hand');
    await expect.poll(names).toContain('Descent, by hand');
    await expect.poll(focused).toBe('Descent, by hand');
    expect(await words()).toBe('"mine" is now called "Descent, by hand".');
    expect(await readdir(here.root)).not.toContain('mine.ipynb');
  });

  it('are duplicated and downloaded', async () => {
    await button('Duplicate: week 1/older').click();
    await expect.poll(names).toEqual(['week 1/older-copy', 'mine', 'week 1/older']);
    const begun = here.page.waitForEvent('download');
    await button('Download: week 1/older').click();
    const download = await begun;
    expect(download.suggestedFilename()).toBe('older.ipynb');
    expect(await readFile(await download.path(), 'utf8')).toBe(await onDisk('week 1/older.ipynb'));
  });

  it('are deleted after a question, and put back as they were', async () => {
    const { page } = here;
    const before = await onDisk('mine.ipynb');
    await button('Delete: mine').click();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await onDisk('mine.ipynb')).toBe(before);
    await button('Delete: mine').click();
    await dialog().getByRole('button', { name: 'Delete' }).click();
    await expect.poll(names).toEqual(['week 1/older']);
    expect(await readdir(here.root)).not.toContain('mine.ipynb');
    await expect.poll(focused).toBe('Undo');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(['mine', 'week 1/older']);
    expect(await onDisk('mine.ipynb')).toBe(before);
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('are not deleted while another tab has them open, and take their kernel along', async () => {
    const { page, context, server } = here;
    const other = await context.newPage();
    await openLesson(other, server, 'mine.ipynb');
    const sessions = async () =>
      JSON.parse(await page.evaluate(async () => (await fetch('/api/sessions')).text()));
    const press = () => dialog().getByRole('button', { name: 'Delete' }).click();
    await button('Delete: mine').click();
    await press();
    await expect.poll(() => dialog().textContent()).toContain('close that tab first');
    expect(await readdir(here.root)).toContain('mine.ipynb');
    await other.close();
    await expect.poll(async () => (await sessions())[0].kernel.connections).toBe(0);
    await press();
    await dialog().waitFor({ state: 'detached' });
    await expect.poll(sessions).toEqual([]);
  });

  it('are added from this computer, several at once, and overwrite nothing', async () => {
    const before = await onDisk('mine.ipynb');
    await choose(
      file('mine.ipynb', short('another')),
      file('01-sample.ipynb', short('')),
      file('fresh.ipynb', short('')),
    );
    await expect.poll(names).toContain('fresh');
    expect(await names()).toEqual(expect.arrayContaining(['mine-1', 'My 01-sample', 'mine']));
    await expect
      .poll(words)
      .toBe(
        '"mine.ipynb" is added as "mine-1.ipynb", as its name is taken.' +
          '"01-sample.ipynb" is added as "My 01-sample.ipynb", so that it is not taken for a lesson.' +
          '"fresh.ipynb" is added.',
      );
    expect(await onDisk('mine.ipynb')).toBe(before);
  });

  it('are taken when they are dropped', async () => {
    const data = await here.page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.ipynb'));
      return transfer;
    }, short(''));
    await here.page.dispatchEvent('#own', 'dragover', { dataTransfer: data });
    expect(await here.page.locator('#own').getAttribute('class')).toContain('dropping');
    await here.page.dispatchEvent('#own', 'drop', { dataTransfer: data });
    await expect.poll(names).toContain('dropped');
    expect(await here.page.locator('#own').getAttribute('class')).not.toContain('dropping');
  });

  it('are not made of anything else, which is said in a sentence', async () => {
    const before = await readdir(here.root);
    for (const [name, text, fault] of [
      ['a.txt', '{}', 'the name of a notebook ends in .ipynb.'],
      ['a.ipynb', 'not { JSON', 'its text is not JSON, so it is damaged or no notebook;'],
      ['a.ipynb', '[1]', 'it is JSON, but no notebook;'],
      ['a.ipynb', '{"nbformat":4}', 'it has no cells, so it is no notebook;'],
      ['a.ipynb', '{"nbformat":3,"worksheets":[]}', 'it is not in notebook format 4;'],
      ['a.ipynb', '{"nbformat":4,"cells":[{"cell_type":"poem"}]}', 'some of its cells'],
      ['.a.ipynb', short(''), 'Choose a name that does not begin with a dot'],
    ] as const) {
      await choose(file(name, text));
      await expect.poll(words).toContain(`"${name}" was not added: ${fault}`);
    }
    expect(await readdir(here.root)).toEqual(before);
  });

  it('keep what is typed in another tab while they are renamed here', async () => {
    const { page, context, server } = here;
    const other = await context.newPage();
    await openLesson(other, server, 'mine.ipynb');
    await writeInFirst(other, 'const typed = "before the new name";');
    await button('Rename: mine').click();
    await rename(page, 'renamed');
    await expect.poll(names).toContain('renamed');
    await other.locator('#bar .title', { hasText: 'renamed' }).waitFor();
    expect(new URL(other.url()).pathname).toBe('/lessons/renamed.ipynb');
    await expect.poll(() => onDisk('renamed.ipynb')).toContain('before the new name');
    await andAutosave(other, () => writeInFirst(other, 'const typed = "and after it";'));
    await expect.poll(() => onDisk('renamed.ipynb')).toContain('and after it');
    await expect.poll(() => other.locator('.save-state').textContent()).toBe('Saved');
    expect(await readdir(here.root)).not.toContain('mine.ipynb');
    await other.reload();
    await other.waitForSelector('.kernel-state[data-kind=ready]');
  });

  it('follow a new name that came from elsewhere when they are saved next', async () => {
    const { page, server } = here;
    await openLesson(page, server, 'mine.ipynb');
    const renamed = await page.request.patch(
      `http://127.0.0.1:${server.port}/api/contents/mine.ipynb`,
      {
        headers: { origin: `http://127.0.0.1:${server.port}` },
        data: { path: 'elsewhere.ipynb' },
      },
    );
    expect(renamed.status()).toBe(200);
    await writeInFirst(page, 'const typed = 1;');
    await expect.poll(() => onDisk('elsewhere.ipynb')).toContain('const typed = 1;');
    await expect.poll(() => page.locator('#bar .title').textContent()).toBe('elsewhere');
    expect(await readdir(here.root)).not.toContain('mine.ipynb');
  });

  it('lose nothing that is typed after their file went', async () => {
    const { page, server, root } = here;
    await openLesson(page, server, 'mine.ipynb');
    await rm(join(root, 'mine.ipynb'));
    await writeInFirst(page, 'const typed = 1;');
    await expect
      .poll(() => onDisk('mine.ipynb').catch(() => 'nothing'))
      .toContain('const typed = 1;');
  });

  it('are renamed, duplicated and made from the File menu', async () => {
    const { page, server, root } = here;
    await openLesson(page, server, 'mine.ipynb');
    await writeInFirst(page, 'const typed = 1;');
    await fromFile(page, 'Rename…');
    expect(await violations(page)).toEqual([]);
    await rename(page, 'named in its page');
    await expect.poll(() => page.locator('#bar .title').textContent()).toBe('named in its page');
    expect(await onDisk('named in its page.ipynb')).toContain('const typed = 1;');
    await writeInFirst(page, 'const more = 2;');
    await fromFile(page, 'Duplicate');
    await page.locator('.notice', { hasText: 'is a copy of this notebook' }).waitFor();
    expect(await onDisk('named in its page-copy.ipynb')).toContain('const more = 2;');
    await fromFile(page, 'New notebook');
    await page.locator('#bar .title', { hasText: 'Untitled' }).waitFor();
    expect(await readdir(root)).not.toContain('mine.ipynb');
    await home();
    await expect.poll(names).toHaveLength(4);
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });

  it('of a lesson are its copies, while lessons keep their names', async () => {
    const { page, server } = here;
    await openLesson(page, server, '01-sample.ipynb');
    await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
    await page.locator('.lm-Menu-item', { hasText: 'Duplicate' }).waitFor();
    expect(await page.locator('.lm-Menu-item', { hasText: 'Rename' }).isVisible()).toBe(false);
    await page.locator('.lm-Menu-item', { hasText: 'Duplicate' }).click();
    await page.locator('.notice').getByRole('button', { name: 'Open it' }).click();
    await page.locator('#bar .title', { hasText: 'My 01-sample' }).waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'are for everyone, in %s colours and on a phone',
    async (scheme) => {
      const { page } = here;
      await page.emulateMedia({ colorScheme: scheme });
      await choose(file('a.ipynb', '[1]'), file(`${'long-name-'.repeat(12)}.ipynb`, short('')));
      await expect.poll(names).toHaveLength(3);
      await expect.poll(() => violations(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      const overhang = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(overhang).toBe(0);
      await button('Delete: mine').click();
      await expect.poll(() => violations(page)).toEqual([]);
      await expect.poll(overhang).toBe(0);
    },
  );
});
