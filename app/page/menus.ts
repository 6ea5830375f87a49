import type { CommandRegistry } from '@lumino/commands';
import { Menu, MenuBar, Widget } from '@lumino/widgets';

/** Jupyter's menus with what a student uses of them; a dash is a line between groups. */
const MENUS: Readonly<Record<string, readonly string[]>> = {
  File: [
    'docmanager:save',
    'docmanager:restore-checkpoint',
    'nabla:reset-lesson',
    'nabla:kept-copies',
    'docmanager:download',
    '-',
    'nabla:review',
    'nabla:home',
  ],
  Edit: [
    'notebook:undo-cell-action',
    'notebook:redo-cell-action',
    '-',
    'notebook:cut-cell',
    'notebook:copy-cell',
    'notebook:paste-cell-below',
    'notebook:delete-cell',
    '-',
    'notebook:insert-cell-above',
    'notebook:insert-cell-below',
    'notebook:move-cell-up',
    'notebook:move-cell-down',
    'notebook:split-cell-at-cursor',
    'notebook:merge-cells',
    'notebook:change-cell-to-code',
    'notebook:change-cell-to-markdown',
    '-',
    'documentsearch:start',
    'documentsearch:startWithReplace',
  ],
  View: [
    'notebook:toggle-cell-outputs',
    'notebook:toggle-all-cell-line-numbers',
    'nabla:toggle-contents',
  ],
  Run: [
    'notebook:run-cell-and-select-next',
    'notebook:run-cell',
    'notebook:run-cell-and-insert-below',
    '-',
    'notebook:run-all-above',
    'notebook:run-all-below',
    'notebook:run-all-cells',
    'notebook:restart-run-all',
    '-',
    'notebook:clear-cell-output',
    'notebook:clear-all-cell-outputs',
  ],
  Kernel: [
    'notebook:interrupt-kernel',
    'notebook:restart-kernel',
    'notebook:restart-run-all',
    'notebook:shutdown-kernel',
  ],
  Help: ['nabla:show-shortcuts', 'tooltip:launch-notebook'],
};

export function addMenus(place: HTMLElement, commands: CommandRegistry): void {
  const bar = new MenuBar();
  for (const [label, items] of Object.entries(MENUS)) {
    const menu = new Menu({ commands });
    menu.title.label = label;
    menu.node.setAttribute('role', 'region');
    menu.node.setAttribute('aria-label', `${label} menu`);
    for (const item of items) {
      menu.addItem(item === '-' ? { type: 'separator' } : { command: item });
    }
    bar.addMenu(menu);
  }
  Widget.attach(bar, place);
}
