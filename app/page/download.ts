import { CodeCell, MarkdownCell } from '@jupyterlab/cells';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { giveFile } from './give-file';

/** Gives the lesson as it is in the page, as a notebook file. */
export function downloadNotebook({ context }: NotebookPanel): void {
  saveAsFile(context.path, context.model.toJSON());
}

export function saveAsFile(path: string, notebook: unknown): void {
  const text = `${JSON.stringify(notebook, null, 1)}\n`;
  giveFile(nameOf(path, 'ipynb'), text, 'application/x-ipynb+json');
}

/** Gives the code of the lesson as one TypeScript file; its texts become comments. */
export function downloadTypeScript({ context, content }: NotebookPanel): void {
  const parts = content.widgets.flatMap((cell) => {
    const source = cell.model.sharedModel.getSource().trimEnd();
    if (source === '') return [];
    if (cell instanceof CodeCell) return [source];
    return cell instanceof MarkdownCell ? [source.replace(/^/gm, '// ').replace(/ +$/gm, '')] : [];
  });
  giveFile(nameOf(context.path, 'ts'), `${parts.join('\n\n')}\n`, 'text/plain');
}

function nameOf(path: string, extension: string): string {
  return `${path
    .split('/')
    .at(-1)
    ?.replace(/\.ipynb$/, '')}.${extension}`;
}
