import type { Exercise } from '../assignment.js';
import type { Grade } from './grade.js';
import { escapeHtml, page } from './html.js';

/** The page for who grades by hand: for each question, the answers of all students one below the other. */
export function manualPage(
  title: string,
  exercises: readonly Exercise[],
  grades: readonly Grade[],
): string {
  const questions = exercises
    .map((exercise, index) => ({ exercise, index }))
    .filter(({ exercise }) => exercise.manual)
    .map(({ exercise, index }) => question(exercise, index, grades));
  const heading = `${title}: answers to grade by hand`;
  const advice =
    '<p>Write points and comments into <code>manual.csv</code> beside this page, one row for each student, and run <code>nabla grade</code> again: nothing is judged twice.</p>';
  return page(heading, [`<h1>${escapeHtml(heading)}</h1>`, advice, ...questions].join('\n'));
}

/** The same answer of several students is shown once. */
function question(exercise: Exercise, index: number, grades: readonly Grade[]): string {
  const { id, points, cell } = exercise;
  const answers = new Map<string, Grade[]>();
  for (const grade of grades) {
    const written = grade.written.get(id);
    if (written !== undefined) answers.set(written, [...(answers.get(written) ?? []), grade]);
  }
  const unit = points === 1 ? 'point' : 'points';
  const silent = grades.length - [...answers.values()].flat().length;
  return [
    `<h2>${escapeHtml(id)} <small>${points} ${unit}</small></h2>`,
    `<details open><summary>The question, with a solution</summary><pre>${escapeHtml(cell.source)}</pre></details>`,
    ...[...answers].map(([written, authors]) => answer(written, authors, index)),
    `<p>${silent} without an answer.</p>`,
  ].join('\n');
}

function answer(written: string, authors: readonly Grade[], index: number): string {
  const names = authors.map(({ student, name, scores }) => {
    const score = scores[index];
    const known = score === null || score === undefined ? '' : ` · ${score}`;
    return escapeHtml(`${student}${name === '' ? '' : `, ${name}`}${known}`);
  });
  return `<section><h3>${names.join('<br>')}</h3><pre>${escapeHtml(written)}</pre></section>`;
}
