import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findingText } from './lint/finding.js';
import { lintLesson } from './lint/lint.js';
import { lintRun } from './lint/run.js';
import { formatNotebook, parseNotebook } from './notebook.js';
import { studentVersion } from './student.js';
import { writeZip } from './zip-write.js';

/** What was made of one lesson. */
export interface Release {
  readonly lesson: string;
  /** The notebook for students. */
  readonly notebook: string;
  /** The same in an archive. */
  readonly zip: string;
}

/**
 * Makes what students get of a lesson: a folder with their notebook, and a zip of that folder.
 * The same lesson gives the same bytes, on every machine and at any time.
 *
 * Throws an Error with all findings when the lesson has mistakes; a solution that fails is one, and a
 * check that passes without an answer.
 *
 * @param file the instructor's notebook
 * @param out folder for the releases; made if it does not exist
 * @param run whether the lesson is run to find its mistakes, or only read
 */
export async function releaseLesson(file: string, out: string, run: boolean): Promise<Release> {
  const text = await readFile(file, 'utf8');
  const read = lintLesson(file, text);
  const findings = read.length === 0 && run ? await lintRun(file, parseNotebook(text)) : read;
  if (findings.length > 0) {
    const list = findings.map((finding) => findingText(file, finding));
    throw new Error(['Mend these before the release:', ...list].join('\n'));
  }
  const lesson = basename(file, '.ipynb');
  const path = `${lesson}/${lesson}.ipynb`;
  const notebook = formatNotebook(studentVersion(parseNotebook(text)));
  const zip = join(out, `${lesson}.zip`);
  await mkdir(join(out, lesson), { recursive: true });
  await writeFile(join(out, path), notebook);
  await writeFile(zip, writeZip([{ path, data: Buffer.from(notebook, 'utf8') }]));
  return { lesson, notebook: join(out, path), zip };
}
