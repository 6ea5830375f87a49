import type { NotebookPanel } from '@jupyterlab/notebook';
import { type CellText, type DraftCell, missingFrom, placeOf } from './draft-cells';
import { clearNotice, showNotice } from './notices';

/** So much of a text says which one it is. */
const BEGINNING = 60;

export function textsIn({ context }: NotebookPanel): CellText[] {
  return context.model.sharedModel.cells.map((cell) => ({
    id: cell.id,
    type: cell.cell_type,
    source: cell.getSource(),
  }));
}

/** Offers what of a draft is in no cell, until it is brought back or nobody wants it. */
export function offerDraft(
  panel: NotebookPanel,
  draft: readonly DraftCell[],
  name: string,
): Promise<void> {
  const missing = missingFrom(textsIn(panel), draft);
  if (missing.length === 0) return Promise.resolve();
  const matter = `draft-${name}`;
  return new Promise((resolve) => {
    const end = () => {
      clearNotice(matter);
      resolve();
    };
    const bringBack = () => {
      for (const cell of missing) putBack(panel, cell);
      end();
    };
    showNotice(matter, `What you typed here last was not saved: ${wordsOf(missing)}.`, [
      { label: 'Bring it back', run: bringBack },
      { label: 'Forget it', run: end },
    ]);
  });
}

function putBack(panel: NotebookPanel, cell: DraftCell): void {
  const { model } = panel.context;
  const { id, type, source } = cell;
  const cells = textsIn(panel);
  const place = placeOf(cell, cells);
  const index = 'over' in place ? place.over : place.below + 1;
  const own = cells.some((each) => each.id === id) ? {} : { id };
  if ('over' in place) model.sharedModel.getCell(index).setSource(source);
  else model.sharedModel.insertCell(index, { ...own, cell_type: type, metadata: {}, source });
  model.dirty = true;
  panel.content.activeCellIndex = index;
}

function wordsOf([first, ...more]: readonly DraftCell[]): string {
  const text = (first?.source ?? '').replace(/\s+/g, ' ').trim();
  const beginning = text.length > BEGINNING ? `${text.slice(0, BEGINNING)} …` : text;
  const { length } = more;
  return `"${beginning}"${length === 0 ? '' : `, and ${length} more cell${length === 1 ? '' : 's'}`}`;
}
