import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../app/server/start.js';
import { launchChromium, newContext, untilIdle, type Watch, watch } from './chromium.js';
import { coloursIn } from './colours.js';

/** A served folder and a browser that has come in by the printed address. */
export interface Visit {
  readonly server: RunningServer;
  readonly root: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly seen: Watch;
  close(): Promise<void>;
}

/** @param more what the server is told beside the folder, such as where the question bank is */
export async function visit(root: string, more: Omit<ServerOptions, 'root'> = {}): Promise<Visit> {
  const server = await startServer({ root, ...more });
  const browser: Browser = await launchChromium();
  const context = await newContext(browser);
  const seen = await watch(context);
  const page = await context.newPage();
  await page.goto(server.url);
  return {
    server,
    root,
    context,
    page,
    seen,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until every cell is drawn: those out of sight are when there is time. */
export async function untilDrawn(page: Page): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const file = pathname.replace('/lessons/', '/api/contents/');
  const { content } = await (await page.request.get(`${origin}${file}?content=1`)).json();
  await page.waitForFunction(
    (count) => document.querySelectorAll('.jp-Notebook .jp-Cell').length === count,
    content.cells.length,
  );
}

/** Opens a lesson and waits until its cells are drawn and its kernel is ready. */
export async function openLesson(page: Page, server: RunningServer, file: string): Promise<void> {
  await page.goto(`http://127.0.0.1:${server.port}/lessons/${encodeURIComponent(file)}`);
  await page.waitForSelector('.jp-Notebook .jp-Cell');
  await page.waitForSelector('.kernel-state[data-kind=ready]');
  await untilDrawn(page);
}

/** Replaces the code of the first cell, as a student does who clicks into it; a click may miss what is still moving. */
export async function writeInFirst(page: Page, code: string): Promise<void> {
  const editor = page.locator('.jp-CodeCell .cm-editor').first();
  const clicked = async () => {
    await editor.locator('.cm-content').click();
    return editor.getAttribute('class');
  };
  await expect.poll(clicked).toContain('cm-focused');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
}

/** Saves by hand and waits until the server has kept this version. */
export async function saveByHand(page: Page): Promise<void> {
  // JupyterLab has sent one of its own, when the lesson was opened, which may not be answered yet.
  const asked = page.waitForRequest(
    (request) =>
      request.method() === 'POST' && new URL(request.url()).pathname.endsWith('/checkpoints'),
  );
  await page.keyboard.press('Control+s');
  await (await asked).response();
}

/** Holds back the page's requests to an address, those of one method where it is given, until they are let go. */
export async function holdRequests(
  page: Page,
  address: string,
  method?: string,
): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(address, async (route) => {
    if (method === undefined || route.request().method() === method) await held;
    await route.continue();
  });
  return letGo;
}

/** Does something that changes the lesson and waits until it was saved by itself. */
export async function andAutosave(page: Page, change: () => Promise<void>): Promise<void> {
  const saved = page.waitForResponse((response) => response.request().method() === 'PUT');
  await change();
  await saved;
}

/** Runs all cells and waits for the last of them. */
export async function runAll(page: Page): Promise<void> {
  await page.click('[data-command="notebook:run-all-cells"]');
  // The prompt of a cell that was not run is empty, of one that waits or runs it is [*].
  await page.waitForFunction(
    () => {
      const prompts = [
        ...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt:not(.jp-Placeholder-prompt)'),
      ];
      const cells = prompts.map((prompt) => prompt.textContent ?? '');
      return cells.length > 0 && cells.every((text) => /\[\d+\]/.test(text));
    },
    undefined,
    { timeout: 250_000 },
  );
  // What the last cell shows may come after the end of its run.
  await untilIdle(page);
}

/** Brings every figure into view once, so that it is drawn, and tells how many there are. */
export async function drawFigures(page: Page): Promise<number> {
  const figures = page.locator('.nabla-Figure');
  const count = await figures.count();
  for (let i = 0; i < count; i++) {
    await figures.nth(i).scrollIntoViewIfNeeded();
    await figures.nth(i).locator('[data-drawn=yes]').waitFor();
  }
  return count;
}

/**
 * How much is really painted in a figure: for each, the number of colours in a picture of it.
 * A blank one has one or two; axes and text alone have some shades of grey.
 */
export async function coloursOf(page: Page, figure: number): Promise<number> {
  const place = page.locator('.nabla-Figure-plot').nth(figure);
  await place.scrollIntoViewIfNeeded();
  const picture = (await place.screenshot()).toString('base64');
  return page.evaluate(coloursIn, picture);
}

/** All copies of lessons that were set aside in a folder, one after the other. */
export async function keptIn(root: string): Promise<string> {
  const names = (await readdir(root)).filter((name) => name.includes(', kept '));
  return (await Promise.all(names.map((name) => readFile(join(root, name), 'utf8')))).join('\n');
}
