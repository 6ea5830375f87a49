import { InputDialog } from '@jupyterlab/apputils';
import type { NotebookPanel } from '@jupyterlab/notebook';

/** Asks for a line of the cell that is edited, and puts the cursor there. */
export async function goToLine({ content }: NotebookPanel): Promise<void> {
  const editor = content.activeCell?.editor;
  if (!editor) return;
  const { line } = editor.getCursorPosition();
  const { value } = await InputDialog.getNumber({
    title: 'Go to line',
    label: `A line from 1 to ${editor.lineCount}`,
    value: line + 1,
    okLabel: 'Go',
  });
  if (value === null || !Number.isFinite(value)) return;
  const wanted = Math.min(Math.max(Math.round(value), 1), editor.lineCount);
  content.mode = 'edit';
  editor.focus();
  editor.setCursorPosition({ line: wanted - 1, column: 0 });
}
