import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from './chromium.js';
import { code, notebook, sampleCells, sampleFolder, text } from './fixture.js';
import {
  andAutosave,
  holdRequests,
  openLesson,
  runAll,
  saveByHand,
  type Visit,
  visit,
  writeInFirst,
} from './page.js';

describeInChromium('studying', () => {
  let here: Visit;

  const type = (code: string) => writeInFirst(here.page, code);
  const cells = () => here.page.locator('.jp-Notebook .jp-Cell').count();

  beforeAll(async () => {
    here = await visit(
      await sampleFolder({
        '02-broken.ipynb': '{',
        '02-next.ipynb': notebook(sampleCells.slice(0, 4), 'The next one'),
      }),
    );
    await openLesson(here.page, here.server, '01-sample.ipynb');
  });
  afterAll(() => here?.close());

  it('is helped by a table of contents that leads to each section', async () => {
    const { page } = here;
    const links = page.locator('#contents ol a');
    await expect
      .poll(() => links.allTextContents())
      .toEqual(['Cells that run', 'Figures', 'Flat and solid', 'Exercises', 'Summary']);
    await links.filter({ hasText: 'Exercises' }).click();
    await page.locator('h2', { hasText: 'Exercises' }).and(page.locator(':visible')).waitFor();
    await expect
      .poll(() => page.locator('#contents a[aria-current]').textContent())
      .toBe('Exercises');
  });

  it('leads on to the next lesson', async () => {
    const next = here.page.locator('.neighbours a');
    await expect.poll(() => next.textContent()).toBe('NextThe next one');
    expect(await next.getAttribute('href')).toBe('/lessons/02-next.ipynb');
  });

  it('offers the menus of Jupyter, which can be used by keyboard', async () => {
    const { page } = here;
    const names = await page.locator('.lm-MenuBar-itemLabel').allTextContents();
    expect(names).toEqual(['File', 'Edit', 'View', 'Run', 'Kernel', 'Help']);
    await page.locator('.lm-MenuBar-item', { hasText: 'Run' }).click();
    const menu = page.locator('.lm-Menu');
    await expect.poll(() => menu.textContent()).toContain('Run all above');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.locator('.lm-Menu').textContent()).toContain('Restart kernel…');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
  });

  it('takes back the deletion of a cell', async () => {
    const { page } = here;
    const before = await cells();
    await page.locator('.jp-CodeCell .cm-content').first().click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await expect.poll(cells).toBe(before - 1);
    await page.keyboard.press('z');
    await expect.poll(cells).toBe(before);
  });

  it('adds cells above and below, and changes their kind', async () => {
    const { page } = here;
    const before = await cells();
    await page.keyboard.press('b');
    await page.keyboard.press('a');
    await expect.poll(cells).toBe(before + 2);
    await page.keyboard.press('m');
    await page.locator('.jp-MarkdownCell.jp-mod-active').waitFor();
    await page.keyboard.press('y');
    await page.locator('.jp-CodeCell.jp-mod-active').waitFor();
    await page.keyboard.press('d');
    await page.keyboard.press('d');
    await page.keyboard.press('j');
    // What was done quickly is one step to take back, what was done slowly is several.
    const takeBack = async () => {
      await page.keyboard.press('z');
      return cells();
    };
    await expect.poll(takeBack).toBe(before);
  });

  it('keeps a locked cell as it is and says why', async () => {
    const { page } = here;
    const check = page.locator('.jp-CodeCell', { hasText: 'One step of descent' }).first();
    await check.scrollIntoViewIfNeeded();
    expect(await check.locator('.nabla-Lock').textContent()).toContain('checks your answer');
    const before = await check.locator('.cm-content').textContent();
    const count = await cells();
    await check.locator('.cm-content').click();
    await page.keyboard.type('changed');
    await page.keyboard.press('Escape');
    for (const key of ['d', 'd', 'x', 'm']) await page.keyboard.press(key);
    const dialog = page.locator('.jp-Dialog', { hasText: 'read-only' });
    await dialog.getByRole('button').click();
    await dialog.waitFor({ state: 'detached' });
    expect(await check.locator('.cm-content').textContent()).toBe(before);
    expect(await cells()).toBe(count);
  });

  it('leaves no trace of the lock in the file', async () => {
    const { page, root } = here;
    await type('const saved = 1;');
    await page.keyboard.press('Escape');
    await saveByHand(page);
    const saved = JSON.parse(await readFile(join(root, '01-sample.ipynb'), 'utf8'));
    expect(saved.cells[2].source).toEqual(['const saved = 1;']);
    const locked = saved.cells.find(({ id }: { id: string }) => id === 'failed-check');
    expect(Object.keys(locked.metadata)).not.toContain('editable');
    expect(locked.metadata.nbgrader.locked).toBe(true);
  });

  it('saves what is typed while a save is under way', async () => {
    const { page, root } = here;
    const letGo = await holdRequests(page, '**/api/contents/01-sample.ipynb*');
    const asked = page.waitForRequest((request) => request.url().includes('/api/contents/'));
    await type('const early = 1;');
    await asked;
    await page.keyboard.insertText('\nconst late = 2;');
    letGo();
    const source = async () =>
      JSON.parse(await readFile(join(root, '01-sample.ipynb'), 'utf8')).cells[2].source.join('');
    await expect.poll(source).toBe('const early = 1;\nconst late = 2;');
    await expect.poll(() => page.textContent('.save-state')).toBe('Saved');
  });

  it('finds and replaces over the whole lesson', async () => {
    const { page } = here;
    await type('const needle = 1;');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+h');
    await page.locator('.jp-DocumentSearch-overlay').waitFor();
    await page.getByPlaceholder('Find').fill('needle');
    await expect
      .poll(() => page.locator('.jp-DocumentSearch-index-counter').textContent())
      .toMatch(/\/1$/);
    await page.getByPlaceholder('Replace').fill('thread');
    await page.getByRole('button', { name: 'Replace All' }).click();
    await expect
      .poll(() => page.locator('.jp-CodeCell .cm-content').first().textContent())
      .toBe('const thread = 1;');
    await page.getByPlaceholder('Find').press('Escape');
    await page.locator('.jp-DocumentSearch-overlay').waitFor({ state: 'detached' });
  });

  it('shows the type of what is under the cursor with Shift+Tab', async () => {
    const { page } = here;
    await type('const wide: readonly number[] = [1, 2];\nwide');
    await page.keyboard.press('Shift+Tab');
    const tooltip = page.locator('.jp-Tooltip');
    await tooltip.waitFor();
    await expect.poll(() => tooltip.textContent()).toContain('readonly number[]');
    await page.keyboard.press('Escape');
    await tooltip.waitFor({ state: 'detached' });
  });

  it('lists the shortcuts', async () => {
    const { page } = here;
    await page.locator('.lm-MenuBar-item', { hasText: 'Help' }).click();
    await page.locator('.lm-Menu-item', { hasText: 'Keyboard shortcuts' }).click();
    const dialog = page.locator('.jp-Dialog');
    await expect.poll(() => dialog.textContent()).toMatch(/Shift\+Enter.*Run cell and go on/);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('goes back to the version that was saved by hand', async () => {
    const { page } = here;
    await type('const good = 1;');
    await saveByHand(page);
    await andAutosave(page, () => type('const bad = 1;'));
    await page.locator('.lm-MenuBar-item', { hasText: 'File' }).click();
    await page.locator('.lm-Menu-item', { hasText: 'Go back' }).click();
    await page.locator('.jp-Dialog').getByRole('button', { name: 'Go back' }).click();
    await expect
      .poll(() => page.locator('.jp-CodeCell .cm-content').first().textContent())
      .toBe('const good = 1;');
  });

  it('remembers the answers of a quiz', async () => {
    const { page } = here;
    await type('1');
    await page.keyboard.press('Escape');
    await runAll(page);
    const question = page.locator('.nabla-Question').first();
    await question.getByLabel('Downhill').check();
    const remembered = page.waitForResponse((response) =>
      response.url().includes('/study/answers/'),
    );
    await question.getByRole('button').click();
    expect((await remembered).status()).toBe(204);
    await saveByHand(page);
    await page.reload();
    await page.locator('#contents a', { hasText: 'Summary' }).click();
    await question.waitFor();
    await expect.poll(() => question.locator('.verdict').textContent()).toBe('Right.');
    expect(await question.getByLabel('Downhill').isChecked()).toBe(true);
  });

  it('shows on the home page how far one has come, and the way back', async () => {
    const { page, server } = here;
    // The place before may still be on its way.
    const placed = page.waitForResponse(
      (response) =>
        response.url().endsWith('/study/last') &&
        String(response.request().postData()).includes('crash'),
    );
    await page.locator('.jp-CodeCell .cm-content', { hasText: 'reach' }).click();
    await placed;
    await page.goto(`http://127.0.0.1:${server.port}/`);
    const lesson = page.locator('.lesson').first();
    await lesson.waitFor();
    const words = await lesson.locator('.progress p').textContent();
    expect(words).toBe('3 of 3 sections run · 0 of 1 exercise passed · 1 of 3 questions right');
    await page.locator('.continue a').click();
    await page.waitForURL(/01-sample\.ipynb#crash$/);
    await page.locator('.jp-CodeCell.jp-mod-active', { hasText: 'reach' }).waitFor();
  });

  it('replaces nothing in locked cells, of whatever kind, and says so', async () => {
    const { page, root, server } = here;
    const nbgrader = { schema_version: 3, grade: true, solution: false, locked: true };
    const cells = [
      code('open', 'const needle = 1;'),
      code('code', 'the needle', { nbgrader: { ...nbgrader, grade_id: 'code' } }),
      { ...text('raw', 'the needle'), cell_type: 'raw', metadata: { nbgrader } },
    ];
    await writeFile(join(root, '03-locked.ipynb'), notebook(cells, 'Locked'));
    await openLesson(page, server, '03-locked.ipynb');
    const sources = () => page.locator('.jp-Cell .cm-content').allTextContents();
    const notice = page.locator('.notice', { hasText: '2 locked cells have it, too' });
    const count = page.locator('.jp-DocumentSearch-index-counter');

    await page.keyboard.press('Control+h');
    await page.getByPlaceholder('Find').fill('needle');
    await page.getByPlaceholder('Replace').fill('thread');
    await expect.poll(() => count.textContent()).toMatch(/\/3$/);
    await page.getByRole('button', { name: 'Replace All' }).click();
    await notice.getByRole('button', { name: 'Close' }).click();
    await expect.poll(() => count.textContent()).toMatch(/\/2$/);
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await notice.waitFor();
    expect(await sources()).toEqual(['const thread = 1;', 'the needle', 'the needle']);
    await page.getByPlaceholder('Find').press('Escape');
    await notice.waitFor({ state: 'detached' });
  });

  it('makes no error in the console', () => {
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });
});
