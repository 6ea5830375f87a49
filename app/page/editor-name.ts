import { EditorView } from '@codemirror/view';
import { EditorExtensionRegistry, type IEditorExtensionFactory } from '@jupyterlab/codemirror';

/** Tells a screen reader what an editor is for. */
export const editorName: IEditorExtensionFactory<undefined> = {
  name: 'editor-name',
  factory: ({ model }) => {
    const label = model.mimeType.includes('typescript') ? 'Code of the cell' : 'Text of the cell';
    return EditorExtensionRegistry.createImmutableExtension(
      EditorView.contentAttributes.of({ 'aria-label': label }),
    );
  },
};
