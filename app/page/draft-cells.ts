/** A cell's text, as the page holds it now. */
export interface CellText {
  readonly id: string;
  readonly type: string;
  readonly source: string;
}

/** A cell whose text was not saved, with what it takes to find its place again: ids alone may be new or there twice. */
export interface DraftCell extends CellText {
  readonly index: number;
  /** The id of the cell above; empty for the first one. */
  readonly above: string;
  /** The text that was saved; none for a new cell. */
  readonly saved: string | null;
}

/** Where a draft goes: in place of the text it was made from, or below a cell, or at the top (-1). */
export type Place = { readonly over: number } | { readonly below: number };

/** The cells that have another text than was saved. An empty text is nothing to bring back. */
export function unsavedCells(
  cells: readonly CellText[],
  lastSaved: readonly CellText[],
): DraftCell[] {
  const left = [...lastSaved];
  return cells.flatMap((cell, index) => {
    const at = left.findIndex(({ id }) => id === cell.id);
    const saved = at < 0 ? null : (left.splice(at, 1)[0]?.source ?? null);
    if (cell.source === saved || cell.source.trim() === '') return [];
    return [{ ...cell, index, above: cells[index - 1]?.id ?? '', saved }];
  });
}

/** What of a draft stands in no cell. */
export function missingFrom(
  cells: readonly CellText[],
  draft: readonly DraftCell[],
): readonly DraftCell[] {
  const there = new Set(cells.map(({ source }) => source));
  return draft.filter(({ source }) => !there.has(source));
}

/** A text takes the place of the one that it was made from, and of no other: beside that nothing is lost. */
export function placeOf(draft: DraftCell, cells: readonly CellText[]): Place {
  const { id, index, above, saved } = draft;
  const known = cells.some((cell) => cell.id === id);
  // A notebook of before cells had ids gets new ones each time that it is opened.
  const isOwn = (cell: CellText, i: number) =>
    known ? cell.id === id : saved !== null && i === index;
  const own = cells.flatMap((cell, i) => (isOwn(cell, i) ? [i] : []));
  const same = own.filter((i) => cells[i]?.source === saved);
  const over = same.includes(index) ? index : same[0];
  if (over !== undefined) return { over };
  const near = own[0] ?? cells.findIndex((cell) => cell.id === above);
  return { below: near >= 0 ? near : Math.min(index, cells.length) - 1 };
}
