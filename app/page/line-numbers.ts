import type { NotebookPanel } from '@jupyterlab/notebook';
import { settings } from './settings';

/** Numbers the lines of code as the student chose. */
export function showLineNumbers({ content: notebook }: NotebookPanel): void {
  const obey = () => {
    const { editorConfig } = notebook;
    const code = { ...editorConfig.code, lineNumbers: settings.get('lineNumbers') };
    notebook.editorConfig = { ...editorConfig, code };
  };
  settings.changed.connect((_, name) => {
    if (name === 'lineNumbers') obey();
  });
  if (settings.get('lineNumbers')) obey();
}
