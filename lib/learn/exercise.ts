import { type NotebookCell, type NotebookFile, notebookFiles } from './notebook-file';

/** What a notebook has for an exercise. */
export interface Exercise {
  /** Hints of growing strength, in Markdown. */
  readonly hints: readonly string[];
  /** The answer's cell with a solution in it; undefined where the notebook has none. */
  readonly solution: string | undefined;
  /** The sources of the cells that check it. */
  readonly checks: readonly string[];
}

/**
 * An exercise as the notebooks have it: those beside the running one, and those of the course.
 *
 * @param id the `grade_id` of its answer cell.
 * @param lesson the lesson it is in; needed where lessons have exercises of one name.
 * @throws Error when there is no such exercise, or one in several lessons.
 * @internal
 */
export function findExercise(id: string, lesson?: string): Exercise {
  const files = notebookFiles().filter((file) => lesson === undefined || file.lesson === lesson);
  const found = files.filter(({ cells }) => cells.some((cell) => isAnswer(cell, id)));
  const lessons = [...new Set(found.map((file) => file.lesson))];
  const [first] = found;
  if (!first) throw new Error(`There is no exercise "${id}". There are: ${known(files)}.`);
  if (lessons.length > 1) {
    const example = `'${id}', '${lessons[0]}'`;
    throw new Error(`"${id}" is in ${lessons.join(' and ')}; name the lesson too: (${example}).`);
  }
  const versions = found.map(({ cells }) => exerciseIn(cells, id));
  return {
    ...exerciseIn(first.cells, id),
    solution: versions.find(({ solution }) => solution !== undefined)?.solution,
  };
}

function isAnswer(cell: NotebookCell, id: string): boolean {
  return cell.solution && cell.id === id;
}

/** The hints stand in the text before the answer, and the checks behind it, up to the next answer. */
function exerciseIn(cells: readonly NotebookCell[], id: string): Exercise {
  const at = cells.findIndex((cell) => isAnswer(cell, id));
  const before = cells.slice(0, at);
  const task = before.slice(before.findLastIndex(({ type }) => type === 'code') + 1);
  const behind = cells.slice(at + 1);
  const next = behind.findIndex(({ solution }) => solution);
  return {
    hints: task.flatMap(({ source }) => hintsIn(source)),
    solution: solutionIn(cells[at]?.source ?? ''),
    checks: behind
      .slice(0, next < 0 ? undefined : next)
      .flatMap(({ grade, source }) => (grade ? [source] : [])),
  };
}

function hintsIn(source: string): string[] {
  const hint = /<details>\s*<summary>Hint[^<]*<\/summary>([\s\S]*?)<\/details>/g;
  return [...source.matchAll(hint)].map(([, text = '']) => text.trim());
}

/** The cell without the marks around the solution. */
function solutionIn(source: string): string | undefined {
  const mark = /^\s*\/\/ (BEGIN|END) SOLUTION\s*$/;
  const lines = source.split('\n');
  const kept = lines.filter((line) => !mark.test(line));
  return kept.length < lines.length ? kept.join('\n') : undefined;
}

function known(files: readonly NotebookFile[]): string {
  const answers = files.flatMap(({ cells }) => cells.filter(({ solution }) => solution));
  return [...new Set(answers.map(({ id }) => id))].join(', ') || 'none';
}
