import { isLessonFile } from '../lesson-file';

/** More would leave no room for the number that a taken name gets. */
const MAX_BYTES = 180;

/** The name of a notebook without folder and ending, as a student knows it. */
export function stemOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.ipynb$/, '');
}

/** The folder that a notebook is in, with a slash at its end; nothing for the course's own. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/**
 * The file name for what was typed, with the ending that a notebook has.
 *
 * @throws Error with one sentence about what is wrong with the name
 */
export function fileNameOf(typed: string): string {
  const stem = typed.trim().replace(/\.ipynb$/i, '');
  if (stem === '') throw new Error('A notebook needs a name.');
  if (stem.startsWith('.')) {
    throw new Error('Choose a name that does not begin with a dot: such files are hidden.');
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\\/:*?"<>|\x00-\x1f]/.test(stem)) {
    throw new Error('Choose a name without \\ / : * ? " < > and |.');
  }
  if (new TextEncoder().encode(stem).length > MAX_BYTES) {
    throw new Error('This name is too long; choose a shorter one.');
  }
  return `${stem}.ipynb`;
}

/**
 * The path of a notebook under another name in the same folder.
 *
 * @throws Error with one sentence about what is wrong with the name
 */
export function renamedPath(path: string, typed: string): string {
  const to = folderOf(path) + fileNameOf(typed);
  if (isLessonFile(to)) {
    throw new Error('This would be taken for a lesson; put a word before the number.');
  }
  return to;
}
