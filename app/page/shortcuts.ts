import type { CommandRegistry } from '@lumino/commands';

/*
 * Where a shortcut counts: while a cell is selected (and not a button or a quiz's field in it), while one is edited,
 * anywhere in the lesson.
 */
const COMMAND = '.jp-Notebook.jp-mod-commandMode .jp-Cell:focus';
const EDIT = '.jp-Notebook.jp-mod-editMode .jp-InputArea-editor';
const NOTEBOOK = '.jp-Notebook';
const PAGE = 'body';

/** The shortcuts that Jupyter's users have in their fingers. */
const SHORTCUTS: readonly (readonly [keys: string[], command: string, where: string])[] = [
  [['Accel S'], 'docmanager:save', PAGE],
  [['Accel P'], 'nabla:print', PAGE],
  [['Shift Enter'], 'notebook:run-cell-and-select-next', NOTEBOOK],
  [['Accel Enter'], 'notebook:run-cell', NOTEBOOK],
  [['Alt Enter'], 'notebook:run-cell-and-insert-below', NOTEBOOK],
  [['I', 'I'], 'notebook:interrupt-kernel', COMMAND],
  [['0', '0'], 'notebook:restart-kernel', COMMAND],
  [['Enter'], 'notebook:enter-edit-mode', COMMAND],
  [['Escape'], 'notebook:enter-command-mode', '.jp-Notebook.jp-mod-editMode'],
  [['Escape'], 'notebook:enter-command-mode', '.jp-Notebook.jp-mod-commandMode .jp-Cell :focus'],
  [['Ctrl M'], 'notebook:enter-command-mode', '.jp-Notebook.jp-mod-editMode'],
  [['K'], 'notebook:move-cursor-up', COMMAND],
  [['J'], 'notebook:move-cursor-down', COMMAND],
  [['ArrowUp'], 'notebook:move-cursor-up', COMMAND],
  [['ArrowDown'], 'notebook:move-cursor-down', COMMAND],
  [['Shift K'], 'notebook:extend-marked-cells-above', COMMAND],
  [['Shift J'], 'notebook:extend-marked-cells-below', COMMAND],
  [['Shift ArrowUp'], 'notebook:extend-marked-cells-above', COMMAND],
  [['Shift ArrowDown'], 'notebook:extend-marked-cells-below', COMMAND],
  [['Ctrl Shift ArrowUp'], 'notebook:move-cell-up', NOTEBOOK],
  [['Ctrl Shift ArrowDown'], 'notebook:move-cell-down', NOTEBOOK],
  [['A'], 'notebook:insert-cell-above', COMMAND],
  [['B'], 'notebook:insert-cell-below', COMMAND],
  [['X'], 'notebook:cut-cell', COMMAND],
  [['C'], 'notebook:copy-cell', COMMAND],
  [['V'], 'notebook:paste-cell-below', COMMAND],
  [['Shift V'], 'notebook:paste-cell-above', COMMAND],
  [['D', 'D'], 'notebook:delete-cell', COMMAND],
  [['Z'], 'notebook:undo-cell-action', COMMAND],
  [['Shift Z'], 'notebook:redo-cell-action', COMMAND],
  [['M'], 'notebook:change-cell-to-markdown', COMMAND],
  [['Y'], 'notebook:change-cell-to-code', COMMAND],
  [['R'], 'notebook:change-cell-to-raw', COMMAND],
  [['1'], 'notebook:change-cell-to-heading-1', COMMAND],
  [['2'], 'notebook:change-cell-to-heading-2', COMMAND],
  [['3'], 'notebook:change-cell-to-heading-3', COMMAND],
  [['4'], 'notebook:change-cell-to-heading-4', COMMAND],
  [['Ctrl Backspace'], 'notebook:merge-cell-above', COMMAND],
  [['Shift M'], 'notebook:merge-cells', COMMAND],
  [['5'], 'notebook:change-cell-to-heading-5', COMMAND],
  [['6'], 'notebook:change-cell-to-heading-6', COMMAND],
  [['ArrowLeft'], 'notebook:collapse-heading', COMMAND],
  [['ArrowRight'], 'notebook:expand-heading', COMMAND],
  [['Shift Home'], 'notebook:extend-marked-cells-top', COMMAND],
  [['Shift End'], 'notebook:extend-marked-cells-bottom', COMMAND],
  [['Shift O'], 'notebook:toggle-output-scrolling', COMMAND],
  [['L'], 'nabla:line-numbers', COMMAND],
  [['Shift L'], 'nabla:line-numbers', COMMAND],
  [['Accel Z'], 'notebook:undo-cell-action', COMMAND],
  [['Accel Shift Z'], 'notebook:redo-cell-action', COMMAND],
  [['O'], 'notebook:toggle-cell-outputs', COMMAND],
  [['Accel A'], 'notebook:select-all', COMMAND],
  [['Ctrl Shift -'], 'notebook:split-cell-at-cursor', EDIT],
  [['Tab'], 'completer:invoke', `${EDIT} .jp-mod-completer-enabled:not(.jp-mod-at-line-beginning)`],
  [['Tab'], 'completer:invoke', `${EDIT}.jp-mod-completer-enabled:not(.jp-mod-at-line-beginning)`],
  [['Shift Tab'], 'nabla:move-out-or-explain', EDIT],
  [['Escape'], 'tooltip:dismiss', 'body.jp-mod-tooltip .jp-Notebook'],
  [['Accel Shift C'], 'apputils:activate-command-palette', PAGE],
  [['Accel Shift P'], 'apputils:activate-command-palette', PAGE],
  [['P'], 'apputils:activate-command-palette', COMMAND],
  [['Accel /'], 'nabla:toggle-comment', EDIT],
  [['Accel D'], 'codemirror:delete-line', EDIT],
  [['Accel Shift K'], 'codemirror:delete-line', EDIT],
  [['Accel Shift D'], 'codemirror:select-next-occurrence', EDIT],
  [['Alt G'], 'nabla:go-to-line', EDIT],
  [['H'], 'nabla:show-shortcuts', COMMAND],
  [['Accel Shift H'], 'nabla:show-shortcuts', NOTEBOOK],
  [['Accel F'], 'documentsearch:start', PAGE],
  [['Accel H'], 'documentsearch:startWithReplace', PAGE],
  [['F'], 'documentsearch:startWithReplace', COMMAND],
  [['Accel G'], 'documentsearch:highlightNext', PAGE],
  [['Accel Shift G'], 'documentsearch:highlightPrevious', PAGE],
  [['Escape'], 'documentsearch:end', '.jp-DocumentSearch-overlay'],
  [['Enter'], 'completer:select', '.jp-mod-completer-active'],
];

export function addShortcuts(commands: CommandRegistry): void {
  for (const [keys, command, selector] of SHORTCUTS) {
    commands.addKeyBinding({ keys: [...keys], command, selector });
  }
  document.addEventListener(
    'keydown',
    (event) => {
      if (!answersQuiz(event)) commands.processKeydownEvent(event);
    },
    true,
  );
}

/** The keys that run a cell would begin a quiz anew while it is answered. */
function answersQuiz({ key, target }: KeyboardEvent): boolean {
  return key === 'Enter' && target instanceof Element && target.closest('.nabla-Quiz') !== null;
}
