import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WebSocket } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from './chromium.js';
import { code, notebook, sampleCells, sampleFolder, text } from './fixture.js';
import {
  coloursOf,
  drawFigures,
  holdRequests,
  openLesson,
  runAll,
  saveByHand,
  type Visit,
  visit,
} from './page.js';

describeInChromium('a lesson in the browser', () => {
  let here: Visit;
  const prompts = () => here.page.locator('.jp-CodeCell .jp-InputPrompt').allTextContents();
  const codeOf = (source: string, i: number) => code(`cell-${i}`, source);
  const openCells = async (file: string, cells: Parameters<typeof notebook>[0]) => {
    await writeFile(join(here.root, file), notebook(cells, 'Cells'));
    await openLesson(here.page, here.server, file);
  };

  beforeAll(async () => {
    here = await visit(
      await sampleFolder({
        '02-damaged.ipynb': '{ "cells": [',
        '03-odd.ipynb': '{"nbformat":4,"metadata":{},"cells":[{"cell_type":"poem"}]}',
      }),
    );
  });

  afterAll(() => here?.close());

  it('is found on the home page with its title, minutes and objectives', async () => {
    const { page } = here;
    const lesson = page.locator('.lesson').first();
    await lesson.waitFor();
    expect(await lesson.locator('h2').textContent()).toBe('Sample lesson');
    expect(await lesson.locator('.minutes').textContent()).toBe('25 min');
    expect(await lesson.locator('.objectives li').allTextContents()).toContain('see a figure');
  });

  it('opens from the home page by keyboard alone', async () => {
    const { page } = here;
    await page.locator('.lesson').first().waitFor();
    const reached = page.locator('.lesson a:focus');
    for (let steps = 0; steps < 10 && (await reached.count()) === 0; steps++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.waitForURL('**/lessons/01-sample.ipynb');
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    await expect.poll(() => page.title()).toContain('Sample lesson');
  });

  it('is not changed by being opened', async () => {
    const { page } = here;
    await openLesson(page, here.server, '01-sample.ipynb');
    expect(await page.textContent('.save-state')).toBe('Saved');
  });

  it('sets its mathematics without leaving this machine', async () => {
    await expect.poll(() => here.page.locator('.jp-MarkdownOutput .katex').count()).toBe(3);
  });

  it('highlights TypeScript', async () => {
    const keyword = here.page.locator('.jp-CodeCell .cm-line span', { hasText: /^const$/ }).first();
    await keyword.waitFor();
    const plain = here.page.locator('.jp-CodeCell .cm-content').first();
    const colour = (element: Element) => getComputedStyle(element).color;
    const plainColour = await plain.evaluate(colour);
    await expect.poll(() => keyword.evaluate(colour)).not.toBe(plainColour);
  });

  it('runs a cell that was started before its kernel was there', async () => {
    const { page, server } = here;
    // The kernel is asked for by POST.
    const letGo = await holdRequests(page, '**/api/sessions**', 'POST');
    await page.goto(`http://127.0.0.1:${server.port}/lessons/01-sample.ipynb`);
    const cell = page.locator('.jp-CodeCell').first();
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Shift+Enter');
    letGo();
    await expect
      .poll(() => cell.locator('.jp-OutputArea-output').allTextContents())
      .toEqual(['49']);
    await page.unroute('**/api/sessions**');
  });

  it('reaches one kernel over one connection', async () => {
    const { page, server } = here;
    const connections: string[] = [];
    const note = (socket: WebSocket) => void connections.push(socket.url());
    page.on('websocket', note);
    await openLesson(page, server, '01-sample.ipynb');
    page.off('websocket', note);
    const toKernels = connections.filter((url) => url.includes('/channels'));
    expect(toKernels).toHaveLength(1);
    const sessions = await page.evaluate(async () => (await fetch('/api/sessions')).json());
    expect(sessions).toEqual([expect.objectContaining({ path: '01-sample.ipynb' })]);
    expect(toKernels[0]).toContain(sessions[0].kernel.id);
  });

  it('runs to the end although a check fails, and shows results, prints and errors', async () => {
    const { page } = here;
    await runAll(page);
    const outputs = async () =>
      (await page.locator('.jp-OutputArea-output').allTextContents()).join('\n');
    await expect.poll(outputs).toContain('49');
    await expect.poll(outputs).toContain('step 2');
    await expect
      .poll(outputs)
      .toMatch(/TypeError: Cannot read properties of undefined[\s\S]*In\[\d+\]:2:/);
  });

  it('paints every figure, flat and solid', async () => {
    const { page } = here;
    expect(await drawFigures(page)).toBe(3);
    for (let figure = 0; figure < 3; figure++) {
      expect(await coloursOf(page, figure), `figure ${figure + 1}`).toBeGreaterThan(3);
    }
    const place = page.locator('.nabla-Figure-plot').first();
    expect(await place.getAttribute('aria-label')).toContain('A parabola');
  });

  it('moves a figure with its slider', async () => {
    const { page } = here;
    const figure = page.locator('.nabla-Figure').nth(2);
    await figure.scrollIntoViewIfNeeded();
    const point = figure.locator('.scatterlayer .point').first();
    const before = await point.getAttribute('transform');
    await figure.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => point.getAttribute('transform')).not.toBe(before);
  });

  it('shows a table with its caption and size, and all of a long one when asked', async () => {
    const table = here.page.locator('.nabla-Table');
    await table.scrollIntoViewIfNeeded();
    expect(await table.locator('caption').textContent()).toBe('Steps of descent');
    expect(await table.locator('.size p').textContent()).toBe('140 rows × 3 columns');
    expect(await table.locator('tbody tr').count()).toBe(100);
    await table.getByRole('button', { name: 'Show all 140' }).click();
    expect(await table.locator('tbody tr').count()).toBe(140);
    expect(await table.getByText('for other pages').count()).toBe(0);
  });

  it('sorts a table by keyboard, up, down and back, and keeps its headings in view', async () => {
    const { page } = here;
    const table = page.locator('.nabla-Table');
    const first = () => table.locator('tbody tr').first().locator('th').textContent();
    const heading = table.getByRole('columnheader', { name: 'step' });
    await heading.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(first).toBe('139');
    expect(await heading.getAttribute('aria-sort')).toBe('descending');
    await page.keyboard.press('Enter');
    await expect.poll(first).toBe('0');
    await table.locator('.scroll').evaluate((scroll) => scroll.scrollTo(0, 900));
    const top = async (of: typeof table) => (await of.boundingBox())?.y ?? 0;
    expect(await top(heading)).toBeCloseTo(await top(table.locator('.scroll')), 0);
  });

  it('shows a failed check as a card with what came, not as a crash', async () => {
    const card = here.page.locator('.nabla-Check').nth(1);
    await expect.poll(() => card.textContent()).toContain('1 of 2 passed');
    await expect.poll(() => card.textContent()).toContain('it went uphill');
    const cell = here.page.locator('.jp-CodeCell', { has: card });
    expect(await cell.locator('.nabla-Failure:visible').count()).toBe(0);
    const first = here.page.locator('.nabla-Check').first();
    await expect.poll(() => first.textContent()).toContain('Passed');
  });

  it('answers a quiz in the page with the explanation of every choice', async () => {
    const { page } = here;
    const question = page.locator('.nabla-Question').first();
    await question.scrollIntoViewIfNeeded();
    await question.getByLabel('Uphill').check();
    await question.getByRole('button').click();
    await expect.poll(() => question.locator('.verdict').textContent()).toContain('Not quite');
    await expect.poll(() => question.locator('.explanation:visible').count()).toBe(2);
    const marks = () => question.locator('.mark').allTextContents();
    expect(await marks()).toEqual(['✗ Your choice: not right', '✓ Correct answer']);
    await question.getByLabel('Downhill').check();
    expect(await marks()).toEqual(['', '']);
    await question.getByRole('button').click();
    await expect.poll(() => question.locator('.verdict').textContent()).toBe('Right.');
    expect(await marks()).toEqual(['✗ Not right', '✓ Your choice: right']);
    const number = page.locator('.nabla-Question').nth(1);
    await number.getByLabel('Your number').fill('12/2');
    await number.getByRole('button').click();
    await expect.poll(() => number.locator('.verdict').textContent()).toBe('Right.');
    expect(await number.locator('.mark').textContent()).toBe('✓ Right');
    const score = page.locator('.nabla-Quiz-score');
    await expect.poll(() => score.textContent()).toContain('2 of 3 right');
  });

  it('completes by Tab with what the kernel knows', async () => {
    const { page } = here;
    const editor = page.locator('.jp-CodeCell .cm-content').first();
    await editor.scrollIntoViewIfNeeded();
    await editor.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nsqua');
    await page.keyboard.press('Tab');
    // A single match is taken at once; of several, the first is taken with Enter.
    const offered = page.locator('.jp-Completer:visible');
    const ending = async () => (await editor.textContent())?.match(/squa\w*$/)?.[0];
    await expect.poll(async () => (await offered.count()) > 0 || (await ending())).not.toBe('squa');
    if ((await offered.count()) > 0) await page.keyboard.press('Enter');
    await expect.poll(ending).toBe('square');
    await page.keyboard.press('Escape');
  });

  it('offers members as one types a dot', async () => {
    const { page } = here;
    await page.locator('.jp-CodeCell .cm-content').first().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\nMath.');
    const offered = page.locator('.jp-Completer:visible');
    // The list is filled in steps while it is already there.
    await expect.poll(() => offered.textContent()).toContain('hypot');
    await page.keyboard.press('Escape');
  });

  it('runs the cell that is edited with Shift+Enter', async () => {
    const { page } = here;
    const cell = page.locator('.jp-CodeCell').first();
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('const kept = 6 * 7;\nkept');
    await page.keyboard.press('Shift+Enter');
    await expect
      .poll(() => cell.locator('.jp-OutputArea-output').allTextContents())
      .toEqual(['42']);
  });

  it('saves with Ctrl+S, and what was saved is there after a reload', async () => {
    const { page, root } = here;
    await saveByHand(page);
    await expect.poll(() => page.textContent('.save-state')).toBe('Saved');
    const saved = JSON.parse(await readFile(join(root, '01-sample.ipynb'), 'utf8'));
    expect(saved.cells[2].source.join('')).toBe('const kept = 6 * 7;\nkept');
    expect(saved.metadata.kernelspec.name).toBe('tslab');
    await page.reload();
    await page.waitForSelector('.jp-Notebook .jp-Cell');
    const source = page.locator('.jp-CodeCell .cm-content').first();
    await expect.poll(() => source.textContent()).toContain('const kept = 6 * 7;');
    const result = page.locator('.jp-OutputArea-output').first();
    await expect.poll(() => result.textContent()).toContain('42');
  });

  it('stops a cell that would run for ever', async () => {
    const { page } = here;
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    const cell = page.locator('.jp-CodeCell').first();
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('console.log("be" + "gun");\nwhile (true) {}');
    await page.keyboard.press('Shift+Enter');
    // The kernel is also busy with what completes the code: the cell itself must run.
    await cell.locator('.jp-OutputArea-output', { hasText: 'begun' }).waitFor();
    await page.waitForSelector('.kernel-state[data-kind=busy]');
    await page.click('[data-command="notebook:interrupt-kernel"]');
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    await expect
      .poll(() => cell.locator('.jp-OutputArea-output').allTextContents())
      .toEqual(['begun\n', expect.stringMatching(/interrupt/i)]);
  });

  it('restarts the kernel after asking', async () => {
    const { page } = here;
    await page.click('[data-command="notebook:restart-kernel"]');
    await page
      .locator('.jp-Dialog')
      .getByRole('button', { name: 'Confirm Kernel Restart' })
      .click();
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    await page.locator('.jp-Dialog').waitFor({ state: 'detached' });
  });

  it('follows the system from light to dark', async () => {
    const { page } = here;
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(background).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
  });

  it('does all this without an error in the console or a request to another machine', () => {
    expect(here.seen).toEqual({ errors: [], strangers: [] });
  });

  it.each([
    ['02-damaged.ipynb', /damaged and was left as it is/],
    ['03-odd.ipynb', /cell 1 has "poem"; expected code, markdown, raw/],
  ])('says what is wrong with %s and leaves it alone', async (file, message) => {
    const { page, root, server } = here;
    const before = await readFile(join(root, file), 'utf8');
    await page.goto(`http://127.0.0.1:${server.port}/lessons/${file}`);
    await page.waitForSelector('.failure');
    expect(await page.textContent('.failure')).toMatch(message);
    expect(await page.title()).toBe('This lesson did not open – Nabla');
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await readFile(join(root, file), 'utf8')).toBe(before);
  });

  it('opens a notebook for another kernel, and says so', async () => {
    const { page, root, server } = here;
    const python = JSON.parse(notebook(sampleCells.slice(0, 3), 'Snakes'));
    python.metadata.kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
    await writeFile(join(root, '04-python.ipynb'), JSON.stringify(python));
    await openLesson(page, server, '04-python.ipynb');
    await expect
      .poll(() => page.textContent('.notice'))
      .toContain('written for the kernel "Python 3"');
    await page.locator('.jp-Cell:focus').waitFor();
    await page.locator('.notice').getByRole('button', { name: 'Close' }).press('Enter');
    await page.locator('.notice').waitFor({ state: 'detached' });
    await page.locator('.jp-Cell:focus').waitFor();
    expect(await page.textContent('.save-state')).toBe('Saved');
  });

  it('survives a cell that prints 200 MB', async () => {
    const { page, server } = here;
    await openLesson(page, server, '01-sample.ipynb');
    const cell = page.locator('.jp-CodeCell').first();
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(
      'const line = "x".repeat(99);\nfor (let i = 0; i < 2_000_000; i++) console.log(line);',
    );
    await page.keyboard.press('Shift+Enter');
    const note = cell.locator('.jp-OutputArea-output', { hasText: 'printed more than 2 MB' });
    await note.waitFor();
    await page.click('[data-command="notebook:interrupt-kernel"]');
    await page.waitForSelector('.kernel-state[data-kind=ready]');
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('6 * 7');
    await page.keyboard.press('Shift+Enter');
    await expect
      .poll(() => cell.locator('.jp-OutputArea-output').allTextContents())
      .toEqual(['42']);
  });

  it('draws all of a long lesson while a cell of it runs', async () => {
    const { page, root, server } = here;
    const texts = Array.from({ length: 60 }, (_, i) => text(`text-${i}`, `Text ${i}`));
    const endless = code('endless', 'await new Promise(() => {});');
    await writeFile(join(root, '05-long.ipynb'), notebook([endless, ...texts], 'Long'));
    await page.goto(`http://127.0.0.1:${server.port}/lessons/05-long.ipynb`);
    const cell = page.locator('.jp-CodeCell').first();
    await cell.locator('.cm-content').click();
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector('.kernel-state[data-kind=busy]');
    await page.locator('.jp-MarkdownOutput', { hasText: 'Text 59' }).waitFor({ state: 'attached' });
    expect(await page.locator('.kernel-state').getAttribute('data-kind')).toBe('busy');
    await page.click('[data-command="notebook:interrupt-kernel"]');
    await page.waitForSelector('.kernel-state[data-kind=ready]');
  });

  it('runs no cell behind one that fails, although the page is slow to send them', async () => {
    const { page } = here;
    await openCells('06-fails.ipynb', ["throw new Error('first')", '2', '3', '4'].map(codeOf));
    await page.evaluate(() => {
      const { send } = WebSocket.prototype;
      WebSocket.prototype.send = function (data) {
        send.call(this, data);
        for (const end = performance.now() + 100; performance.now() < end; );
      };
    });
    await page.click('[data-command="notebook:run-all-cells"]');
    await page.locator('.nabla-Failure').waitFor();
    await expect.poll(prompts).toEqual(['[1]:', '[ ]:', '[ ]:', '[ ]:']);
    await page.locator('.jp-CodeCell .cm-content').nth(1).click();
    await page.keyboard.press('Shift+Enter');
    await expect.poll(prompts).toEqual(['[1]:', '[2]:', '[ ]:', '[ ]:']);
  });

  it('stops the whole run, where a check calls what goes on for ever', async () => {
    const { page } = here;
    const marks = { grade: true, solution: false, locked: true, grade_id: 'endless', points: 1 };
    const cells = [
      code('endless', 'for (;;) {}', { nbgrader: { schema_version: 3, ...marks } }),
      code('next', '2'),
    ];
    await openCells('07-endless.ipynb', cells);
    await page.click('[data-command="notebook:run-all-cells"]');
    await page.waitForSelector('.kernel-state[data-kind=busy]');
    await page.click('[data-command="notebook:interrupt-kernel"]');
    await expect.poll(prompts).toEqual(['[1]:', '[ ]:']);
    await page.locator('.notice', { hasText: 'which was stopped' }).waitFor();
  });

  it('asks for what a cell wants to know, and says once that a run must wait for the answer', async () => {
    const { page } = here;
    await openCells('08-asks.ipynb', ["await input('Your name? ')", '2', '3'].map(codeOf));
    await page.locator('.jp-CodeCell .cm-content').first().click();
    await page.keyboard.press('Shift+Enter');
    const field = page.getByRole('textbox', { name: 'Your name?' });
    await field.waitFor();
    await page.click('[data-command="notebook:run-all-cells"]');
    const dialog = page.locator('.jp-Dialog', { hasText: 'pending input' });
    await dialog.getByRole('button', { name: 'Ok' }).click();
    await field.click();
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await page.locator('.jp-OutputArea-executeResult', { hasText: "'Ada'" }).waitFor();
    await expect.poll(prompts).toEqual(['[1]:', '[ ]:', '[ ]:']);
  });

  it('takes a question back with the cell that asked it', async () => {
    const { page } = here;
    await page.locator('.jp-CodeCell .cm-content').first().click();
    await page.keyboard.press('Shift+Enter');
    const field = page.locator('.jp-Stdin-input');
    await field.waitFor();
    await page.click('[data-command="notebook:interrupt-kernel"]');
    await page.locator('.jp-OutputArea-output', { hasText: 'The cell was stopped.' }).waitFor();
    await field.waitFor({ state: 'detached' });
    expect(await page.locator('.notice').count()).toBe(0);
  });

  it('says that an unknown lesson is not there', async () => {
    const { page, server } = here;
    const response = await page.goto(`http://127.0.0.1:${server.port}/lessons/99-nothing.ipynb`);
    expect(response?.status()).toBe(404);
    expect(await page.textContent('main')).toContain('There is no "99-nothing.ipynb"');
  });
});
