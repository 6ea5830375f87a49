import type { CommandRegistry } from '@lumino/commands';
import { NamedMenu } from './named-menu';

/** What a right click on a cell offers. */
const ITEMS = [
  'notebook:run-cell',
  'notebook:run-all-above',
  'notebook:run-all-below',
  '-',
  'notebook:cut-cell',
  'notebook:copy-cell',
  'notebook:paste-cell-below',
  'notebook:duplicate-below',
  'notebook:delete-cell',
  '-',
  'notebook:insert-cell-above',
  'notebook:insert-cell-below',
  'notebook:move-cell-up',
  'notebook:move-cell-down',
  'notebook:split-cell-at-cursor',
  'notebook:merge-cells',
  '-',
  'notebook:clear-cell-output',
  'notebook:toggle-cell-outputs',
];

/** Opens a menu on a cell by the right mouse button; with Shift the browser's own menu comes. */
export function addCellMenu(notebook: HTMLElement, commands: CommandRegistry): void {
  const menu = new NamedMenu(commands, 'Cell', ITEMS);
  notebook.addEventListener('contextmenu', (event) => {
    if (event.shiftKey || isOfTheBrowser(event.target)) return;
    event.preventDefault();
    menu.open(event.clientX, event.clientY);
  });
}

/** Links, pictures and selected text keep the browser's menu: copying an address or a text is done there. */
function isOfTheBrowser(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || !target.closest('.jp-Cell')) return true;
  return target.closest('a, img, input') !== null || getSelection()?.isCollapsed === false;
}
