import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { describe } from 'vitest';
import type { Watch } from './chromium.js';

const CANDIDATES = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** Where Firefox is on this machine, if it is. */
const firefoxPath = CANDIDATES.find((path): path is string => !!path && existsSync(path));

/** Tests that need Firefox: skipped with a word where there is none, except under CI, where they fail. */
export function describeInFirefox(name: string, tests: () => void): void {
  if (firefoxPath === undefined && process.env.CI !== 'true') {
    console.warn(`Skipped, as there is no Firefox (install it, or name it in FIREFOX): ${name}`);
    describe.skip(name, tests);
  } else describe(name, tests);
}

/** Firefox as on a system with dark colours, driven over WebDriver BiDi. */
export async function launchFirefox(): Promise<Browser> {
  if (firefoxPath === undefined) {
    throw new Error(`Firefox is missing; it was sought as ${CANDIDATES.slice(1).join(', ')}.`);
  }
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath,
    defaultViewport: { width: 1280, height: 860 },
    timeout: 120_000,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': 0 },
  });
}

/** Records errors of a page and its requests to other machines. */
export function watchPage(page: Page): Watch {
  const seen: Watch = { errors: [], strangers: [] };
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && hostname !== '127.0.0.1') {
      seen.strangers.push(request.url());
    }
  });
  return seen;
}
