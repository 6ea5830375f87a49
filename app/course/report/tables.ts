import type { Exercise } from '../assignment.js';
import { writeCsv } from './csv.js';
import { type Grade, maximum } from './grade.js';

/** `grades.csv`: one row for every submission, a column for every exercise. */
export function gradesTable(exercises: readonly Exercise[], grades: readonly Grade[]): string {
  const max = maximum(exercises);
  const ids = exercises.map(({ id }) => id);
  return writeCsv([
    ['student', 'name', 'email', 'status', 'late', ...ids, 'total', 'max', 'notes'],
    ...grades.map((grade) => [
      ...[grade.student, grade.name, grade.email, grade.status, grade.late ? 'late' : ''],
      ...grade.scores,
      ...[grade.total, max, grade.notes.join(' | ')],
    ]),
  ]);
}

/**
 * The layout that Canvas imports: its five columns of identity, then the assignment; a first row with
 * the points possible. A student's key that is a number is Canvas's own (its downloads are named so).
 * Canvas finds the assignment by its title, and offers to make one where there is none.
 *
 * Source: `lib/gradebook_importer.rb` in instructure/canvas-lms.
 */
export function canvasTable(
  title: string,
  exercises: readonly Exercise[],
  grades: readonly Grade[],
): string {
  const identity = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'];
  return writeCsv([
    [...identity, title],
    ['    Points Possible', '', '', '', '', maximum(exercises)],
    ...grades.map(({ student, name, total }) => {
      const isNumber = /^\d+$/.test(student);
      return [name || student, isNumber ? student : '', '', isNumber ? '' : student, '', total];
    }),
  ]);
}

/**
 * The layout of Moodle's grading worksheet for an assignment, with the titles of an English Moodle. A
 * student's key that is a number is that of Moodle's participant; other students are matched by e-mail
 * address through the gradebook's import.
 *
 * Source: `mod/assign/feedback/offline/importgradeslib.php` in moodle/moodle.
 */
export function moodleTable(exercises: readonly Exercise[], grades: readonly Grade[]): string {
  const max = maximum(exercises);
  return writeCsv([
    [
      ...['Identifier', 'Full name', 'Email address', 'Status', 'Grade', 'Maximum grade'],
      ...['Grade can be changed', 'Last modified (submission)', 'Last modified (grade)'],
      'Feedback comments',
    ],
    ...grades.map(({ student, name, email, status, total, late }) => [
      /^\d+$/.test(student) ? `Participant ${student}` : student,
      ...[name || student, email, status, total, max, 'Yes', '', '', late ? 'Late.' : ''],
    ]),
  ]);
}
