import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium, untilIdle } from './chromium.js';
import { code, notebook, sampleFolder, text } from './fixture.js';
import { andAutosave, openLesson, untilDrawn, type Visit, visit } from './page.js';

const cells = [
  text(
    'top',
    '# Editing\n\nGo to [another lesson](02-other.ipynb#two), or [a place](#one-section) in this one.',
  ),
  code('first', 'const first = 1;'),
  code('second', 'const second = 2;'),
  text('one', '## One section\n\nSome text about $x^2$.'),
  code('third', "throw new Error('on purpose');"),
  text('two', `## Two sections\n\n${'A long text.\n\n'.repeat(60)}`),
  code('fourth', 'const fourth = 4;'),
];

const marks = (grade: boolean) => ({
  nbgrader: { schema_version: 3, grade_id: 'half', grade, solution: !grade, locked: grade },
});
const exercise = [
  text('exercise', '# Exercise'),
  code('answer', 'const half = (x: number) => x / 2;', marks(false)),
  code('check', '// a check', marks(true)),
];

describeInChromium('editing as in Jupyter', () => {
  let here: Visit;
  const editor = (i: number) => here.page.locator('.jp-CodeCell .cm-content').nth(i);
  const source = async (i: number) =>
    (await editor(i).locator('.cm-line').allTextContents()).join('\n');
  /** Writes code into a cell in place of what it has. */
  const write = async (i: number, written: string) => {
    await editor(i).click();
    await here.page.keyboard.press('Control+a');
    await here.page.keyboard.press('Delete');
    await here.page.keyboard.type(written, { delay: 30 });
  };
  const press = (key: string) => here.page.keyboard.press(key);

  beforeAll(async () => {
    const lesson = notebook(cells, 'Editing');
    here = await visit(
      await sampleFolder({
        '01-editing.ipynb': lesson,
        '02-other.ipynb': lesson,
        '03-exercise.ipynb': notebook(exercise, 'Exercise'),
      }),
    );
    await openLesson(here.page, here.server, '01-editing.ipynb');
    await untilIdle(here.page);
  });
  afterAll(() => here?.close());

  it('takes typing back in the cell that is edited, and brings it again', async () => {
    await editor(0).click();
    await press('End');
    await here.page.keyboard.insertText(' // one');
    await editor(1).click();
    await press('End');
    await here.page.keyboard.insertText(' // two');
    await editor(0).click();
    await press('Control+z');
    await expect.poll(() => source(0)).toBe('const first = 1;');
    expect(await source(1)).toBe('const second = 2; // two');
    await press('Control+Shift+Z');
    await expect.poll(() => source(0)).toBe('const first = 1; // one');
    await press('Control+z');
    await press('Control+y');
    await expect.poll(() => source(0)).toBe('const first = 1; // one');
  });

  it('inserts cells and changes their kind from the bar, which follows the chosen cell', async () => {
    const { page } = here;
    const kind = page.getByRole('combobox', { name: 'Cell type' });
    await editor(1).click();
    await expect.poll(() => kind.inputValue()).toBe('code');
    const cells = page.locator('.jp-Notebook .jp-Cell');
    const before = await cells.count();
    await page.getByRole('button', { name: 'Cell', exact: true }).click();
    await expect.poll(() => cells.count()).toBe(before + 1);
    await kind.selectOption('Markdown');
    const chosen = page.locator('.jp-Cell.jp-mod-active');
    await expect.poll(() => chosen.getAttribute('class')).toContain('jp-MarkdownCell');
    // One goes on writing in the new cell.
    await press('Escape');
    await press('d');
    await press('d');
    await expect.poll(() => cells.count()).toBe(before);
  });

  it('says on the tab that a cell runs', async () => {
    await write(1, 'console.log("be" + "gun"); await new Promise(() => {});');
    await press('Control+Enter');
    await here.page.locator('.jp-OutputArea', { hasText: 'begun' }).waitFor();
    await expect.poll(() => here.page.title()).toBe('[*] Editing – Nabla');
    await here.page.click('[data-command="notebook:interrupt-kernel"]');
    await expect.poll(() => here.page.title()).toBe('Editing – Nabla');
    await write(1, 'const second = 2;');
  });

  it('shows texts as they read again when finding ends', async () => {
    const { page } = here;
    await editor(0).click();
    await press('Escape');
    await press('Control+f');
    await page.getByPlaceholder('Find').fill('Some text about');
    const shown = page.locator('.jp-MarkdownCell', { hasText: 'Some text about' });
    await page.getByPlaceholder('Find').press('Enter');
    await expect.poll(() => shown.getAttribute('class')).not.toContain('jp-mod-rendered');
    await page.getByPlaceholder('Find').press('Escape');
    await expect.poll(() => shown.getAttribute('class')).toContain('jp-mod-rendered');
  });

  it('folds a cell again that finding has opened', async () => {
    const { page } = here;
    const input = page.locator('.jp-CodeCell').nth(1).locator('.jp-InputArea-editor');
    await editor(1).click();
    await press('Escape');
    const find = page.locator('.jp-DocumentSearch').getByPlaceholder('Find');
    const fold = async () => {
      await press('Control+Shift+c');
      await page.locator('.jp-ModalCommandPalette input').fill('hide or show code');
      await press('Enter');
    };
    await fold();
    await input.waitFor({ state: 'hidden' });
    await press('Control+f');
    await find.fill('const second');
    const next = async () => {
      await find.press('Enter');
      return input.isVisible();
    };
    await expect.poll(next).toBe(true);
    await find.press('Escape');
    await input.waitFor({ state: 'hidden' });
    await fold();
    await input.waitFor();
  });

  it('takes back what a command changed', async () => {
    await write(0, 'const x = 1;');
    await press('Control+/');
    await expect.poll(() => source(0)).toBe('// const x = 1;');
    await press('Control+z');
    await expect.poll(() => source(0)).toBe('const x = 1;');
  });

  it('begins a new line after a bracket or a whole name, although completions were offered', async () => {
    for (const [typed, seen] of [
      ['console.log(Math)', 'console.log(Math)\n1'],
      ['const half = (x: number) => x / 2;', 'const half = (x: number) => x / 2;\n1'],
      ['Math.PI', 'Math.PI\n1'],
    ] as const) {
      await write(0, typed);
      // Whether the list has come by now or not, the line is at its end.
      await press('Enter');
      await here.page.keyboard.type('1');
      await expect.poll(() => source(0)).toBe(seen);
    }
  });

  it('shows completions with their documentation inside the window', async () => {
    await write(0, 'Math.hyp');
    const list = here.page.locator('.jp-Completer:not(.lm-mod-hidden)');
    await list.waitFor();
    const docs = list.locator('.jp-Completer-docpanel');
    await docs.locator('text=square root').waitFor();
    const { width } = here.page.viewportSize() ?? { width: 0 };
    for (const part of [list, docs]) {
      const box = await part.boundingBox();
      expect(box?.width).toBeGreaterThan(40);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    }
    await press('Escape');
  });

  it('leaves the keys to the cell when a run closes the list', async () => {
    await write(0, 'Math');
    await here.page.locator('.jp-Completer:not(.lm-mod-hidden)').waitFor();
    await press('Control+Enter');
    await here.page.locator('.jp-Completer:not(.lm-mod-hidden)').waitFor({ state: 'detached' });
    const cells = here.page.locator('.jp-Notebook .jp-Cell');
    const before = await cells.count();
    await press('b');
    await expect.poll(() => cells.count()).toBe(before + 1);
    expect(await source(0)).toBe('Math');
    await press('d');
    await press('d');
    await expect.poll(() => cells.count()).toBe(before);
  });

  it('leads back from a link on the page to where one was reading', async () => {
    const { page } = here;
    /** How far a heading is below the upper edge of the lesson. */
    const below = (heading: string) =>
      page.locator('.jp-MarkdownOutput h2', { hasText: heading }).evaluate((node) => {
        const edge = node.closest('.jp-WindowedPanel-outer')?.getBoundingClientRect().top ?? 0;
        return Math.round(node.getBoundingClientRect().top - edge);
      });
    const near = (heading: string) =>
      expect.poll(async () => Math.abs(await below(heading))).toBeLessThan(60);
    await page.locator('#contents a', { hasText: 'Two sections' }).click();
    await near('Two sections');
    expect(page.url()).toMatch(/#two~1$/);
    await page.locator('#contents a', { hasText: 'One section' }).click();
    await expect.poll(() => below('Two sections')).toBeGreaterThan(60);
    await page.goBack();
    await near('Two sections');
    expect(page.url()).toMatch(/#two~1$/);
    await page.goBack();
    await page.locator('.jp-MarkdownOutput a', { hasText: 'a place' }).click();
    await expect.poll(() => page.url()).toMatch(/#one-section$/);
    await expect
      .poll(() => page.locator('.jp-Cell.jp-mod-active').textContent())
      .toContain('Some text about');
  });

  it('offers none as one types when the student does not want them', async () => {
    const toggle = async () => {
      await here.page.locator('.lm-MenuBar-item', { hasText: 'View' }).click();
      await here.page.locator('.lm-Menu-item', { hasText: 'completions as you type' }).click();
    };
    await toggle();
    await write(0, 'Math.hyp');
    const list = here.page.locator('.jp-Completer:not(.lm-mod-hidden)');
    expect(await list.count()).toBe(0);
    await press('Tab');
    await list.waitFor();
    expect(await list.locator('.jp-Completer-item').allTextContents()).toHaveLength(1);
    await press('Escape');
    await toggle();
  });

  it('deletes a line, selects what occurs again, and moves and copies lines', async () => {
    await write(0, 'a = 1;');
    await press('Enter');
    await here.page.keyboard.type('b = 2;');
    await press('Control+d');
    await expect.poll(() => source(0)).toBe('a = 1;');
    await press('Enter');
    await here.page.keyboard.type('b = 2;');
    await press('Control+Shift+K');
    await expect.poll(() => source(0)).toBe('a = 1;');
    await press('Shift+Alt+ArrowDown');
    await expect.poll(() => source(0)).toBe('a = 1;\na = 1;');
    await press('Control+Home');
    await press('Control+Shift+D');
    await press('Control+Shift+D');
    await here.page.keyboard.type('c');
    await expect.poll(() => source(0)).toBe('c = 1;\nc = 1;');
    await press('Control+Home');
    await press('Control+]');
    await expect.poll(() => source(0)).toBe('  c = 1;\nc = 1;');
    await press('Alt+ArrowDown');
    await expect.poll(() => source(0)).toBe('c = 1;\n  c = 1;');
    await press('Control+[');
    await press('Alt+ArrowUp');
    await expect.poll(() => source(0)).toBe('c = 1;\nc = 1;');
  });

  it('moves lines out with Shift+Tab', async () => {
    await write(0, 'a');
    await press('Home');
    await press('Tab');
    await expect.poll(() => source(0)).toBe('  a');
    await press('Home');
    await press('Shift+Tab');
    await expect.poll(() => source(0)).toBe('a');
  });

  it('writes in a text that a double click has opened', async () => {
    await here.page.locator('.jp-MarkdownOutput', { hasText: 'Some text about' }).dblclick();
    await here.page.locator('.jp-MarkdownCell .cm-editor.cm-focused').waitFor();
    await press('Control+End');
    await here.page.keyboard.type(' dd1');
    await press('Shift+Enter');
    await here.page.locator('.jp-MarkdownOutput', { hasText: 'dd1' }).waitFor();
  });

  it('keeps the keys on the cell when a menu or a dialog closes', async () => {
    const onCell = () => here.page.locator('.jp-Cell:focus').waitFor();
    await here.page.locator('.jp-CodeCell .jp-InputPrompt').first().click();
    await here.page.locator('.lm-MenuBar-item', { hasText: 'Edit' }).click();
    await press('Escape');
    await press('Escape');
    await onCell();
    await here.page.locator('.lm-MenuBar-item', { hasText: 'Help' }).click();
    await here.page.locator('.lm-Menu-item', { hasText: 'Keyboard shortcuts' }).click();
    await here.page.locator('.jp-Dialog button', { hasText: 'Close' }).click();
    await onCell();
  });

  it('has the keys of Jupyter for its shortcuts, the palette, find and line numbers', async () => {
    const { page } = here;
    const help = page.locator('.jp-Dialog', { hasText: 'Keyboard shortcuts' });
    const numbers = page.locator('.jp-CodeCell').first().locator('.cm-lineNumbers');
    const onCell = () => page.locator('.jp-Cell:focus').waitFor();
    await page.locator('.jp-CodeCell .jp-InputPrompt').first().click();
    for (const key of ['h', 'Control+Shift+H']) {
      await press(key);
      await help.locator('tr', { hasText: 'Delete line' }).waitFor();
      await press('Escape');
      await onCell();
    }
    await press('Control+Shift+P');
    await page.locator('.jp-ModalCommandPalette input').waitFor();
    await press('Escape');
    await onCell();
    await press('l');
    await numbers.waitFor();
    await press('Shift+L');
    await numbers.waitFor({ state: 'detached' });
    await press('f');
    await page.getByPlaceholder('Replace').waitFor();
    const find = page.getByPlaceholder('Find', { exact: true });
    expect(await find.inputValue()).not.toBe('f');
    await find.press('Escape');
    await onCell();
  });

  it('hides a section under its heading, and saves that', async () => {
    const hidden = here.page.locator('.jp-CodeCell', { hasText: 'on purpose' });
    await here.page.locator('.jp-MarkdownOutput h2', { hasText: 'One section' }).click();
    await press('Escape');
    await andAutosave(here.page, () => press('ArrowLeft'));
    await hidden.waitFor({ state: 'hidden' });
    await here.page.locator('.save-state', { hasText: /^Saved$/ }).waitFor();
    await press('ArrowRight');
    await hidden.waitFor();
    await here.page.locator('.jp-collapseHeadingButton').first().waitFor({ state: 'attached' });
  });

  it('goes to the cell whose error ended a run, and says so', async () => {
    await write(0, '1');
    await here.page.click('[data-command="notebook:run-all-cells"]');
    await here.page.locator('.notice', { hasText: 'ended at this cell' }).waitFor();
    const active = here.page.locator('.jp-Cell.jp-mod-active');
    await expect.poll(() => active.textContent()).toContain('on purpose');
    await here.page.locator('.notice button', { hasText: 'Close' }).click();
  });

  it('says what has happened to those who only listen', async () => {
    await here.page.locator('.jp-CodeCell .jp-InputPrompt').nth(2).click();
    await press('Control+Enter');
    await here.page
      .locator('.announcer', { hasText: 'failed: Error: on purpose' })
      .waitFor({ state: 'attached' });
  });

  it('marks in the contents what is read', async () => {
    const current = here.page.locator('#contents a[aria-current=true]');
    await here.page.locator('.jp-Notebook').hover();
    await here.page.mouse.wheel(0, 20_000);
    await expect.poll(() => current.textContent()).toBe('Two sections');
    await here.page.mouse.wheel(0, -20_000);
    await expect.poll(() => current.count()).toBe(0);
  });

  it('pastes cells from another lesson, where they are no exercise', async () => {
    const cell = (page: Page, source: string) => page.locator('.jp-CodeCell', { hasText: source });
    const choose = (page: Page, source: string) =>
      cell(page, source).locator('.jp-InputPrompt').first().click();
    const { page } = here;
    const other = await page.context().newPage();
    await other.goto(new URL('03-exercise.ipynb', page.url()).href);
    await other.locator('.nabla-Exercise').waitFor();
    await choose(other, 'const half');
    await other.keyboard.press('Shift+ArrowDown');
    await other.keyboard.press('c');
    await choose(page, 'second');
    await press('v');
    await expect.poll(() => cell(page, 'const half').count()).toBe(1);
    await press('d');
    await press('d');
    await expect.poll(() => cell(page, 'a check').count()).toBe(0);
    await choose(page, 'const half');
    await press('x');
    await expect.poll(() => cell(page, 'const half').count()).toBe(0);
    await choose(other, 'a check');
    await other.keyboard.press('v');
    await expect.poll(() => cell(other, 'const half').count()).toBe(2);
    expect(await other.locator('.nabla-Exercise').count()).toBe(1);
    await other.close();
  });

  it('moves an exercise that is cut and pasted, and makes none of its copy', async () => {
    const other = await here.page.context().newPage();
    const answers = other.locator('.jp-CodeCell', { hasText: 'const half' });
    await other.goto(new URL('03-exercise.ipynb', here.page.url()).href);
    await other.locator('.nabla-Exercise').waitFor();
    await untilDrawn(other);
    const before = await answers.count();
    await answers.first().locator('.jp-InputPrompt').click();
    await other.keyboard.press('x');
    await expect.poll(() => answers.count()).toBe(before - 1);
    await other.keyboard.press('v');
    await expect.poll(() => answers.count()).toBe(before);
    await other.locator('.nabla-Exercise').waitFor();
    await other.keyboard.press('v');
    await expect.poll(() => answers.count()).toBe(before + 1);
    await other.locator('.jp-CodeCell', { hasText: 'a check' }).locator('.nabla-Lock').waitFor();
    expect(await other.locator('.nabla-Exercise').count()).toBe(1);
    await other.close();
  });

  it('says that a kernel that was ended is ended', async () => {
    await here.page.locator('.lm-MenuBar-item', { hasText: 'Kernel' }).click();
    await here.page.locator('.lm-Menu-item', { hasText: 'End the kernel' }).click();
    await here.page.locator('.kernel-state', { hasText: 'Kernel ended' }).waitFor();
  });

  it('opens another lesson by a link, in its place', async () => {
    await here.page.locator('.jp-MarkdownOutput a', { hasText: 'another lesson' }).click();
    await here.page.waitForURL('**/lessons/02-other.ipynb#two');
    await here.page
      .locator('.jp-MarkdownCell.jp-mod-active', { hasText: 'Two sections' })
      .waitFor();
    expect(here.page.context().pages()).toHaveLength(1);
  });

  it('pastes there what was cut in the lesson that was left', async () => {
    const pasted = here.page.locator('.jp-CodeCell', { hasText: 'const half' });
    expect(await pasted.count()).toBe(0);
    await here.page.locator('.jp-CodeCell .jp-InputPrompt').first().click();
    await press('v');
    await expect.poll(() => pasted.count()).toBe(1);
  });

  it('makes no error in the console and asks no other machine', () => {
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });
});
