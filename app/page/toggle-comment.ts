import type { NotebookPanel } from '@jupyterlab/notebook';
import { beginUndoStep } from './shared-source';

/** Makes comments of the selected lines of code, or code of them again when all are comments. */
export function toggleComment({ content }: NotebookPanel): void {
  const cell = content.activeCell;
  const editor = cell?.editor;
  if (!editor || cell.model.type !== 'code' || cell.readOnly) return;
  const { start, end } = editor.getSelection();
  const [from, to] = [Math.min(start.line, end.line), Math.max(start.line, end.line)];
  const lines = Array.from({ length: to - from + 1 }, (_, i) => ({
    text: editor.getLine(from + i) ?? '',
    offset: editor.getOffsetAt({ line: from + i, column: 0 }),
  })).filter(({ text }) => text.trim() !== '');
  const commented = lines.every(({ text }) => /^\s*\/\//.test(text));
  const indent = Math.min(...lines.map(({ text }) => text.search(/\S/)));
  const { sharedModel } = cell.model;
  beginUndoStep(sharedModel);
  sharedModel.transact(() => {
    // From the last line on, so that the places of those before stay right.
    for (const { text, offset } of lines.reverse()) {
      const marks = /^(\s*)(\/\/ ?)/.exec(text);
      const at = offset + (commented ? (marks?.[1]?.length ?? 0) : indent);
      sharedModel.updateSource(
        at,
        at + (commented ? (marks?.[2]?.length ?? 0) : 0),
        commented ? '' : '// ',
      );
    }
  });
}
