import { indentLess } from '@codemirror/commands';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import { Text } from '@jupyterlab/coreutils';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Tooltip } from '@jupyterlab/tooltip';
import { Widget } from '@lumino/widgets';

/** Moves lines out where the cursor is in the indentation or lines are selected; elsewhere it asks what is there. */
export async function moveOutOrExplain(panel: NotebookPanel): Promise<void> {
  const editor = panel.content.activeCell?.editor;
  if (!(editor instanceof CodeMirrorEditor)) return;
  const { start, end } = editor.getSelection();
  const before = (editor.getLine(end.line) ?? '').slice(0, end.column);
  const selected = start.line !== end.line || start.column !== end.column;
  if (selected || before.trim() === '') indentLess(editor.editor);
  else await showTooltip(panel);
}

let shown: Tooltip | undefined;

/** Shows what the kernel knows of the name under the cursor: its type and its documentation. */
export async function showTooltip(panel: NotebookPanel): Promise<void> {
  closeTooltip();
  const editor = panel.content.activeCell?.editor;
  const kernel = panel.sessionContext.session?.kernel;
  if (!editor || !kernel) return;
  const code = editor.model.sharedModel.getSource();
  const offset = Text.jsIndexToCharIndex(editor.getOffsetAt(editor.getCursorPosition()), code);
  const { content } = await kernel.requestInspect({ code, cursor_pos: offset, detail_level: 0 });
  if (content.status !== 'ok' || !content.found) return;
  shown = new Tooltip({
    anchor: panel.content,
    bundle: content.data,
    editor,
    rendermime: panel.content.rendermime,
  });
  Widget.attach(shown, document.body);
}

export function closeTooltip(): void {
  shown?.dispose();
  shown = undefined;
}
