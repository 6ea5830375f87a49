import { deleteLine } from '@codemirror/commands';
import { selectNextOccurrence } from '@codemirror/search';
import type { Command } from '@codemirror/view';
import { CodeMirrorEditor } from '@jupyterlab/codemirror';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { beginUndoStep } from './shared-source';

/** CodeMirror's commands that JupyterLab's editors leave to the page around them, by JupyterLab's names. */
export const EDITOR_COMMANDS: readonly (readonly [id: string, label: string, run: Command])[] = [
  ['delete-line', 'Delete line', deleteLine],
  ['select-next-occurrence', 'Select the next occurrence too', selectNextOccurrence],
];

export function runInEditor({ content }: NotebookPanel, run: Command): void {
  const editor = content.activeCell?.editor;
  if (!(editor instanceof CodeMirrorEditor)) return;
  beginUndoStep(editor.model.sharedModel);
  run(editor.editor);
}
