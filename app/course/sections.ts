import type { Notebook } from './notebook.js';

/** A section that teaches: one whose heading is numbered, as `## 4 · What is a gradient?`. */
export interface Section {
  /** The id of the cell with the heading. It stays when sections are numbered anew. */
  readonly cell: string;
  readonly title: string;
}

export function sectionsOf({ cells }: Notebook): Section[] {
  return cells
    .filter(({ cell_type }) => cell_type === 'markdown')
    .flatMap(({ id, source }) =>
      [...source.matchAll(/^##[ \t]+(\d.*)/gm)].map(([, title = '']) => ({
        cell: id,
        title: title.trim(),
      })),
    );
}
