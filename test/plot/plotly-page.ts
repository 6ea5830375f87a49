import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const WEBGL = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

/** Whether the tests that need a browser can run; under CI they must. */
export function browserMissing(): boolean {
  if (existsSync(CHROMIUM)) return false;
  if (process.env.CI === 'true') throw new Error(`CI needs Chromium, but ${CHROMIUM} is missing.`);
  console.warn(`Skipped: Chromium is missing (${CHROMIUM}); set CHROMIUM_PATH.`);
  return true;
}

/** A page 700 pixels wide with Plotly loaded and an element `#place` to draw in. */
export async function plotlyPage(): Promise<{ page: Page; browser: Browser; faults: string[] }> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', ...WEBGL],
  });
  const page = await browser.newPage({ viewport: { width: 700, height: 800 } });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.setContent('<body style="margin: 0"><div id="place"></div></body>');
  await page.addScriptTag({ path: resolve('node_modules/plotly.js-dist/plotly.js') });
  return { page, browser, faults };
}
