import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { leadingPage } from '../../app/commands/leading-page.js';
import { type RunningServer, startServer } from '../../app/server/start.js';
import { describeInChromium, launchChromium } from './chromium.js';
import { describeInFirefox, launchFirefox } from './firefox.js';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ root: await mkdtemp(join(tmpdir(), 'nabla-entrance-')) });
});
afterAll(() => server?.close());

/** A file as `npm start` gives it to the browser. */
async function fileToOpen(): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'nabla-file-')), 'open.html');
  await writeFile(file, leadingPage(server.invite().url));
  return pathToFileURL(file).href;
}

const home = () => `http://127.0.0.1:${server.port}/`;

describeInChromium('a browser that is given the file', () => {
  it('comes in, and the address that is shown has no token', async () => {
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(await fileToOpen());
    await page.waitForURL(home());
    await page.waitForSelector('#lessons');
    await browser.close();
  });
});

describeInFirefox('Firefox that is given the file', () => {
  it('comes in, and the address that is shown has no token', async () => {
    const browser = await launchFirefox();
    const page = await browser.newPage();
    await page.goto(await fileToOpen());
    await expect.poll(() => page.url()).toBe(home());
    await page.waitForSelector('#lessons');
    await browser.close();
  });
});
