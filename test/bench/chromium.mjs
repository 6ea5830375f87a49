import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-background-networking',
  '--no-first-run',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Does something with a fresh Chromium; gives nothing, with a word, where there is none. */
export async function inChromium(work) {
  if (!existsSync(executablePath)) {
    console.log('Chromium is missing (set CHROMIUM to its path): this benchmark is skipped.\n');
    return [];
  }
  const browser = await chromium.launch({ executablePath, args });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}
