// The page of a lesson in Chromium: what it weighs, when it can be used, and how smoothly it scrolls.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { updateWork } from '../../app/dist/course/work.js';
import { startServer } from '../../app/dist/server/start.js';
import { inChromium } from './chromium.mjs';
import { openAndRun } from './first-result.mjs';
import { notebookOfFigures, scrollThrough } from './scrolling.mjs';

export const title = 'The page of a lesson';

const runs = 5;
const course = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** A kernel is kept warm from a few seconds after the last one was taken. */
const untilWarm = 8_000;

export const measure = () => inChromium(measureIn);

async function measureIn(browser) {
  await mkdir(join(course, 'work'), { recursive: true });
  const root = await mkdtemp(join(course, 'work', 'bench-'));
  await updateWork(join(course, 'notebooks'), root);
  await writeFile(join(root, '98-figures.ipynb'), notebookOfFigures(20));
  const server = await startServer({ root });
  const samples = { weight: [], editor: [], result: [], longest: [], slow: [] };
  const visit = async (work) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    try {
      const page = await context.newPage();
      await page.goto(server.url);
      return await work(page);
    } finally {
      await context.close();
    }
  };
  const address = (file) => new URL(`/lessons/${file}.ipynb`, server.url).href;
  try {
    for (let run = 0; run < runs; run++) {
      await endKernels(server);
      await pause(untilWarm);
      const opened = await visit((page) => openAndRun(page, address('04-gradient-descent')));
      samples.editor.push((opened.editor - opened.answered) / 1000);
      samples.result.push(opened.result / 1000);
      samples.weight.push(await visit((page) => kilobytes(page, address('04-gradient-descent'))));
      const frames = await visit((page) => scrollThrough(page, address('98-figures')));
      samples.longest.push(Math.max(...frames));
      samples.slow.push(frames.filter((each) => each > 50).length);
    }
  } finally {
    await server.close();
    await rm(root, { recursive: true, force: true });
  }
  return [
    {
      what: 'first load of a lesson, all that comes before a figure',
      samples: samples.weight,
      unit: 'kB compressed',
      aim: '≤ 600',
    },
    {
      what: "server's answer → first code cell can be typed in",
      samples: samples.editor,
      unit: 's',
      aim: '≤ 1',
    },
    {
      what: 'open a lesson → first cell result, spare kernel warm',
      samples: samples.result,
      unit: 's',
      aim: '≤ 0.5',
    },
    {
      what: 'scrolling past 20 figures as they are drawn: longest frame',
      samples: samples.longest,
      unit: 'ms',
    },
    { what: 'the same: frames over 50 ms', samples: samples.slow, unit: 'frames' },
  ];
}

async function endKernels({ port, token }) {
  const headers = { authorization: `token ${token}` };
  const base = `http://127.0.0.1:${port}/api/kernels`;
  const kernels = await (await fetch(base, { headers })).json();
  await Promise.all(kernels.map(({ id }) => fetch(`${base}/${id}`, { method: 'DELETE', headers })));
}

/** What a first visit loads until nothing more comes, as it goes over the line. */
async function kilobytes(page, address) {
  await page.goto(address);
  await page.waitForSelector('.kernel-state[data-kind=ready]');
  await page.waitForLoadState('networkidle');
  const bytes = await page.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter(({ name }) => !name.includes('/plotly.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  return bytes / 1000;
}
