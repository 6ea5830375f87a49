// From `npm start` on a built tree to a page that is ready, and to the first result of a cell, in Chromium.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inChromium } from './chromium.mjs';
import { openAndRun, prepare } from './first-result.mjs';

export const title = 'From npm start to the first result';

const runs = 5;
const lesson = '04-gradient-descent';

export const measure = () => inChromium(measureIn);

async function measureIn(browser) {
  const samples = { listening: [], ready: [], result: [] };
  for (let run = 0; run < runs; run++) {
    const { listening, ready, result } = await measureOnce(browser);
    samples.listening.push(listening);
    samples.ready.push(ready);
    samples.result.push(result);
  }
  return [
    { what: '`npm start` → address printed', samples: samples.listening, unit: 's' },
    { what: '`npm start` → page ready', samples: samples.ready, unit: 's', aim: '< 1.5 s' },
    { what: '`npm start` → first cell result', samples: samples.result, unit: 's', aim: '< 3 s' },
  ];
}

/** Seconds since `npm start` for each mark; the browser is running already, as a student's is. */
async function measureOnce(browser) {
  const work = await mkdtemp(join(tmpdir(), 'nabla-bench-'));
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1000;
  const server = spawn('npm', ['start', '--silent', '--', '--no-open', '--work', work], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const context = await browser.newContext();
  await prepare(context);
  const page = await context.newPage();
  try {
    const url = await printedAddress(server);
    const listening = passed();
    await page.goto(url);
    await page.locator('#lessons a').first().waitFor();
    const ready = passed();
    await openAndRun(page, new URL(`/lessons/${lesson}.ipynb`, url).href);
    return { listening, ready, result: passed() };
  } finally {
    await context.close();
    process.kill(-server.pid, 'SIGTERM');
    await once(server, 'close');
    await rm(work, { recursive: true, force: true });
  }
}

async function printedAddress(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /http:\S+/.exec(line);
    if (address) {
      server.stdout.resume();
      return address[0];
    }
  }
  throw new Error('The server ended before it printed its address.');
}
