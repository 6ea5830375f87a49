import { isLessonFile } from '../lesson-file';
import { messageOf } from '../message-of';
import { readNotebookFile } from './notebook-file';
import { fileNameOf } from './notebook-name';
import type { Word } from './own-list';
import { make } from './own-notebooks';

/** Adds notebooks from this computer, each under its own name or a free one. Tells of each what became of it. */
export async function addFiles(
  files: readonly File[],
): Promise<{ readonly words: readonly Word[]; readonly last: string | undefined }> {
  const words: Word[] = [];
  let last: string | undefined;
  for (const file of files) {
    try {
      const content = await readNotebookFile(file);
      last = await make(nameFor(file), { content });
      words.push({ text: added(file.name, last) });
    } catch (error) {
      words.push({ text: messageOf(error), fault: true });
    }
  }
  return { words, last };
}

function nameFor({ name }: File): string {
  try {
    return fileNameOf(name);
  } catch (error) {
    throw new Error(`"${name}" was not added: ${messageOf(error)}`);
  }
}

function added(name: string, path: string): string {
  if (path === name) return `"${name}" is added.`;
  const reason = isLessonFile(name)
    ? 'so that it is not taken for a lesson'
    : 'as its name is taken';
  return `"${name}" is added as "${path}", ${reason}.`;
}
