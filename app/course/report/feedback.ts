import type { Exercise } from '../assignment.js';
import type { ExerciseVerdict } from '../grading/verdict.js';
import { type Grade, maximum, openPoints } from './grade.js';
import { escapeHtml, page } from './html.js';

/**
 * The page that goes back to a student: points, and for each exercise what the checks in the student's
 * own copy say. Of hidden tests it tells only that one did not pass.
 */
export function feedbackPage(
  title: string,
  exercises: readonly Exercise[],
  answerCells: Readonly<Record<string, string>>,
  grade: Grade,
): string {
  const heading = `${title}: ${grade.total} of ${maximum(exercises)} points`;
  const open = openPoints(exercises, grade);
  const sections = exercises.map((exercise, index) => {
    const score = grade.scores[index] ?? null;
    const body = exercise.manual
      ? manualBody(exercise, score, grade)
      : verdictBody(verdictOf(grade, exercise));
    return exerciseSection(exercise, score, verdictOf(grade, exercise), body);
  });
  return page(
    heading,
    [
      `<h1>${escapeHtml(heading)}</h1>`,
      `<p>${escapeHtml(grade.name || grade.student)}${grade.late ? ' · handed in late' : ''}</p>`,
      grade.status === 'graded' ? '' : `<p class="failed">${escapeHtml(statusText(grade))}</p>`,
      open === 0 ? '' : `<p>A person still grades answers that are worth ${open} of them.</p>`,
      problemList(answerCells, grade),
      ...sections,
      noteList(grade),
    ].join('\n'),
  );
}

function verdictOf({ verdicts }: Grade, { id }: Exercise): ExerciseVerdict | undefined {
  return verdicts.find((verdict) => verdict.id === id);
}

function statusText({ status }: Grade): string {
  return {
    graded: '',
    stopped: 'The time was over before all exercises were tried; see below which were.',
    'no notebook': 'There was no notebook in what you handed in.',
    damaged: 'The notebook that you handed in could not be read.',
    'wrong lesson': 'What you handed in belongs to another lesson.',
    'not submitted': 'Nothing was handed in.',
  }[status];
}

function exerciseSection(
  { id, points }: Exercise,
  score: number | null,
  verdict: ExerciseVerdict | undefined,
  body: string,
): string {
  const title = verdict?.checks[0]?.title ?? id;
  const shown = score === null ? `? / ${points}` : `${score} / ${points}`;
  return `<section><h2>${escapeHtml(title)} <small>${shown}</small></h2>${body}</section>`;
}

function manualBody({ id }: Exercise, score: number | null, grade: Grade): string {
  if (!grade.written.has(id)) return '<p>Nothing was written.</p>';
  const comment = grade.comments.get(id);
  const said = comment === undefined ? '' : `<p>${escapeHtml(comment)}</p>`;
  return score === null ? `<p>A person grades it.</p>${said}` : said;
}

function verdictBody(verdict: ExerciseVerdict | undefined): string {
  if (!verdict) return '<p>Not tried.</p>';
  const { checks, message, hidden } = verdict;
  const rows = checks.flatMap(({ items }) =>
    items.map(
      ({ label, passed, message: why }) =>
        `<tr><td class="${passed ? 'passed' : 'failed'}">${passed ? '✓ passed' : '✗ not yet'}</td>` +
        `<td>${escapeHtml(label)}${why === undefined ? '' : `<br>${escapeHtml(why)}`}</td></tr>`,
    ),
  );
  const table = rows.length === 0 ? '' : `<table>${rows.join('')}</table>`;
  const more =
    rows.length === 0 && message !== null ? `<p class="failed">${escapeHtml(message)}</p>` : '';
  const secret = hidden
    ? '<p class="failed">What your own copy checks passes; a further check, which it does not have, does not. Try other arguments: negative ones, zero, large ones.</p>'
    : '';
  return table + more + secret;
}

function problemList(answerCells: Readonly<Record<string, string>>, { problems }: Grade): string {
  const items = Object.entries(problems)
    .filter(([cell]) => answerCells[cell] !== undefined)
    .map(
      ([cell, { name, message }]) =>
        `<li>The cell of ${escapeHtml(answerCells[cell] ?? cell)} did not run: <pre>${escapeHtml(`${name}: ${message}`)}</pre></li>`,
    );
  if (items.length === 0) return '';
  return `<h2>Cells that did not run</h2><ul>${items.join('')}</ul><p>Only answer cells are graded: what an answer needs of your own must stand in its cell.</p>`;
}

function noteList({ notes }: Grade): string {
  if (notes.length === 0) return '';
  return `<h2>Notes</h2><ul>${notes.map((note) => `<li>${escapeHtml(note)}</li>`).join('')}</ul>`;
}
