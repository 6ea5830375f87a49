import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from '../../atomic-write.js';
import { isRecord } from '../../is-record.js';
import { answersOf, type Exercise } from '../assignment.js';
import type { Notebook } from '../notebook.js';
import { readText } from '../submissions/read-text.js';
import { safeFileName } from '../submissions/student-name.js';
import { feedbackPage } from './feedback.js';
import type { Grade } from './grade.js';
import { type ManualMarks, manualTable, readManualMarks, withManualMarks } from './manual-marks.js';
import { manualPage } from './manual-page.js';
import { summaryPage } from './summary.js';
import { canvasTable, gradesTable, moodleTable } from './tables.js';

/** The points that a person wrote into the folder of results; none before the first run. */
export async function manualMarksIn(
  out: string,
  exercises: readonly Exercise[],
): Promise<ManualMarks> {
  try {
    return readManualMarks(readText(await readFile(join(out, 'manual.csv'))).text, exercises);
  } catch (error) {
    if (isRecord(error) && error.code === 'ENOENT') return new Map();
    throw error;
  }
}

/**
 * Writes all that is made of a class's grades, together with the points that a person gave.
 *
 * @returns the grades with these points
 */
export async function writeResults(
  lesson: Notebook,
  title: string,
  exercises: readonly Exercise[],
  judged: readonly Grade[],
  marks: ManualMarks,
  out: string,
): Promise<Grade[]> {
  const grades = withManualMarks(exercises, judged, marks);
  const write = (name: string, text: string) => writeFile(join(out, name), text);
  await mkdir(out, { recursive: true });
  await write('grades.csv', gradesTable(exercises, grades));
  await write('canvas.csv', canvasTable(title, exercises, grades));
  await write('moodle.csv', moodleTable(exercises, grades));
  await write('summary.html', summaryPage(title, exercises, grades));
  if (exercises.some(({ manual }) => manual)) {
    await write('manual.html', manualPage(title, exercises, grades));
    await atomicWrite(join(out, 'manual.csv'), manualTable(exercises, judged, marks));
  }
  await writeFeedback(lesson, title, exercises, grades, join(out, 'feedback'));
  return grades;
}

async function writeFeedback(
  lesson: Notebook,
  title: string,
  exercises: readonly Exercise[],
  grades: readonly Grade[],
  folder: string,
): Promise<void> {
  const answerCells = Object.fromEntries(
    answersOf(lesson).map(({ cell, mark }) => [cell.id, mark.id]),
  );
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const names = new Set<string>();
  for (const grade of grades) {
    const name = freeName(safeFileName(grade.student), names);
    const text = feedbackPage(title, exercises, answerCells, grade);
    await writeFile(join(folder, `${name}.html`), text);
  }
}

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${wanted}-${count}`;
  taken.add(name.toLowerCase());
  return name;
}
