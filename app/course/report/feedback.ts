import type { Exercise } from '../assignment.js';
import type { ExerciseVerdict } from '../grading/verdict.js';
import { type Grade, maximum } from './grade.js';
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
  const sections = exercises.map((exercise, index) =>
    exerciseSection(exercise, grade.scores[index] ?? null, verdictOf(grade, exercise)),
  );
  return page(
    heading,
    [
      `<h1>${escapeHtml(heading)}</h1>`,
      `<p>${escapeHtml(grade.name || grade.student)}${grade.late ? ' · handed in late' : ''}</p>`,
      grade.status === 'graded' ? '' : `<p class="failed">${escapeHtml(statusText(grade))}</p>`,
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
  { id, points, manual }: Exercise,
  score: number | null,
  verdict: ExerciseVerdict | undefined,
): string {
  const title = verdict?.checks[0]?.title ?? id;
  const result = manual
    ? `<p>Worth ${points} ${points === 1 ? 'point' : 'points'}; a person grades it.</p>`
    : verdict
      ? verdictBody(verdict)
      : '<p>Not tried.</p>';
  const shown = score === null ? `? / ${points}` : `${score} / ${points}`;
  return `<section><h2>${escapeHtml(title)} <small>${shown}</small></h2>${result}</section>`;
}

function verdictBody({ checks, message, hidden }: ExerciseVerdict): string {
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
