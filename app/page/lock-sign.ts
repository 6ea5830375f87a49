import { type Cell, CodeCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { PanelLayout, Widget } from '@lumino/widgets';
import { marksOf } from './cell-marks';
import { element } from './dom';
import { forEachCell } from './each-cell';

/** Every cell that cannot be changed says so, and why. */
export function addLockSigns(panel: NotebookPanel): void {
  forEachCell(panel, (cell) => {
    if (!cell.readOnly || !(cell instanceof CodeCell) || !(cell.layout instanceof PanelLayout)) {
      return;
    }
    const node = element(
      'p',
      {},
      element('span', { class: 'lock', 'aria-hidden': 'true' }),
      reason(cell),
    );
    const sign = new Widget({ node });
    sign.addClass('nabla-Lock');
    cell.layout.insertWidget(0, sign);
  });
}

function reason(cell: Cell): string {
  if (marksOf(cell).grade === true) return 'Locked: this cell checks your answer above.';
  return 'Locked: the lesson needs this cell as it is.';
}
