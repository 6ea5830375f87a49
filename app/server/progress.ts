import { isRecord } from '../is-record.js';
import { readPlainFile } from '../plain-file.js';
import type { JsonObject } from './body.js';
import { joinLines, parseNotebook } from './multiline.js';

/** How far a student has come in a lesson, read from the lesson's own saved copy. */
export interface Progress {
  /** Sections (under a heading of the second level) that have code, and those whose code has all been run. */
  readonly sections: number;
  readonly sectionsRun: number;
  /** Checks of exercises, and those that passed when they were run last. */
  readonly exercises: number;
  readonly exercisesPassed: number;
  /** Ids of the questions that the lesson's quizzes have shown. */
  readonly questions: readonly string[];
}

const CHECK = 'application/vnd.nabla.check+json';
const QUIZ = 'application/vnd.nabla.quiz+json';

/** Reads the progress from a notebook file; null for one that cannot be read. */
export async function readProgress(location: string): Promise<Progress | null> {
  try {
    const text = (await readPlainFile(location)).toString('utf8');
    return progressOf(joinLines(parseNotebook(JSON.parse(text))));
  } catch {
    return null;
  }
}

export function progressOf(notebook: JsonObject): Progress {
  const cells = recordsOf(notebook.cells);
  const sections = sectionsOf(cells);
  const checks = cells.filter(isCheck);
  const quizzes = cells.flatMap((cell) => shown(cell, QUIZ));
  return {
    sections: sections.length,
    sectionsRun: sections.filter((section) => section.every(hasRun)).length,
    exercises: checks.length,
    exercisesPassed: checks.filter(hasPassed).length,
    questions: quizzes
      .flatMap((quiz) => recordsOf(quiz.questions))
      .map((question) => String(question.id)),
  };
}

/** The code cells of each section that has any. */
function sectionsOf(cells: readonly JsonObject[]): JsonObject[][] {
  const sections: JsonObject[][] = [[]];
  for (const cell of cells) {
    if (cell.cell_type === 'markdown' && /^##\s/m.test(String(cell.source))) sections.push([]);
    if (cell.cell_type === 'code') sections.at(-1)?.push(cell);
  }
  return sections.filter((section) => section.length > 0);
}

function hasRun(cell: JsonObject): boolean {
  return typeof cell.execution_count === 'number';
}

/** A check is marked as nbgrader marks tests. */
function isCheck(cell: JsonObject): boolean {
  const metadata = isRecord(cell.metadata) ? cell.metadata : {};
  return isRecord(metadata.nbgrader) && metadata.nbgrader.grade === true;
}

function hasPassed(cell: JsonObject): boolean {
  const results = shown(cell, CHECK);
  return results.length > 0 && results.every((result) => result.passed === true);
}

function shown(cell: JsonObject, type: string): JsonObject[] {
  return recordsOf(cell.outputs).flatMap(({ data }) => {
    const value = isRecord(data) ? data[type] : undefined;
    return isRecord(value) ? [value] : [];
  });
}

function recordsOf(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
