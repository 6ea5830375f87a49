import { basename } from 'node:path';
import { isRecord } from '../../is-record.js';
import { answersOf, exercisesOf, lessonName, markOf } from '../assignment.js';
import type { Notebook } from '../notebook.js';
import { type Finding, findingAt, findingInFile, type Placed } from './finding.js';

/** The rules of a lesson as a whole: names, ids, no outputs, every answer graded. */
export function lintStructure(
  file: string,
  notebook: Notebook,
  cells: readonly Placed[],
): Finding[] {
  return [...naming(file, notebook), ...ids(cells), ...outputs(cells), ...grading(notebook, cells)];
}

function naming(file: string, notebook: Notebook): Finding[] {
  const { kernelspec } = notebook.metadata;
  const expected = basename(file, '.ipynb');
  const name = lessonName(notebook);
  const findings: Finding[] = [];
  if (notebook.nbformat_minor < 5) {
    findings.push(findingInFile('it is nbformat 4.4 or older; cells need ids (4.5).'));
  }
  if (!isRecord(kernelspec) || kernelspec.name !== 'tslab') {
    findings.push(findingInFile('its kernel is not "tslab" (metadata.kernelspec.name).'));
  } else if (kernelspec.language !== 'typescript') {
    findings.push(
      findingInFile('its language is not "typescript" (metadata.kernelspec.language).'),
    );
  }
  if (name !== expected) {
    const said = name === null ? 'does not name its lesson' : `names the lesson "${name}"`;
    findings.push(findingInFile(`it ${said} (metadata.nabla.lesson); write "${expected}".`));
  }
  return findings;
}

function ids(cells: readonly Placed[]): Finding[] {
  const seen = new Map<string, number>();
  return cells.flatMap((placed) => {
    const { id } = placed.cell;
    const first = seen.get(id);
    if (first !== undefined) return [findingAt(placed, `its id is also that of cell ${first}.`)];
    seen.set(id, placed.place);
    if (id === '') return [findingAt(placed, 'it has no id.')];
    return /^[\w-]{1,64}$/.test(id)
      ? []
      : [findingAt(placed, 'its id is not 1 to 64 letters, digits, "_" and "-".')];
  });
}

function outputs(cells: readonly Placed[]): Finding[] {
  return cells.flatMap((placed) => {
    const { outputs: left, execution_count: count } = placed.cell;
    if (Array.isArray(left) && left.length > 0) {
      return [findingAt(placed, 'it has outputs left in; clear them (nabla format).')];
    }
    return typeof count === 'number'
      ? [findingAt(placed, 'it has an execution count left in; clear it (nabla format).')]
      : [];
  });
}

/** Every answer has a test cell after it before the next answer's own, and no test cell stands alone. */
function grading(notebook: Notebook, cells: readonly Placed[]): Finding[] {
  const findings: Finding[] = [];
  const roles = cells.map(({ cell }) => markOf(cell)?.role);
  const last = roles.lastIndexOf('tests');
  cells.forEach((placed, index) => {
    if (roles[index] === 'answer' && index > last) {
      findings.push(findingAt(placed, 'it is an answer, and no test cell comes after it.'));
    }
    if (roles[index] === 'tests' && !roles.slice(0, index).includes('answer')) {
      findings.push(findingAt(placed, 'it is a test cell, and no answer comes before it.'));
    }
  });
  if (answersOf(notebook).length > 0 && exercisesOf(notebook).every(({ points }) => points === 0)) {
    findings.push(findingInFile('its exercises have no points at all.'));
  }
  return findings;
}
