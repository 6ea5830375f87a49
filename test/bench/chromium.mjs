import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const usual = ['--no-sandbox', '--disable-background-networking', '--no-first-run'];

/**
 * Has the processor stand in for a graphics card, which solid figures need: everything else on the page is painted
 * that way too, at several times its usual cost.
 */
export const emulatedGraphics = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Does something with a fresh Chromium, started with `more` switches; gives nothing, with a word, where there is none. */
export async function inChromium(work, more = []) {
  if (!existsSync(executablePath)) {
    console.log('Chromium is missing (set CHROMIUM to its path): this benchmark is skipped.\n');
    return [];
  }
  const browser = await chromium.launch({ executablePath, args: [...usual, ...more] });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
