import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { messageOf } from '../../message-of.js';
import { pathLabel } from '../path-label.js';
import { readZip } from '../zip-read.js';
import { studentName } from './student-name.js';
import type { Contents, HandedIn, Submission } from './submission.js';

/** The largest file that is read. */
const maxBytes = 20_000_000;
/** Bytes of the notebooks of one submission together. */
const maxTotalBytes = 50_000_000;
/** Notebooks of one submission that are looked at. */
const maxNotebooks = 50;
const deepestFolder = 5;

/**
 * Looks through a folder of submissions: one folder, zip or notebook per student, as students name them or as
 * Canvas and Moodle do. Links are not followed. What cannot be read is a submission with a problem.
 *
 * @returns submissions in the order of the students' keys
 */
export async function readSubmissions(folder: string): Promise<Submission[]> {
  const entries = (await readdir(folder, { withFileTypes: true }))
    .filter(({ name }) => !name.startsWith('.') && name !== '__MACOSX')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const submissions = entries.map((entry) => submissionOf(folder, entry));
  return withUniqueKeys(submissions).sort((a, b) => (a.student < b.student ? -1 : 1));
}

function submissionOf(folder: string, entry: Dirent): Submission {
  const extension = entry.isDirectory() ? '' : extname(entry.name);
  const base = entry.name.slice(0, entry.name.length - extension.length);
  return { ...studentName(base), read: () => readEntry(folder, entry, extension.toLowerCase()) };
}

async function readEntry(folder: string, entry: Dirent, extension: string): Promise<Contents> {
  try {
    const found = await readAny(join(folder, entry.name), entry, extension);
    const problem = found.notebooks.length === 0 ? 'There is no notebook in it.' : null;
    return { ...found, problem };
  } catch (error) {
    return { notebooks: [], time: null, problem: `It cannot be read: ${messageOf(error)}` };
  }
}

type Found = Omit<Contents, 'problem'>;

async function readAny(path: string, entry: Dirent, extension: string): Promise<Found> {
  if (entry.isSymbolicLink()) throw new Error('it is a link.');
  if (entry.isDirectory()) return readFolder(path);
  if (!entry.isFile()) throw new Error('it is neither a file nor a folder.');
  const { size, mtimeMs: time } = await lstat(path);
  if (size > maxBytes) throw new Error(`it has ${size} bytes; at most ${maxBytes} are read.`);
  if (extension === '.ipynb') {
    return { notebooks: [{ path: pathLabel(entry.name), data: await readFile(path) }], time };
  }
  if (extension !== '.zip')
    throw new Error(`"${pathLabel(extension)}" is neither a notebook nor a zip.`);
  return { notebooks: readZip(await readFile(path), isNotebook).slice(0, maxNotebooks), time };
}

async function readFolder(folder: string): Promise<Found> {
  const notebooks: HandedIn[] = [];
  let time: number | null = null;
  let left = maxTotalBytes;
  for (const path of await filesIn(folder, '', deepestFolder)) {
    if (!isNotebook(path) || notebooks.length >= maxNotebooks) continue;
    const { size, mtimeMs } = await lstat(join(folder, path));
    if (size > Math.min(maxBytes, left)) continue;
    left -= size;
    notebooks.push({ path: pathLabel(path), data: await readFile(join(folder, path)) });
    time = Math.max(time ?? 0, mtimeMs);
  }
  return { notebooks, time: (await timestamp(folder)) ?? time };
}

/** Regular files of a folder and the folders in it; links are left out. */
async function filesIn(root: string, folder: string, depth: number): Promise<string[]> {
  if (depth === 0) return [];
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesIn(root, path, depth - 1);
      return entry.isFile() ? [path] : [];
    }),
  );
  return found.flat().sort();
}

function isNotebook(path: string): boolean {
  return path.endsWith('.ipynb') && !/(^|\/)(\.[^./]|__MACOSX)/.test(path);
}

/** The time in nbgrader's `timestamp.txt`, such as `2026-11-20 15:58:23.948203 UTC`. */
async function timestamp(folder: string): Promise<number | null> {
  try {
    const path = join(folder, 'timestamp.txt');
    if (!(await lstat(path)).isFile()) return null;
    const text = (await readFile(path, 'utf8')).trim().slice(0, 60);
    const time = Date.parse(text.replace(/(\.\d{3})\d*/, '$1'));
    return Number.isNaN(time) ? null : time;
  } catch {
    return null;
  }
}

/** Two submissions of one student stay two: the second is called `name (2)`. */
function withUniqueKeys(submissions: readonly Submission[]): Submission[] {
  const taken = new Set<string>();
  return submissions.map((submission) => {
    let student = submission.student;
    for (let count = 2; taken.has(student.toLowerCase()); count++) {
      student = `${submission.student} (${count})`;
    }
    taken.add(student.toLowerCase());
    return { ...submission, student };
  });
}
