import { EditorView } from '@codemirror/view';
import type { Cell } from '@jupyterlab/cells';
import { EditorExtensionRegistry, type IEditorExtensionFactory } from '@jupyterlab/codemirror';

/** Tells a screen reader what an editor is for, and in which cell it is. */
export const editorName: IEditorExtensionFactory<undefined> = {
  name: 'editor-name',
  factory: ({ model }) => {
    const what = model.mimeType.includes('typescript') ? 'code' : 'text';
    return EditorExtensionRegistry.createImmutableExtension([
      EditorView.contentAttributes.of(({ dom }) => ({ 'aria-label': nameIn(dom, what) })),
    ]);
  },
};

/** Has the editor of a cell, if it is made, take over the cell's name: it asks for it whenever it is updated. */
export function nameEditor({ node }: Cell): void {
  const field = node.querySelector<HTMLElement>('.jp-InputArea-editor .cm-content');
  if (!field || field.ariaLabel?.startsWith(`${node.dataset.name}, `)) return;
  EditorView.findFromDOM(field)?.dispatch({});
}

function nameIn(dom: HTMLElement, what: string): string {
  const cell = dom.closest<HTMLElement>('.jp-Cell')?.dataset.name ?? 'Cell';
  return `${cell}, ${what}`;
}
