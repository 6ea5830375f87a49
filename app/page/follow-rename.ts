import type { NotebookPanel } from '@jupyterlab/notebook';
import { isLessonFile } from '../lesson-file';
import type { CarefulDrive } from './careful-drive';
import { keptOf } from './kept-copies';
import { lessonAddress } from './lesson-list';
import type { LessonTitle } from './lesson-title';
import { stemOf } from './notebook-name';
import { onRenamed } from './renames';

/** Stays with a notebook that gets another name, here, on the home page or in another tab. */
export function followRename(panel: NotebookPanel, drive: CarefulDrive, title: LessonTitle): void {
  const { context } = panel;
  let path = context.path;
  context.pathChanged.connect((_, next) => {
    drive.carry(path, next);
    path = next;
    title.rename(stemOf(next));
    history.replaceState(null, '', lessonAddress(next) + location.hash);
  });
  onRenamed(({ from, to }) => {
    if (from === context.path) drive.tellRenamed(from, to);
  });
}

/** Learns of a new name that came from another browser: the server moves a notebook's session with it. */
export async function catchUp({ sessionContext }: NotebookPanel): Promise<void> {
  await sessionContext.sessionManager.refreshRunning().catch(() => undefined);
}

/** A lesson has its title, and so has a copy that is kept of it; a student's own notebook is called as its file. */
export function nameOf(path: string, title: string): string {
  const isLessons = isLessonFile(path) || keptOf(path) !== undefined;
  return (isLessons && title) || stemOf(path);
}
