import { readFile, writeFile } from 'node:fs/promises';
import { formatNotebook, parseNotebook } from './notebook.js';

/**
 * Rewrites notebooks in the normal form that the course keeps in version control.
 *
 * @param check only look, and change nothing
 * @returns the files that were not in normal form
 */
export async function formatFiles(files: readonly string[], check: boolean): Promise<string[]> {
  const changed: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    const formatted = formatNotebook(parseNotebook(text));
    if (formatted === text) continue;
    changed.push(file);
    if (!check) await writeFile(file, formatted);
  }
  return changed;
}
