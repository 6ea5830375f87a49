import { accessSync, constants } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { describe } from 'vitest';

const CANDIDATES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Where Chromium is on this machine, if it is. */
export const chromiumPath = CANDIDATES.find((path): path is string => {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
});

/** Tests that need a browser: skipped with a word where there is none, except under CI, where they fail. */
export function describeInChromium(name: string, tests: () => void): void {
  if (chromiumPath === undefined && process.env.CI !== 'true') {
    console.warn(`Skipped, as there is no Chromium (install it, or name it in CHROMIUM): ${name}`);
    describe.skip(name, tests);
  } else describe(name, tests);
}

export async function launchChromium(): Promise<Browser> {
  if (chromiumPath === undefined) {
    throw new Error(`Chromium is missing; it was sought as ${CANDIDATES.slice(1).join(', ')}.`);
  }
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser's window of a laptop's size, whose pages wait long enough for a busy machine. */
export async function newContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  context.setDefaultTimeout(90_000);
  return context;
}

/** What went wrong in a page while it was used. */
export interface Watch {
  /** Messages of the console's error level and uncaught exceptions. */
  readonly errors: string[];
  /** Requests that left this machine's own address. */
  readonly strangers: string[];
}

/** Records errors and foreign requests of all pages of a context; foreign requests are also blocked. */
export async function watch(context: BrowserContext): Promise<Watch> {
  const seen: Watch = { errors: [], strangers: [] };
  await context.route(
    (url) => url.hostname !== '127.0.0.1' && /^(https?|wss?):$/.test(url.protocol),
    (route) => {
      seen.strangers.push(route.request().url());
      return route.abort();
    },
  );
  context.on('weberror', (event) => seen.errors.push(String(event.error())));
  context.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  return seen;
}

/** Waits until nothing runs: the kernel is ready and no cell waits for it. */
export async function untilIdle(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector<HTMLElement>('.kernel-state')?.dataset.kind === 'ready' &&
      ![...document.querySelectorAll('.jp-InputPrompt')].some(
        (each) => each.textContent === '[*]:',
      ),
  );
}
