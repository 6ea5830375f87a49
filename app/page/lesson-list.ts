import { isRecord } from '../is-record';
import { recordsIn, request, textIn } from './api';
import { type KeptCopy, parseKept } from './kept-copies';

/** A lesson as the home page shows it. */
export interface Lesson {
  readonly file: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly objectives: readonly string[];
  readonly damage: string | null;
  readonly progress: Progress;
  readonly kept: readonly KeptCopy[];
}

/** How far the student has come, from the lesson's saved copy. */
export interface Progress {
  readonly sections: number;
  readonly sectionsRun: number;
  readonly exercises: number;
  readonly exercisesPassed: number;
  readonly questions: readonly string[];
}

export async function fetchLessons(): Promise<Lesson[]> {
  const body = await request('/api/nabla/lessons');
  return recordsIn(isRecord(body) ? body.lessons : undefined).map((lesson) => ({
    file: textIn(lesson, 'file'),
    title: textIn(lesson, 'title'),
    minutes: typeof lesson.minutes === 'number' ? lesson.minutes : null,
    objectives: Array.isArray(lesson.objectives) ? lesson.objectives.map(String) : [],
    damage: typeof lesson.damage === 'string' ? lesson.damage : null,
    progress: parseProgress(lesson.progress),
    kept: parseKept(lesson.kept),
  }));
}

export function lessonAddress(file: string): string {
  return `/lessons/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** `04-gradient-descent.ipynb` is lesson "04"; a file without a number has none. */
export function lessonNumber(file: string): string {
  return /^\d\d/.exec(file)?.[0] ?? '';
}

function parseProgress(value: unknown): Progress {
  const progress = isRecord(value) ? value : {};
  const count = (name: string) => Number(progress[name] ?? 0);
  return {
    sections: count('sections'),
    sectionsRun: count('sectionsRun'),
    exercises: count('exercises'),
    exercisesPassed: count('exercisesPassed'),
    questions: Array.isArray(progress.questions) ? progress.questions.map(String) : [],
  };
}
