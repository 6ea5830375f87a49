// The page of a lesson in Chromium: what it weighs, when it can be used, and how smoothly it scrolls.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { updateWork } from '../../app/dist/course/work.js';
import { startServer } from '../../app/dist/server/start.js';
import { emulatedGraphics, inChromium } from './chromium.mjs';
import { openAndRun, prepare } from './first-result.mjs';
import { notebookOfFigures, scrollThrough } from './scrolling.mjs';

export const title = 'The page of a lesson';

const runs = 5;
const course = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** A kernel is kept warm from a few seconds after the last one was taken. */
const untilWarm = 8_000;
/** Formulas far from what is seen are set when the browser rests, and may ask for one more font. */
const untilSet = 5_000;

export async function measure() {
  return [
    ...(await inChromium(measureUsual)),
    ...(await inChromium(measureEmulated, emulatedGraphics)),
  ];
}

async function measureUsual(browser) {
  const { editor, first, later } = await several(() => inFolder(browser, visits));
  const { weight } = await several(() => inFolder(browser, load));
  return [
    {
      what: 'first load of a lesson: page, editor, mathematics with its fonts, the lesson itself',
      samples: weight,
      unit: 'kB compressed',
      aim: '≤ 600',
    },
    {
      what: "server's answer → first code cell can be typed in",
      samples: editor,
      unit: 's',
      aim: '≤ 1',
    },
    {
      what: 'open a lesson → first cell result, kernel warm, a browser’s first visit',
      samples: first,
      unit: 's',
    },
    { what: 'the same, a later visit', samples: later, unit: 's', aim: '≤ 0.5' },
  ];
}

async function measureEmulated(browser) {
  const { later } = await several(() => inFolder(browser, visits));
  const { longest, slow } = await several(() => inFolder(browser, scroll));
  return [
    {
      what: 'the later visit with a graphics card emulated by the processor',
      samples: later,
      unit: 's',
    },
    {
      what: 'scrolling past 20 figures as they are drawn: longest frame',
      samples: longest,
      unit: 'ms',
    },
    { what: 'the same: frames over 50 ms', samples: slow, unit: 'frames' },
  ];
}

/** Measures a few times; gives all samples of each figure. */
async function several(measureOnce) {
  const samples = {};
  for (let run = 0; run < runs; run++) {
    for (const [name, value] of Object.entries(await measureOnce())) {
      samples[name] ??= [];
      samples[name].push(value);
    }
  }
  return samples;
}

/** Measures in a folder of its own: lessons that were never run, and a browser that was never there. */
async function inFolder(browser, measureIn) {
  await mkdir(join(course, 'work'), { recursive: true });
  const root = await mkdtemp(join(course, 'work', 'bench-'));
  await updateWork(join(course, 'notebooks'), root);
  await writeFile(join(root, '98-figures.ipynb'), notebookOfFigures(20));
  const server = await startServer({ root });
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  await prepare(context);
  try {
    return await measureIn({ server, context });
  } finally {
    await context.close();
    await server.close();
    await rm(root, { recursive: true, force: true });
  }
}

const addressOf = (server, file) => new URL(`/lessons/${file}.ipynb`, server.url).href;

async function visits({ server, context }) {
  const page = await context.newPage();
  /** As a student does: looks at the list of lessons, and opens one. */
  const openFromHome = async (file) => {
    await page.goto(server.url);
    await pause(untilWarm);
    return openAndRun(page, addressOf(server, file));
  };
  const first = await openFromHome('04-gradient-descent');
  // From the third visit on, Chromium has the compiled scripts as well.
  await openFromHome('01-derivatives');
  const later = await openFromHome('03-taylor-series');
  return {
    editor: (first.editor - first.answered) / 1000,
    first: first.result / 1000,
    later: later.result / 1000,
  };
}

async function scroll({ server, context }) {
  const page = await context.newPage();
  await page.goto(server.url);
  const frames = await scrollThrough(page, addressOf(server, '98-figures'));
  return { longest: Math.max(...frames), slow: frames.filter((each) => each > 50).length };
}

async function load({ server, context }) {
  const page = await context.newPage();
  await page.goto(server.url);
  return { weight: await kilobytes(page, addressOf(server, '02-gradients')) };
}

/** What a first visit loads until nothing more comes, as it goes over the line. */
async function kilobytes(page, address) {
  await page.goto(address);
  await page.waitForSelector('.kernel-state[data-kind=ready]');
  for (let before = -1, bytes = 0; ; before = bytes) {
    bytes = await page.evaluate(() =>
      [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(({ name }) => !name.includes('/plotly.js'))
        .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    );
    if (bytes === before) return bytes / 1000;
    await pause(untilSet);
  }
}
