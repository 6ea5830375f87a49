import { SessionContextDialogs } from '@jupyterlab/apputils';
import type { CompletionHandler } from '@jupyterlab/completer';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { CommandRegistry } from '@lumino/commands';
import { isLessonFile } from '../lesson-file';
import { CELL_COMMANDS } from './cell-commands';
import { acceptCompletion } from './completion';
import { downloadNotebook, downloadTypeScript } from './download';
import { EDITOR_COMMANDS, runInEditor } from './editor-commands';
import { Find } from './find';
import { goBack } from './go-back';
import { goToLine } from './go-to-line';
import { showKept } from './kept-dialog';
import { showLineNumbers } from './line-numbers';
import { addOwnCommands } from './own-commands';
import { Palette } from './palette';
import { printLesson } from './printing';
import { resetLesson } from './reset-lesson';
import type { Saving } from './saving';
import { type Setting, settings } from './settings';
import { showShortcuts } from './shortcut-help';
import { toggleComment } from './toggle-comment';
import { closeTooltip, moveOutOrExplain, showTooltip } from './tooltip';

/** Runs cells: the chosen ones, or those that it knows of. */
type Run = typeof NotebookActions.run;

/** What a lesson's page can do, by Jupyter's own command names, so that menus, buttons and keys agree. */
export function createCommands(
  panel: NotebookPanel,
  completion: CompletionHandler,
  saving: Saving,
): CommandRegistry {
  const commands = new CommandRegistry();
  const { content: notebook, sessionContext: session } = panel;
  const add = (id: string, label: string, execute: () => unknown) =>
    commands.addCommand(id, { label, execute });
  const addChoice = (id: string, label: string, setting: Setting) =>
    commands.addCommand(id, {
      label,
      isToggled: () => settings.get(setting),
      execute: () => settings.toggle(setting),
    });
  const dialogs = new SessionContextDialogs();
  /** A cell that is run while the kernel is still starting waits for it. */
  const addRun = (id: string, label: string, action: Run) =>
    add(`notebook:${id}`, label, async () => {
      await session.ready;
      await action(notebook, session, dialogs);
    });

  addOwnCommands(commands, panel, saving);
  add('docmanager:save', 'Save', () => saving.saveNow());
  add('docmanager:restore-checkpoint', 'Go back to the version saved by hand…', () =>
    goBack(panel, saving),
  );
  commands.addCommand('nabla:reset-lesson', {
    label: 'Start this lesson over…',
    isVisible: () => isLessonFile(panel.context.path),
    execute: () => resetLesson(panel, saving),
  });
  add('nabla:kept-copies', 'Kept copies…', () => showKept(panel, saving));
  add('docmanager:download', 'Download the notebook', () => downloadNotebook(panel));
  add('nabla:download-code', 'Download the code as TypeScript', () => downloadTypeScript(panel));
  add('nabla:print', 'Print…', () => printLesson(notebook));
  add('nabla:review', 'Review questions', () => location.assign('/review'));
  add('nabla:home', 'All lessons', () => location.assign('/'));
  addRun('run-cell-and-select-next', 'Run cell and go on', NotebookActions.runAndAdvance);
  addRun('run-cell', 'Run cell', NotebookActions.run);
  addRun('run-cell-and-insert-below', 'Run cell and insert below', NotebookActions.runAndInsert);
  addRun('run-all-cells', 'Run all cells', NotebookActions.runAll);
  addRun('run-all-above', 'Run all above', NotebookActions.runAllAbove);
  addRun('run-all-below', 'Run this cell and all below', NotebookActions.runAllBelow);
  add('notebook:interrupt-kernel', 'Stop the running cell', () =>
    session.session?.kernel?.interrupt(),
  );
  add('notebook:restart-kernel', 'Restart kernel…', () => dialogs.restart(session));
  add('notebook:restart-clear-output', 'Restart kernel and clear all outputs…', async () => {
    if (await dialogs.restart(session)) NotebookActions.clearAllOutputs(notebook);
  });
  add('notebook:restart-run-all', 'Restart kernel and run all cells…', async () => {
    if (!(await dialogs.restart(session))) return;
    await NotebookActions.runAll(notebook, session, dialogs);
  });
  add(
    'notebook:restart-and-run-to-selected',
    'Restart kernel and run up to this cell…',
    async () => {
      if (!(await dialogs.restart(session))) return;
      const upTo = notebook.widgets.slice(0, notebook.activeCellIndex + 1);
      await NotebookActions.runCells(notebook, upTo, session, dialogs);
    },
  );
  add('notebook:reconnect-to-kernel', 'Connect to the kernel again', () =>
    session.session?.kernel?.reconnect(),
  );
  add('notebook:shutdown-kernel', 'End the kernel', () => session.shutdown());

  for (const [id, label, act] of CELL_COMMANDS) {
    add(`notebook:${id}`, label, () => act(notebook));
  }

  add('editmenu:undo', 'Undo typing', () => notebook.activeCell?.editor?.undo());
  add('editmenu:redo', 'Redo typing', () => notebook.activeCell?.editor?.redo());
  const find = new Find(panel);
  add('documentsearch:start', 'Find…', () => find.open());
  add('documentsearch:startWithReplace', 'Find and replace…', () => find.open(true));
  add('documentsearch:highlightNext', 'Find next', () => find.next());
  add('documentsearch:highlightPrevious', 'Find previous', () => find.previous());
  add('documentsearch:end', 'Close find', () => find.close());

  const palette = new Palette(commands, () => panel.content.activate());
  add('apputils:activate-command-palette', 'Find a command…', () => palette.open());
  add('nabla:go-to-line', 'Go to line…', () => goToLine(panel));
  add('nabla:toggle-comment', 'Comment lines out or in', () => toggleComment(panel));
  for (const [id, label, run] of EDITOR_COMMANDS) {
    add(`codemirror:${id}`, label, () => runInEditor(panel, run));
  }
  add('nabla:toggle-contents', 'Show or hide the contents', toggleContents);
  add('nabla:show-shortcuts', 'Keyboard shortcuts', () => showShortcuts(commands));
  add('tooltip:launch-notebook', 'What is under the cursor', () => showTooltip(panel));
  add('nabla:move-out-or-explain', 'Move lines out, or say what is under the cursor', () =>
    moveOutOrExplain(panel),
  );
  add('tooltip:dismiss', 'Close the tooltip', closeTooltip);
  add('completer:invoke', 'Complete', () => completion.invoke());
  add('completer:select', 'Take completion', () => acceptCompletion(completion));
  addChoice('nabla:complete-as-you-type', 'Offer completions as you type', 'completeAsYouType');
  addChoice('nabla:line-numbers', 'Show line numbers', 'lineNumbers');
  showLineNumbers(panel);
  return commands;
}

function toggleContents(): void {
  document.body.classList.toggle('contents-toggled');
}
