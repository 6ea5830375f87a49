import { EditorView, keymap } from '@codemirror/view';
import type { YBaseCell } from '@jupyter/ydoc';

/** Of a cell's shared model what takes typing back, and brings it again. */
type History = Pick<YBaseCell<never>, 'undo' | 'redo'>;

/** Undo in an editor walks the cell's own history: the browser's knows nothing of what completion or commands changed. */
export function editorUndo(history: History) {
  const undo = () => {
    history.undo();
    return true;
  };
  const redo = () => {
    history.redo();
    return true;
  };
  return [
    keymap.of([
      { key: 'Mod-z', run: undo, shift: redo, preventDefault: true },
      { key: 'Ctrl-y', mac: 'Mod-y', run: redo, preventDefault: true },
    ]),
    EditorView.domEventHandlers({
      beforeinput: ({ inputType }) => {
        if (inputType === 'historyUndo') return undo();
        return inputType === 'historyRedo' && redo();
      },
    }),
  ];
}
