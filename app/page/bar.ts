import { CellTypeSwitcher, NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import type { CommandRegistry } from '@lumino/commands';
import { Widget } from '@lumino/widgets';
import { element } from './dom';
import { kernelIndicator } from './kernel-state';
import type { LessonTitle } from './lesson-title';
import { addMenus } from './menus';
import type { SaveIndicator } from './save-state';

interface Action {
  readonly command: string;
  readonly text: string;
  readonly sign: string;
  readonly hint: string;
}

const ACTIONS: readonly Action[] = [
  {
    command: 'notebook:run-cell-and-select-next',
    text: 'Run',
    sign: 'run',
    hint: 'Run the selected cell and go on (Shift+Enter)',
  },
  { command: 'notebook:run-all-cells', text: 'Run all', sign: 'run-all', hint: 'Run all cells' },
  {
    command: 'notebook:interrupt-kernel',
    text: 'Stop',
    sign: 'stop',
    hint: 'Stop the running cell (I, I)',
  },
  {
    command: 'notebook:restart-kernel',
    text: 'Restart',
    sign: 'restart',
    hint: 'Restart the kernel: all variables are forgotten (0, 0)',
  },
  {
    command: 'notebook:insert-cell-below',
    text: 'Cell',
    sign: 'add',
    hint: 'Insert a cell below (B)',
  },
  { command: 'docmanager:save', text: 'Save', sign: 'save', hint: 'Save (Ctrl+S)' },
];

/** The bar over a lesson: where one is, what can be done, and how kernel and file stand. */
export function fillBar(
  bar: HTMLElement,
  panel: NotebookPanel,
  commands: CommandRegistry,
  save: SaveIndicator,
  title: LessonTitle,
): void {
  const buttons = ACTIONS.map((action) => buttonOf(action, panel, commands));
  const kernel = kernelIndicator(panel, (kind) => title.setRunning(kind === 'busy'));
  const menus = element('div', { class: 'menus' });
  const actions = element('div', { class: 'actions', role: 'toolbar', 'aria-label': 'Lesson' });
  actions.append(...buttons);
  bar.replaceChildren(
    homeLink(),
    title.node,
    element('div', { class: 'states' }, save.node, kernel),
    menus,
    actions,
  );
  addMenus(menus, commands);
  Widget.attach(new CellTypeSwitcher(panel.content), actions, buttons.at(-1));
}

export function homeLink(): HTMLElement {
  return element(
    'a',
    { class: 'home-link', href: '/', 'aria-label': 'All lessons' },
    element('span', { 'aria-hidden': 'true' }, '∇'),
  );
}

function buttonOf(action: Action, panel: NotebookPanel, commands: CommandRegistry): HTMLElement {
  const button = element(
    'button',
    { type: 'button', title: action.hint, 'data-command': action.command },
    element('span', { class: `sign sign-${action.sign}`, 'aria-hidden': 'true' }),
    element('span', { class: 'text' }, action.text),
  );
  // A press leaves the cursor where it was, in the cell.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    void commands.execute(action.command);
    if (document.activeElement === button) return;
    NotebookActions.focusActiveCell(panel.content, { preventScroll: true });
  });
  return button;
}
