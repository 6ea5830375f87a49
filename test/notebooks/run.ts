import { basename, join } from 'node:path';
import { type ExecutedCell, executeNotebook } from '../../app/course/execute.js';
import { type Notebook, readNotebook } from '../../app/course/notebook.js';
import { studentVersion } from '../../app/course/student.js';
import { notebookFiles, notebooksFolder } from '../../app/places.js';

/** The names of all lessons, such as `04-gradient-descent`. */
export const lessonNames = notebookFiles().map((file) => basename(file, '.ipynb'));

export interface RunOptions {
  /** The instructor's version with solutions (default), or the student's with stubs. */
  readonly version?: 'instructor' | 'student';
  /** Other sources for some cells, by cell id: a wrong answer, say. */
  readonly replace?: Readonly<Record<string, string>>;
  /** Code to run after the last cell, each as a cell with the id given as its name. */
  readonly after?: Readonly<Record<string, string>>;
  /** Only these cells, by id and in the lesson's order (default: all). */
  readonly only?: readonly string[];
}

/** A lesson that was run from top to bottom on the real kernel. */
export interface LessonRun {
  /** The executed code cells in order. */
  readonly cells: readonly ExecutedCell[];
  /** The executed cell with this id; an Error if there is none. */
  cell(id: string): ExecutedCell;
}

export async function readLesson(name: string): Promise<Notebook> {
  return readNotebook(join(notebooksFolder, `${name}.ipynb`));
}

export async function runLesson(name: string, options: RunOptions = {}): Promise<LessonRun> {
  const lesson = await readLesson(name);
  const version = options.version === 'student' ? studentVersion(lesson) : lesson;
  const cells = await executeNotebook(changed(version, options), {
    cwd: notebooksFolder,
    timeoutMs: 120_000,
  });
  return { cells, cell: (id) => found(cells, id) };
}

function changed(notebook: Notebook, { replace = {}, after = {}, only }: RunOptions): Notebook {
  const unknown = [...Object.keys(replace), ...(only ?? [])].find(
    (id) => !notebook.cells.some((cell) => cell.id === id),
  );
  if (unknown !== undefined) throw new Error(`The lesson has no cell "${unknown}".`);
  const kept = notebook.cells
    .filter((cell) => only === undefined || only.includes(cell.id))
    .map((cell) => ({ ...cell, source: replace[cell.id] ?? cell.source }));
  const added = Object.entries(after).map(([id, source]) => ({
    cell_type: 'code' as const,
    id,
    source,
    metadata: {},
  }));
  return { ...notebook, cells: [...kept, ...added] };
}

function found(cells: readonly ExecutedCell[], id: string): ExecutedCell {
  const cell = cells.find((candidate) => candidate.id === id);
  if (!cell) throw new Error(`The run has no cell "${id}".`);
  return cell;
}

/** Everything a cell shows as text: its streams, and the text/plain of its displays and results. */
export function textOf(cell: ExecutedCell): string {
  return cell.outputs
    .map((output) => {
      if (output.output_type === 'stream') return output.text;
      if (output.output_type === 'error') return `${output.ename}: ${output.evalue}\n`;
      const text = output.data['text/plain'];
      return typeof text === 'string' ? `${text}\n` : '';
    })
    .join('');
}

/** The data of a kind that a cell displayed, such as the figures `application/vnd.plotly.v1+json`. */
export function displayed(cell: ExecutedCell, mimeType: string): unknown[] {
  return cell.outputs.flatMap((output) =>
    'data' in output && mimeType in output.data ? [output.data[mimeType]] : [],
  );
}
