import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fields } from '../../app/is-record.js';
import { describeInChromium, untilIdle } from './chromium.js';
import { code, notebook, sampleFolder, text } from './fixture.js';
import { openLesson, type Visit, visit, writeInFirst } from './page.js';

const FIGURE = 'application/vnd.plotly.v1+json';
const TABLE = 'application/vnd.dataresource+json';

const list = <T>(count: number, item: (i: number) => T) =>
  Array.from({ length: count }, (_, i) => item(i));
const line = { type: 'scatter', x: [0, 1, 2], y: [0, 1, 2] };
const figure = (data: readonly Fields[], layout: Fields = {}) => ({ [FIGURE]: { data, layout } });
const grid = list(27, (i) => [i % 3, Math.floor(i / 3) % 3, Math.floor(i / 9)]);
const solid = {
  ...{ x: grid.map(([x]) => x), y: grid.map(([, y]) => y), z: grid.map(([, , z]) => z) },
  value: list(27, (i) => i),
};
const step = (i: number) => ({ label: `${i}`, method: 'restyle', args: ['x', [[i]]] });

const picture = (parts: string) => ({
  'image/svg+xml': `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${parts}</svg>`,
});
/** Parts of which each names the one before it twice. */
const doubled = (part: string, naming: (name: string, i: number) => string) =>
  `<defs>${part}${list(30, (i) => naming(`#p${i}`, i + 1)).join('')}</defs>`;
const uses = picture(
  `${doubled('<g id="p0"><rect width="9" height="9"/></g>', (name, i) => `<g id="p${i}"><use href="${name}"/><use href="${name}" x="1"/></g>`)}<use href="#p30"/>`,
);
const patterns = picture(
  `${doubled('<pattern id="p0" width="2" height="2" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern>', (name, i) => `<pattern id="p${i}" width="3" height="3" patternUnits="userSpaceOnUse">${`<rect width="3" height="3" fill="url(${name})"/>`.repeat(9)}</pattern>`)}<rect width="400" height="400" fill="url(#p30)"/>`,
);
const masks = picture(
  `${doubled('<mask id="p0"><rect width="9" height="9" fill="white"/></mask>', (name, i) => `<mask id="p${i}"><g mask="url(${name})"><rect width="9" height="9" mask="url(${name})"/></g></mask>`)}<rect width="9" height="9" mask="url(#p30)"/>`,
);
const filters = picture(
  `<filter id="f"><feOffset result="r0"/>${list(30, (i) => `<feMerge result="r${i + 1}"><feMergeNode in="r${i}"/><feMergeNode in="r${i}"/></feMerge>`).join('')}</filter><rect width="400" height="400" filter="url(#f)"/>`,
);
const markers = picture(
  `<defs><marker id="p0"><rect width="1" height="1"/></marker>${list(7, (i) => `<marker id="p${i + 1}"><path d="${'M0 0L1 1'.repeat(30)}" style="marker-mid:url(#p${i})"/></marker>`).join('')}</defs><path d="${'M0 0L9 9'.repeat(30)}" marker-mid="url(#p7)"/>`,
);
const inHtml = `data:image/svg+xml;base64,${Buffer.from(uses['image/svg+xml'] ?? '').toString('base64')}`;

const drawnNot = (what: string) => `The figure is not drawn: it would have ${what}`;
const HEAVY = 'This picture is not shown';
const LEFT_OUT = /\d more characters are not shown/;

/** What a saved output or a text is, and what the page says of it. */
const OUTPUTS: readonly (readonly [Fields, string | RegExp])[] = [
  [figure([line], { xaxis: { dtick: 1e-12 } }), drawnNot('2,000,000,000,000 ticks')],
  [
    figure([line], { yaxis: { minor: { dtick: 1e-9, showgrid: true } } }),
    drawnNot('2,000,000,000'),
  ],
  [
    figure([{ type: 'heatmap', z: [[0, 1]], colorbar: { dtick: 1e-9 } }]),
    drawnNot('1,000,000,000'),
  ],
  [figure([line], { xaxis: { nticks: 1e9 } }), drawnNot('1,000,000,000 ticks')],
  [figure([{ type: 'contour', z: [[0, 1]], contours: { size: 1e-9 } }]), /[\d,]+ levels/],
  [figure([{ type: 'histogram', x: [0, 1], xbins: { size: 1e-9 } }]), /[\d,]+ bins/],
  [figure([{ type: 'histogram2d', x: [0, 1], y: [0, 1], nbinsx: 1e9 }]), /[\d,]+ bins/],
  [figure([{ type: 'isosurface', ...solid, surface: { count: 1e7 } }]), drawnNot('10,000,000')],
  [figure([{ type: 'volume', ...solid, surface: { count: 1e7 } }]), drawnNot('10,000,000')],
  [figure([line], { grid: { rows: 1e8, columns: 1e8 } }), drawnNot('100,000,000 panels')],
  [figure([line], { sliders: [{ steps: list(20_000, step) }] }), drawnNot('20,000 steps')],
  [figure([line], { updatemenus: [{ buttons: list(20_000, step) }] }), drawnNot('20,000 steps')],
  [figure(list(3000, () => line)), drawnNot('3,000 traces')],
  [figure([line], { annotations: list(5000, (x) => ({ x, y: 1, text: 'n' })) }), /5,000 notes/],
  [figure([line], { shapes: list(10_000, (x1) => ({ type: 'rect', x1 })) }), /10,000 notes/],
  [figure([{ mode: 'markers', y: list(300_000, (i) => i % 7) }]), drawnNot('300,000 points')],
  [uses, HEAVY],
  [patterns, HEAVY],
  [masks, HEAVY],
  [filters, HEAVY],
  [markers, HEAVY],
  [{ 'text/html': `<img src="${inHtml}">` }, ''],
  [{ 'text/html': `<table>${`<tr>${'<td>'.repeat(2000)}</tr>`.repeat(500)}</table>` }, LEFT_OUT],
  [{ 'text/html': `<table>${'<tr><td colspan=1000 rowspan=65534>1'.repeat(3000)}</table>` }, '1'],
  [{ 'text/html': '<div>'.repeat(100_000) }, LEFT_OUT],
  [{ 'text/html': 'word '.repeat(600_000) }, LEFT_OUT],
  [
    {
      [TABLE]: {
        schema: { fields: list(8000, (i) => ({ name: `c${i}` })) },
        data: list(8000, (c1) => ({ c1 })),
      },
    },
    '8000 rows × 8000 columns; the first 1000 rows and 100 columns are here',
  ],
  [{ 'text/plain': 'x'.repeat(3_000_000) }, LEFT_OUT],
  [{ 'text/plain': 'word '.repeat(600_000) }, LEFT_OUT],
  [{ 'text/plain': 'line\n'.repeat(600_000) }, LEFT_OUT],
  [{ 'text/plain': '\x1b[31mx\x1b[0m'.repeat(200_000) }, LEFT_OUT],
  [{ 'text/plain': 'www.a.bc '.repeat(200_000) }, LEFT_OUT],
  [{ 'text/markdown': '*a '.repeat(50_000) }, 'shown as it was written'],
];

const TEXTS: readonly (readonly [string, string])[] = [
  ['*a '.repeat(30_000), '*a *a'],
  ['`a'.repeat(30_000), 'shown as it was written'],
  ['[a]('.repeat(20_000), '[a]([a]('],
  ['word '.repeat(100_000), 'shown as it was written'],
  [
    `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n${'|1|\n'.repeat(5000)}`,
    'shown as it was written',
  ],
  ['> '.repeat(3000), 'it nests too deeply'],
  ['- '.repeat(3000), 'it nests too deeply'],
  [`# ${' '.repeat(50_000)}${'#'.repeat(50_000)} x`, ''],
  [
    list(300, (i) => `$\\def\\a#1{#1#1#1#1}\\a{\\a{\\a{\\a{x^{${i}}}}}}$`).join('\n\n'),
    'Some formulas are shown as they were written',
  ],
  [
    `$${'\\frac{1}{'.repeat(300)}x${'}'.repeat(300)}$`,
    'Some formulas are shown as they were written',
  ],
];

const saved = (data: Fields) => ({ output_type: 'display_data', data, metadata: {} });

/** Nobody trusts it: it was saved elsewhere, and nothing in it was run here. */
const cells = [
  code('first', '1'),
  ...TEXTS.map(([source], i) => text(`text-${i}`, source)),
  { ...code('outputs', ''), outputs: OUTPUTS.map(([data]) => saved(data)) },
  { ...code('more', ''), outputs: list(20_000, (i) => saved({ 'text/plain': `output ${i}` })) },
  {
    ...code('printed', ''),
    outputs: [
      { output_type: 'stream', name: 'stdout', text: 'x'.repeat(3_000_000) },
      {
        output_type: 'error',
        ename: 'E',
        evalue: '',
        traceback: list(100_000, () => '\x1b[31m at /a/b'),
      },
    ],
  },
];

/** Pictures and figures as plots have them: none of the rules is for them. */
const glyphs = list(20, (i) => `<path id="g${i}" d="M0 0L${i} 9" transform="scale(.1)"/>`).join('');
const honest = [
  code('first', '1'),
  {
    ...code('outputs', ''),
    outputs: [
      saved(
        picture(
          `<defs><linearGradient id="a"><stop/></linearGradient><linearGradient id="b" href="#a"/>${glyphs}
          <clipPath id="c"><rect width="300" height="300"/></clipPath></defs><style>.s { fill: url(#b) }</style>
          <g clip-path="url(#c)" class="s">${list(500, (i) => `<use href="#g${i % 20}" x="${i}" y="20"/>`).join('')}</g>`,
        ),
      ),
      saved(figure([line], { xaxis: { dtick: 1 } })),
      saved({ 'text/html': '<table><tr><td>1</td></tr></table>' }),
    ],
  },
];

describeInChromium('a lesson from a stranger with too much in it', () => {
  let here: Visit;

  beforeAll(async () => {
    here = await visit(
      await sampleFolder({
        '02-much.ipynb': notebook(cells, 'Much'),
        '03-plots.ipynb': notebook(honest, 'Plots'),
      }),
    );
  });

  afterAll(() => here?.close());

  it('L9: the page goes on: a cell runs, and every output is shown or says why not', async () => {
    const { page, server } = here;
    await openLesson(page, server, '02-much.ipynb');
    await writeInFirst(page, '6 * 7');
    await page.keyboard.press('Shift+Enter');
    await page.locator('.jp-OutputArea-output', { hasText: /^42$/ }).waitFor();
    const texts = page.locator('.jp-MarkdownCell .jp-MarkdownOutput');
    for (const [i, [, says]] of TEXTS.entries()) {
      await texts.nth(i).scrollIntoViewIfNeeded();
      await expect.poll(() => texts.nth(i).textContent(), { message: `text ${i}` }).toContain(says);
    }
    const outputs = page.locator('.jp-CodeCell').nth(1).locator('.jp-OutputArea-output');
    for (const [i, [, says]] of OUTPUTS.entries()) {
      await outputs.nth(i).scrollIntoViewIfNeeded();
      await expect
        .poll(() => outputs.nth(i).textContent(), { message: `output ${i}` })
        .toMatch(says);
    }
    expect(await page.getByRole('img', { name: HEAVY }).count()).toBe(1);
    await page.locator('.jp-CodeCell').last().scrollIntoViewIfNeeded();
    await page.locator('.jp-CodeCell').last().locator('.nabla-TooMuch').last().waitFor();
    await writeInFirst(page, '6 * 9');
    await page.keyboard.press('Shift+Enter');
    await page.locator('.jp-OutputArea-output', { hasText: /^54$/ }).waitFor();
    await untilIdle(page);
  });

  it('L9: what plots are made of is drawn as before', async () => {
    const { page, server } = here;
    await openLesson(page, server, '03-plots.ipynb');
    await page.locator('.nabla-Figure').scrollIntoViewIfNeeded();
    await page.locator('.nabla-Figure [data-drawn=yes]').waitFor();
    const image = page.locator('.jp-OutputArea-output img');
    await expect
      .poll(() => image.evaluate((each) => (each as HTMLImageElement).naturalWidth))
      .toBe(400);
    expect(await page.locator('.nabla-TooMuch, .nabla-Figure-failure').count()).toBe(0);
  });
});
