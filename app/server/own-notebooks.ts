import { readdir } from 'node:fs/promises';
import { isLessonFile } from '../lesson-file.js';
import { type Folder, type Found, isHidden } from './folder.js';
import { originalName } from './kept-copies.js';

/** A notebook of the student's own: any that is no lesson. */
export interface OwnNotebook {
  readonly path: string;
  /** When it was changed last, as an ISO date and time. */
  readonly changed: string;
  /** In bytes. */
  readonly size: number;
}

/** The student's own notebooks, in the course's folder and the folders in it, the last changed first. */
export async function ownNotebooks(folder: Folder): Promise<OwnNotebook[]> {
  const notebooks: OwnNotebook[] = [];
  const root = await folder.find([]);
  for await (const [path, { stats }] of notebooksIn(folder, [], root, new Set())) {
    if (path.length === 1 && (await belongsToLesson(folder, path[0] ?? ''))) continue;
    const changed = stats.mtime.toISOString();
    notebooks.push({ path: path.join('/'), changed, size: stats.size });
  }
  return notebooks.sort(
    (a, b) => b.changed.localeCompare(a.changed) || a.path.localeCompare(b.path),
  );
}

type Path = readonly string[];

/** @param seen folders that were gone through: a link may lead back to one */
async function* notebooksIn(
  folder: Folder,
  path: Path,
  { location }: Found,
  seen: Set<string>,
): AsyncGenerator<[Path, Found]> {
  if (seen.has(location)) return;
  seen.add(location);
  // A folder that may not be read, or went meanwhile, has nothing to show.
  for (const entry of await readdir(location, { withFileTypes: true }).catch(() => [])) {
    const { name } = entry;
    const isNotebook = name.endsWith('.ipynb');
    if (isHidden(name) || name === 'node_modules' || (entry.isFile() && !isNotebook)) continue;
    const inner = [...path, name];
    const found = await folder.findOrNothing(inner).catch(() => undefined);
    if (found?.stats.isDirectory()) yield* notebooksIn(folder, inner, found, seen);
    else if (found && isNotebook) yield [inner, found];
  }
}

/** A lesson, or a copy that is kept of one and shown with it. */
async function belongsToLesson(folder: Folder, name: string): Promise<boolean> {
  if (isLessonFile(name)) return true;
  const lesson = originalName(name);
  return (
    lesson !== undefined && isLessonFile(lesson) && Boolean(await folder.findOrNothing([lesson]))
  );
}
