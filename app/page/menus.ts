import type { CommandRegistry } from '@lumino/commands';
import { MenuBar, Widget } from '@lumino/widgets';
import { NamedMenu } from './named-menu';

/** Jupyter's menus with what a student uses of them; a dash is a line between groups. */
export const MENUS: Readonly<Record<string, readonly string[]>> = {
  File: [
    'notebook:create-new',
    'docmanager:duplicate',
    'docmanager:rename',
    '-',
    'docmanager:save',
    'docmanager:restore-checkpoint',
    'nabla:reset-lesson',
    'nabla:kept-copies',
    '-',
    'docmanager:download',
    'nabla:download-code',
    'nabla:print',
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
    'notebook:paste-cell-above',
    'notebook:duplicate-below',
    'notebook:delete-cell',
    '-',
    'notebook:insert-cell-above',
    'notebook:insert-cell-below',
    'notebook:move-cell-up',
    'notebook:move-cell-down',
    'notebook:split-cell-at-cursor',
    'notebook:merge-cells',
    'notebook:merge-cell-above',
    'notebook:change-cell-to-code',
    'notebook:change-cell-to-markdown',
    'notebook:change-cell-to-raw',
    '-',
    'documentsearch:start',
    'documentsearch:startWithReplace',
    'nabla:go-to-line',
    'nabla:toggle-comment',
  ],
  View: [
    'apputils:activate-command-palette',
    '-',
    'notebook:toggle-cell-outputs',
    'notebook:hide-all-cell-outputs',
    'notebook:show-all-cell-outputs',
    'notebook:hide-all-cell-code',
    'notebook:show-all-cell-code',
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
    'notebook:restart-clear-output',
    'notebook:restart-run-all',
    'notebook:shutdown-kernel',
  ],
  Help: ['nabla:show-shortcuts', 'tooltip:launch-notebook'],
};

export function addMenus(place: HTMLElement, commands: CommandRegistry): void {
  const bar = new MenuBar();
  for (const [label, items] of Object.entries(MENUS)) {
    bar.addMenu(new NamedMenu(commands, label, items));
  }
  Widget.attach(bar, place);
}
