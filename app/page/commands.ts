import { Dialog, SessionContextDialogs, showDialog } from '@jupyterlab/apputils';
import type { CompletionHandler } from '@jupyterlab/completer';
import { NotebookActions, type NotebookPanel } from '@jupyterlab/notebook';
import { CommandRegistry } from '@lumino/commands';
import { CELL_COMMANDS } from './cell-commands';
import { downloadNotebook, downloadTypeScript } from './download';
import { Find } from './find';
import { goToLine } from './go-to-line';
import { keepCopy } from './kept-copies';
import { showKept } from './kept-dialog';
import { tellKeptAs } from './kept-notice';
import { Palette } from './palette';
import { printLesson } from './printing';
import { resetLesson } from './reset-lesson';
import type { Saving } from './saving';
import { showShortcuts } from './shortcut-help';
import { showAsRead } from './show-as-read';
import { toggleComment } from './toggle-comment';
import { closeTooltip, showTooltip } from './tooltip';

/** What a lesson's page can do, by Jupyter's own command names, so that menus, buttons and keys agree. */
export function createCommands(
  panel: NotebookPanel,
  completion: CompletionHandler,
  saving: Saving,
): CommandRegistry {
  const commands = new CommandRegistry();
  const { content: notebook, sessionContext: session } = panel;
  const add = (id: string, label: string, execute: () => unknown) =>
    commands.addCommand(id, { label, execute: () => void execute() });
  const dialogs = new SessionContextDialogs();
  /** A cell that is run while the kernel is still starting waits for it. */
  const addRun = (id: string, label: string, action: typeof NotebookActions.run) =>
    add(`notebook:${id}`, label, async () => {
      await session.ready;
      await action(notebook, session, dialogs);
    });

  add('docmanager:save', 'Save', () => saving.saveNow());
  add('docmanager:restore-checkpoint', 'Go back to the version saved by hand…', () =>
    goBack(panel),
  );
  add('nabla:reset-lesson', 'Start this lesson over…', () => resetLesson(panel));
  add('nabla:kept-copies', 'Kept copies…', () => showKept(panel));
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
    if (await dialogs.restart(session)) await NotebookActions.runAll(notebook, session, dialogs);
  });

  add('notebook:shutdown-kernel', 'End the kernel', () => session.shutdown());

  for (const [id, label, act] of CELL_COMMANDS) {
    add(`notebook:${id}`, label, () => act(notebook));
  }

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
  add('nabla:toggle-contents', 'Show or hide the contents', toggleContents);
  add('nabla:show-shortcuts', 'Keyboard shortcuts', () => showShortcuts(commands));
  add('tooltip:launch-notebook', 'What is under the cursor', () => showTooltip(panel));
  add('tooltip:dismiss', 'Close the tooltip', closeTooltip);
  add('completer:invoke', 'Complete', () => completion.invoke());
  add('completer:select', 'Take completion', () => completion.completer.selectActive());
  return commands;
}

/** The version that the student saved last by hand, after a question: what came later is kept as a copy. */
async function goBack({ context, content }: NotebookPanel): Promise<void> {
  const [kept] = await context.listCheckpoints();
  if (!kept) return;
  const when = new Date(kept.last_modified).toLocaleString();
  const { button } = await showDialog({
    title: 'Go back to an earlier version?',
    body: `The lesson becomes what it was on ${when}. As it is now, it is kept as a copy.`,
    buttons: [Dialog.cancelButton(), Dialog.warnButton({ label: 'Go back' })],
  });
  if (!button.accept) return;
  if (context.model.dirty) await context.save();
  const copy = await keepCopy(context.path);
  await context.restoreCheckpoint(kept.id);
  await context.revert();
  await showAsRead(content);
  tellKeptAs(copy);
}

function toggleContents(): void {
  document.body.classList.toggle('contents-toggled');
}
