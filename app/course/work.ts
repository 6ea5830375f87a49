import { mkdir, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { isRecord } from '../is-record.js';
import { keepBeside } from '../keep-beside.js';
import { plainFolder, readPlainFile, UnreadableFile } from '../plain-file.js';
import { carryResults, wasRun } from './carry-results.js';
import { listLessons } from './lessons.js';
import {
  fingerprint,
  type Notebook,
  parseNotebook,
  readNotebook,
  stringifyNotebook,
} from './notebook.js';
import { studentVersion, versionOf } from './student.js';

/** What happened to a student's copies: file names of lessons. */
export interface WorkUpdate {
  /** Copied for the first time. */
  readonly added: readonly string[];
  /** Untouched copies of an older version, replaced. */
  readonly updated: readonly string[];
  /** Copies of an older version that are edited, or may be, left alone. */
  readonly kept: readonly string[];
  /** What was run in copies that were replaced, kept beside them: file names of copies. */
  readonly copies: readonly string[];
}

/** The record of which version of each lesson was copied, by file name: its fingerprint. */
type Copied = Record<string, string>;

/**
 * Brings the folder where a student works up to date with the course.
 *
 * A lesson is copied there, with stubs for solutions, the first time. When the course has a new
 * version, a copy that the student has not edited is replaced, and an edited one is left alone. A replaced copy
 * that was run is studied with the better text and where one was in it: results stay as far as the code is the same,
 * and the copy as it was is kept.
 *
 * @param course folder of the instructor's notebooks
 * @param work folder of the student's copies; made if it does not exist
 */
export async function updateWork(course: string, work: string): Promise<WorkUpdate> {
  await mkdir(work, { recursive: true });
  const recordFile = join(await plainFolder(join(work, '.nabla')), 'copies.json');
  const copied = await readRecord(recordFile);
  const update = {
    added: [] as string[],
    updated: [] as string[],
    kept: [] as string[],
    copies: [] as string[],
  };

  for (const { file, damage } of await listLessons(course)) {
    if (damage) continue;
    const version = studentVersion(await readNotebook(join(course, file)));
    const current = fingerprint(version);
    const found = await readCopy(join(work, file));
    // A record that was lost knows an untouched copy again.
    if (found?.fingerprint === current) copied[file] = current;
    if (found && copied[file] === current) continue;
    if (found && found.fingerprint !== copied[file] && !isAsCopied(found)) {
      update.kept.push(file);
      continue;
    }
    if (found && wasRun(found.notebook)) {
      update.copies.push(
        await keepBeside(work, basename(file, '.ipynb'), found.text, new Date(), join(work, file)),
      );
    }
    const results = found?.notebook ?? NOTHING;
    await atomicWrite(join(work, file), stringifyNotebook(carryResults(results, version)));
    copied[file] = current;
    update[found ? 'updated' : 'added'].push(file);
  }
  await atomicWrite(recordFile, `${JSON.stringify(copied, null, 1)}\n`);
  return update;
}

interface Copy {
  readonly text: string;
  readonly notebook: Notebook;
  readonly fingerprint: string;
}

/** Whether a copy is still the version that it names, so that it tells this although the record is lost. */
function isAsCopied({ notebook, fingerprint: written }: Copy): boolean {
  const { nabla } = notebook.metadata;
  return isRecord(nabla) && nabla.version === versionOf(written);
}

const NOTHING: Notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [] };

/** Reads a copy, which may be a link; null where there is none. A damaged copy counts as edited. */
async function readCopy(path: string): Promise<Copy | null> {
  const text = await readIfThere(() => realpath(path).then((real) => readPlainFile(real)));
  if (text === null) return null;
  try {
    const notebook = parseNotebook(text);
    return { text, notebook, fingerprint: fingerprint(notebook) };
  } catch {
    return { text, notebook: NOTHING, fingerprint: 'damaged' };
  }
}

async function readRecord(path: string): Promise<Copied> {
  const text = await readIfThere(() => readPlainFile(path));
  if (text === null) return {};
  try {
    const json: unknown = JSON.parse(text);
    const entries = isRecord(json) ? Object.entries(json) : [];
    return Object.fromEntries(
      entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** The text of a file; null where there is none, and empty for what is no file: a damaged one. */
async function readIfThere(read: () => Promise<Buffer>): Promise<string | null> {
  try {
    return (await read()).toString('utf8');
  } catch (error) {
    if (error instanceof UnreadableFile) return '';
    if (isRecord(error) && error.code === 'ENOENT') return null;
    throw error;
  }
}
