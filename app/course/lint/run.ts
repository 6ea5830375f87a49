import { dirname } from 'node:path';
import { messageOf } from '../../message-of.js';
import { exercisesOf, markOf } from '../assignment.js';
import { type ExecutedCell, executeNotebook } from '../execute.js';
import type { Notebook } from '../notebook.js';
import { studentVersion } from '../student.js';
import { type Finding, findingAt, findingInFile } from './finding.js';

/** The most milliseconds for one cell of a lesson. */
const timeoutMs = 60_000;

/**
 * What is wrong with a lesson that runs: a cell or solution that fails, a check that passes without an
 * answer, and in the student's version a failure anywhere but in the checks.
 *
 * @param file where the notebook lies; its cells run there
 */
export async function lintRun(file: string, notebook: Notebook): Promise<Finding[]> {
  const options = { cwd: dirname(file), timeoutMs };
  try {
    const solved = await executeNotebook(notebook, options);
    const findings = solved.flatMap((cell) => [
      ...failure(notebook, cell, ''),
      ...strange(notebook, cell),
    ]);
    if (exercisesOf(notebook).length === 0) return findings;
    const untouched = await executeNotebook(studentVersion(notebook), options);
    return [...findings, ...untouched.flatMap((cell) => studentFinding(notebook, cell))];
  } catch (error) {
    return [findingInFile(`it cannot be run to its end: ${messageOf(error)}`)];
  }
}

/** What a test cell shows beside its checks, and nbgrader takes for a grade. */
function strange(notebook: Notebook, executed: ExecutedCell): Finding[] {
  if (markOfId(notebook, executed.id)?.role !== 'tests') return [];
  const { outputs } = executed;
  const shows = outputs.some((output) => output.output_type === 'execute_result');
  const warns = outputs.some(
    (output) => output.output_type === 'stream' && output.name === 'stderr',
  );
  return [
    ...(shows
      ? ['it ends with a value, which nbgrader takes for points: end it with a check.']
      : []),
    ...(warns ? ['it writes on the standard error, for which nbgrader gives no points.'] : []),
  ].map((message) => at(notebook, executed, message));
}

function studentFinding(notebook: Notebook, executed: ExecutedCell): Finding[] {
  const isTest = markOfId(notebook, executed.id)?.role === 'tests';
  if (!isTest) return failure(notebook, executed, 'in the student version ');
  if (executed.status === 'ok') {
    return [at(notebook, executed, 'its check passes without an answer.')];
  }
  const { ename, text } = errorOf(executed);
  return ename === 'CheckFailed' ? [] : [at(notebook, executed, `it stops with ${text}`)];
}

function failure(notebook: Notebook, executed: ExecutedCell, where: string): Finding[] {
  if (executed.status === 'ok') return [];
  const { text, line } = errorOf(executed);
  return [at(notebook, executed, `${where}it fails: ${text}`, line)];
}

function markOfId({ cells }: Notebook, id: string) {
  const cell = cells.find((candidate) => candidate.id === id);
  return cell ? markOf(cell) : null;
}

function at(notebook: Notebook, { id }: ExecutedCell, message: string, line?: number): Finding {
  const place = notebook.cells.findIndex((candidate) => candidate.id === id);
  const cell = notebook.cells[place];
  if (!cell) return { cell: null, id, line: null, message };
  return findingAt({ cell, place: place + 1 }, message, line);
}

/** The error of a cell, and the first of its lines that the traceback names. */
function errorOf({ outputs, status }: ExecutedCell) {
  const error = outputs.find((output) => output.output_type === 'error');
  if (error?.output_type !== 'error') return { ename: status, text: status };
  const trace = error.traceback.join('\n');
  const line = Number(/In\s?\[\d+\]:(\d+)/.exec(trace)?.[1]);
  const text = `${error.ename}: ${error.evalue}`.split('\n')[0] ?? '';
  return { ename: error.ename, text, ...(Number.isFinite(line) && { line }) };
}
