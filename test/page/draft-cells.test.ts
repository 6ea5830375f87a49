import { describe, expect, it } from 'vitest';
import { type CellText, missingFrom, placeOf, unsavedCells } from '../../app/page/draft-cells.js';

/** Cells given as `id:text`. */
const cells = (...all: readonly string[]): CellText[] =>
  all.map((cell) => {
    const [id = '', source = ''] = cell.split(':');
    return { id, type: 'code', source };
  });
const placesIn = (now: readonly CellText[], ...[page, saved]: CellText[][]) =>
  unsavedCells(page ?? [], saved ?? []).map((cell) => placeOf(cell, now));

describe('a draft', () => {
  const saved = cells('a:one', 'b:two');

  it('has the cells that are not as they were saved, and the new ones', () => {
    const page = cells('a:one', 'new:fresh', 'b:changed', 'empty:');
    expect(unsavedCells(page, saved)).toEqual([
      { id: 'new', type: 'code', source: 'fresh', index: 1, above: 'a', saved: null },
      { id: 'b', type: 'code', source: 'changed', index: 2, above: 'new', saved: 'two' },
    ]);
  });

  it('is over when its texts stand in the lesson', () => {
    const draft = unsavedCells(cells('a:typed', 'new:fresh'), saved);
    expect(missingFrom(cells('a:typed', 'b:two', 'other:fresh'), draft)).toEqual([]);
  });

  it('goes where its text was, wherever that is now', () => {
    const now = cells('first:', 'a:one', 'b:two');
    expect(placesIn(now, cells('a:one', 'b:typed'), saved)).toEqual([{ over: 2 }]);
  });

  it('goes below a text that is another by now', () => {
    const now = cells('a:newer', 'b:two');
    expect(placesIn(now, cells('a:typed', 'b:two'), saved)).toEqual([{ below: 0 }]);
  });

  it('goes into one of two cells with one id', () => {
    const twice = cells('a:one', 'a:two');
    expect(placesIn(twice, cells('a:one', 'a:typed'), twice)).toEqual([{ over: 1 }]);
  });

  it('goes below the cell that it was below, as a new one', () => {
    const now = cells('more:', 'a:one', 'b:two');
    expect(placesIn(now, cells('a:one', 'new:fresh', 'b:two'), saved)).toEqual([{ below: 1 }]);
    expect(placesIn(now, cells('new:fresh', 'a:one', 'b:two'), saved)).toEqual([{ below: -1 }]);
  });

  it('knows cells without lasting ids by their place and text', () => {
    const page = cells('a:one', 'b:typed', 'new:fresh');
    expect(placesIn(cells('x:one', 'y:two'), page, saved)).toEqual([{ over: 1 }, { below: 1 }]);
    expect(placesIn(cells('x:one', 'y:newer'), page, saved)).toEqual([{ below: 1 }, { below: 1 }]);
  });
});
