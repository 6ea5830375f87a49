import { Prec } from '@codemirror/state';
import type { YBaseCell } from '@jupyter/ydoc';
import {
  EditorExtensionRegistry,
  type IEditorExtensionFactory,
  ybinding,
} from '@jupyterlab/codemirror';
import { editorUndo } from './editor-undo';

/** What of a cell's shared model an editor needs: its text, and the history that "undo" walks. */
type Source = Pick<YBaseCell<never>, 'ysource' | 'undoManager' | 'undo' | 'redo'>;

function isSource(model: object): model is Source {
  return 'ysource' in model && 'undoManager' in model;
}

/** Ties an editor to its cell's shared text: what is typed is in the notebook, and the other way round. */
export const sharedSource: IEditorExtensionFactory<undefined> = {
  name: 'shared-source',
  factory: ({ model: { sharedModel } }) => {
    if (!isSource(sharedModel)) return null;
    const { ysource, undoManager } = sharedModel;
    return EditorExtensionRegistry.createImmutableExtension([
      ybinding({ ytext: ysource, ...(undoManager ? { undoManager } : {}) }),
      Prec.high(editorUndo(sharedModel)),
    ]);
  },
};

/** What a command changes next, "undo" takes back alone, and not with what was typed just before. */
export function beginUndoStep(sharedModel: object): void {
  if (isSource(sharedModel)) sharedModel.undoManager?.stopCapturing();
}
