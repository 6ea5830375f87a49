import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataPath } from '../data/path';

/** A cell of a notebook, as far as exercises are concerned. */
export interface NotebookCell {
  readonly type: string;
  readonly source: string;
  /** nbgrader's id and marks; a cell without them has an empty id. */
  readonly id: string;
  readonly solution: boolean;
  readonly grade: boolean;
}

/** A notebook of the course. */
export interface NotebookFile {
  /** The lesson's name, such as "04-gradient-descent"; empty where the notebook does not say. */
  readonly lesson: string;
  readonly cells: readonly NotebookCell[];
}

/** The notebooks beside the one that runs, then the course's own; what cannot be read is left out. @internal */
export function notebookFiles(): NotebookFile[] {
  return [process.cwd(), ...courseNotebooks()].flatMap((folder) =>
    namesIn(folder).flatMap((name) => readNotebook(join(folder, name))),
  );
}

/** The folder of the lessons lies beside that of the data. */
function courseNotebooks(): string[] {
  try {
    return [join(dataPath('questions'), '..', '..', 'notebooks')];
  } catch {
    return [];
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ipynb'))
      .sort();
  } catch {
    return [];
  }
}

function readNotebook(path: string): NotebookFile[] {
  try {
    const { metadata, cells } = record(JSON.parse(readFileSync(path, 'utf8')));
    const { lesson } = record(record(metadata).nabla);
    return [{ lesson: text(lesson), cells: Array.isArray(cells) ? cells.map(readCell) : [] }];
  } catch {
    return [];
  }
}

function readCell(value: unknown): NotebookCell {
  const { cell_type: type, source, metadata } = record(value);
  const { grade_id: id, solution, grade } = record(record(metadata).nbgrader);
  return {
    ...{ type: text(type), id: text(id), solution: solution === true, grade: grade === true },
    source: Array.isArray(source) ? source.join('') : text(source),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function record(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
