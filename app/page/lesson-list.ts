import { isRecord, recordsIn, request, textIn } from './api';

/** A lesson as the home page shows it. */
export interface Lesson {
  readonly file: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly objectives: readonly string[];
  readonly damage: string | null;
}

export async function fetchLessons(): Promise<Lesson[]> {
  const body = await request('/api/nabla/lessons');
  return recordsIn(isRecord(body) ? body.lessons : undefined).map((lesson) => ({
    file: textIn(lesson, 'file'),
    title: textIn(lesson, 'title'),
    minutes: typeof lesson.minutes === 'number' ? lesson.minutes : null,
    objectives: Array.isArray(lesson.objectives) ? lesson.objectives.map(String) : [],
    damage: typeof lesson.damage === 'string' ? lesson.damage : null,
  }));
}

export function lessonAddress(file: string): string {
  return `/lessons/${file.split('/').map(encodeURIComponent).join('/')}`;
}

/** `04-gradient-descent.ipynb` is lesson "04"; a file without a number has none. */
export function lessonNumber(file: string): string {
  return /^\d\d/.exec(file)?.[0] ?? '';
}
