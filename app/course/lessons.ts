import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../is-record.js';
import { isLessonFile } from '../lesson-file.js';
import { messageOf } from '../message-of.js';
import { type Notebook, readNotebook } from './notebook.js';

/** What the list of lessons shows of one lesson. */
export interface Lesson {
  /** File name, such as `04-gradient-descent.ipynb`. */
  readonly file: string;
  readonly title: string;
  /** Study time in minutes; null where the notebook does not say. */
  readonly minutes: number | null;
  /** What a student will be able to do after it. */
  readonly objectives: readonly string[];
  /** Names of the lessons it builds on, such as `03-taylor-series`. */
  readonly needs: readonly string[];
  /** Why the file cannot be read; null for a good one. */
  readonly damage: string | null;
}

/** The lessons of a folder (`NN-name.ipynb`) in order; a damaged one is listed with what is wrong. */
export async function listLessons(folder: string): Promise<Lesson[]> {
  const files = (await readdir(folder)).filter(isLessonFile).sort();
  const lessons: Lesson[] = [];
  // One after the other: at most one file is in the memory at a time.
  for (const file of files) lessons.push(await describeLesson(folder, file));
  return lessons;
}

async function describeLesson(folder: string, file: string): Promise<Lesson> {
  try {
    return { file, ...lessonMetadata(await readNotebook(join(folder, file)), file), damage: null };
  } catch (error) {
    const unknown = { title: titleOf(file), minutes: null, objectives: [], needs: [] };
    return { file, ...unknown, damage: messageOf(error) };
  }
}

function lessonMetadata(notebook: Notebook, file: string): Omit<Lesson, 'file' | 'damage'> {
  const own = isRecord(notebook.metadata.nabla) ? notebook.metadata.nabla : {};
  return {
    title: typeof own.title === 'string' ? own.title : titleOf(file),
    minutes: typeof own.minutes === 'number' ? own.minutes : null,
    objectives: strings(own.objectives),
    needs: strings(own.needs),
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** `04-gradient-descent.ipynb` is called "Gradient descent" until its metadata say otherwise. */
function titleOf(file: string): string {
  const words = file.replace(/^\d\d-|\.ipynb$/g, '').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
