import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { notebookFiles, notebooksFolder } from '../places.js';

/** The notebooks of lessons given by name, number or path; all lessons when none is given. */
export function lessonFiles(lessons: readonly string[]): string[] {
  return lessons.length > 0 ? lessons.map(lessonFile) : notebookFiles();
}

/** The notebook of the lesson `04-gradient-descent`, `04`, or `some/folder/04-gradient-descent.ipynb`. */
export function lessonFile(lesson: string): string {
  if (lesson.endsWith('.ipynb') && existsSync(lesson)) return lesson;
  const named = join(notebooksFolder, `${lesson}.ipynb`);
  if (existsSync(named)) return named;
  const numbered = notebookFiles().filter((file) => basename(file).startsWith(`${lesson}-`));
  const [only] = numbered;
  if (only !== undefined && numbered.length === 1) return only;
  const known = notebookFiles().map((file) => basename(file, '.ipynb'));
  throw new Error(`There is no lesson "${lesson}". There are: ${known.join(', ') || 'none'}.`);
}
