import { type Notebook, NotebookActions } from '@jupyterlab/notebook';

/** After all cells were replaced: no cell is being edited, and texts are shown as they read. */
export async function showAsRead(notebook: Notebook): Promise<void> {
  notebook.mode = 'command';
  await NotebookActions.renderAllMarkdown(notebook);
}
