import { CodeCell } from '@jupyterlab/cells';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { copyCells, cutCells, duplicateCells, pasteCells } from './cell-clipboard';
import { closing, showNotice } from './notices';

type Notebook = NotebookPanel['content'];

/** What can be done to cells, by Jupyter's own command names: a label, and what it does. */
export const CELL_COMMANDS: readonly (readonly [
  id: string,
  label: string,
  act: (notebook: Notebook) => unknown,
])[] = [
  ['undo-cell-action', 'Undo cell operation', NotebookActions.undo],
  ['redo-cell-action', 'Redo cell operation', NotebookActions.redo],
  ['cut-cell', 'Cut cell', cutCells],
  ['copy-cell', 'Copy cell', copyCells],
  ['paste-cell-below', 'Paste cell below', (each) => pasteCells(each, 'below')],
  ['paste-cell-above', 'Paste cell above', (each) => pasteCells(each, 'above')],
  ['duplicate-below', 'Duplicate cell', duplicateCells],
  ['delete-cell', 'Delete cell', deleteCells],
  ['insert-cell-above', 'Insert cell above', NotebookActions.insertAbove],
  ['insert-cell-below', 'Insert cell below', NotebookActions.insertBelow],
  ['move-cell-up', 'Move cell up', NotebookActions.moveUp],
  ['move-cell-down', 'Move cell down', NotebookActions.moveDown],
  ['split-cell-at-cursor', 'Split cell', (each) => NotebookActions.splitCell(each)],
  ['merge-cells', 'Merge with the cell below', (each) => NotebookActions.mergeCells(each)],
  [
    'merge-cell-above',
    'Merge with the cell above',
    (each) => NotebookActions.mergeCells(each, true),
  ],
  ['change-cell-to-code', 'Make it a code cell', kind('code')],
  ['change-cell-to-markdown', 'Make it a text cell', kind('markdown')],
  ['change-cell-to-raw', 'Make it a raw cell', kind('raw')],
  ...[1, 2, 3, 4, 5, 6].map(
    (level) =>
      [
        `change-cell-to-heading-${level}`,
        `Make it a heading ${level}`,
        (each: Notebook) => NotebookActions.setMarkdownHeader(each, level),
      ] as const,
  ),
  ['move-cursor-up', 'Select cell above', NotebookActions.selectAbove],
  ['move-cursor-down', 'Select cell below', NotebookActions.selectBelow],
  ['extend-marked-cells-above', 'Extend selection above', extend('above')],
  ['extend-marked-cells-below', 'Extend selection below', extend('below')],
  ['select-all', 'Select all cells', NotebookActions.selectAll],
  ['deselect-all', 'Select this cell only', NotebookActions.deselectAll],
  ['extend-marked-cells-top', 'Extend selection to the top', extend('above', true)],
  ['extend-marked-cells-bottom', 'Extend selection to the bottom', extend('below', true)],
  ['clear-cell-output', 'Clear output', NotebookActions.clearOutputs],
  ['clear-all-cell-outputs', 'Clear all outputs', NotebookActions.clearAllOutputs],
  ['toggle-cell-outputs', 'Hide or show output', NotebookActions.toggleOutput],
  ['hide-all-cell-outputs', 'Hide all outputs', NotebookActions.hideAllOutputs],
  ['show-all-cell-outputs', 'Show all outputs', NotebookActions.showAllOutputs],
  ['hide-all-cell-code', 'Hide all code', NotebookActions.hideAllCode],
  ['show-all-cell-code', 'Show all code', NotebookActions.showAllCode],
  ['toggle-cell-code', 'Hide or show code', toggleCode],
  ['collapse-heading', 'Hide what is under this heading', collapse(true)],
  ['expand-heading', 'Show what is under this heading', collapse(false)],
  ['collapse-all-headings', 'Hide all sections', NotebookActions.collapseAllHeadings],
  ['expand-all-headings', 'Show all sections', NotebookActions.expandAllHeadings],
  ['toggle-output-scrolling', 'Scroll long output or show all of it', toggleScrolling],
  ['render-all-markdown', 'Show all texts as they read', NotebookActions.renderAllMarkdown],
  ['enter-edit-mode', 'Edit cell', edit],
  ['enter-command-mode', 'Leave cell', leave],
];

function kind(type: 'code' | 'markdown' | 'raw') {
  return (notebook: Notebook) => NotebookActions.changeCellType(notebook, type);
}

function extend(where: 'above' | 'below', toTheEnd = false) {
  return (notebook: Notebook) =>
    where === 'above'
      ? NotebookActions.extendSelectionAbove(notebook, toTheEnd)
      : NotebookActions.extendSelectionBelow(notebook, toTheEnd);
}

function toggleCode(notebook: Notebook): void {
  const hidden = notebook.activeCell?.inputHidden === true;
  if (hidden) NotebookActions.showCode(notebook);
  else NotebookActions.hideCode(notebook);
}

function collapse(collapsing: boolean) {
  return (notebook: Notebook) => {
    if (notebook.activeCell) {
      NotebookActions.setHeadingCollapse(notebook.activeCell, collapsing, notebook);
    }
  };
}

function toggleScrolling(notebook: Notebook): void {
  const cell = notebook.activeCell;
  if (!(cell instanceof CodeCell)) return;
  if (cell.outputsScrolled) NotebookActions.disableOutputScrolling(notebook);
  else NotebookActions.enableOutputScrolling(notebook);
}

/** Jupyter leaves cells that are part of a lesson where they are; here it is said, too. */
function deleteCells(notebook: Notebook): void {
  const chosen = notebook.widgets.filter((cell) => notebook.isSelectedOrActive(cell));
  NotebookActions.deleteCells(notebook);
  if (chosen.every((cell) => cell.isDisposed)) return;
  showNotice('locked', 'This cell belongs to the lesson and cannot be deleted.', [
    closing('locked'),
  ]);
}

function edit(notebook: Notebook): void {
  notebook.mode = 'edit';
}

function leave(notebook: Notebook): void {
  notebook.mode = 'command';
  NotebookActions.focusActiveCell(notebook, { preventScroll: true });
}
