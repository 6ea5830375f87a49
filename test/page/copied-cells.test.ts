import { beforeEach, expect, it, vi } from 'vitest';

const KEY = 'nabla.cells';
let store: Map<string, string>;

/** A page of its own over the browser's one store. */
async function page() {
  vi.resetModules();
  return import('../../app/page/copied-cells.js');
}

beforeEach(() => {
  store = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => store.set(key, value),
    removeItem: (key: string) => store.delete(key),
  });
  return () => vi.unstubAllGlobals();
});

const cell = {
  id: 'a',
  cell_type: 'code',
  source: '1 + 1',
  metadata: { trusted: true, collapsed: true },
  outputs: [{ output_type: 'stream', name: 'stdout', text: '2' }],
  execution_count: 3,
};
const arrived = {
  cell_type: 'code',
  source: '1 + 1',
  metadata: { collapsed: true },
  outputs: [],
  execution_count: null,
};

it('brings cells to other pages, without their run and their trust', async () => {
  const [here, there] = [await page(), await page()];
  expect(here.keepCells([cell])).toBe(true);
  expect(here.cellsFromElsewhere()).toBeUndefined();
  expect(there.cellsFromElsewhere()).toEqual([arrived]);
});

it('leaves nothing behind of what is too large, nor of what was copied before it', async () => {
  const [here, there] = [await page(), await page()];
  here.keepCells([cell]);
  expect(here.keepCells([{ ...cell, source: 'x'.repeat(1_000_001) }])).toBe(false);
  expect(there.cellsFromElsewhere()).toBeUndefined();
  vi.stubGlobal('localStorage', {
    ...localStorage,
    setItem: () => {
      throw new Error('full');
    },
  });
  expect(here.keepCells([cell])).toBe(false);
});

it.each([
  ['{', []],
  ['{"cell_type":"code"}', []],
  ['[1, null, {"cell_type":"widget","source":"x"}]', []],
  ['[{"cell_type":"code","source":7,"metadata":[]}]', [{ ...arrived, source: '', metadata: {} }]],
  [
    '[{"cell_type":"markdown","source":"![](attachment:a)","attachments":{"a":{}},"id":"x"}]',
    [
      {
        cell_type: 'markdown',
        source: '![](attachment:a)',
        metadata: {},
        attachments: { a: {} },
      },
    ],
  ],
])('takes of %s what are cells', async (text, cells) => {
  store.set(KEY, text);
  expect((await page()).cellsFromElsewhere()).toEqual(cells);
});

it('makes no exercise and no lock of a copy', async () => {
  const { asNew } = await page();
  const metadata = { nbgrader: { locked: true }, editable: false, deletable: false, tags: [] };
  expect(asNew({ ...cell, metadata })).toEqual({ ...cell, id: undefined, metadata: { tags: [] } });
});
