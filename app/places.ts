import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** This file stands in `app/` as a source and in `app/dist/` when it is built. */
const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the course: the one that holds `notebooks/`, `lib/` and `app/`. */
export const courseRoot = join(here, ...(basename(here) === 'dist' ? ['..', '..'] : ['..']));

/** The instructor's version of the lessons. */
export const notebooksFolder = join(courseRoot, 'notebooks');

/** The questions of all lessons. */
export const questionsFolder = join(courseRoot, 'data', 'questions');

/** Whether the course was installed as a package; otherwise it is a clone, which may be written to. */
const isInstalled = basename(dirname(courseRoot)) === 'node_modules';

/** Where a student's copies live unless another folder is asked for. */
export const workFolder = join(isInstalled ? process.cwd() : courseRoot, 'work');

export function notebookFiles(): string[] {
  return readdirSync(notebooksFolder)
    .filter((name) => name.endsWith('.ipynb'))
    .map((name) => join(notebooksFolder, name));
}
