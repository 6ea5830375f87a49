import { messageOf } from '../../message-of.js';
import { lessonName } from '../assignment.js';
import { type Notebook, parseNotebook } from '../notebook.js';
import { type Matched, matchAnswers } from './match.js';
import { readText } from './read-text.js';
import type { Contents, HandedIn } from './submission.js';

/** The notebook of a submission that is graded, or why there is none. */
export type Chosen =
  | { readonly notebook: Notebook; readonly matched: Matched; readonly notes: readonly string[] }
  | { readonly status: 'no notebook' | 'damaged' | 'wrong lesson'; readonly problem: string };

type Candidate = { readonly path: string; readonly notebook: Notebook; readonly matched: Matched };

/** Of the notebooks in a submission, the one that is this lesson with the most answers in it. */
export function chooseNotebook(lesson: Notebook, { notebooks, problem }: Contents): Chosen {
  if (problem !== null) return { status: 'no notebook', problem };
  const notes: string[] = [];
  const damages: string[] = [];
  const candidates = notebooks.flatMap((file): Candidate[] => {
    try {
      const { notebook, encoding } = parse(file);
      if (encoding !== null) notes.push(`${file.path} is in ${encoding}.`);
      return [{ path: file.path, notebook, matched: matchAnswers(lesson, notebook) }];
    } catch (error) {
      damages.push(`${file.path} is not a readable notebook: ${messageOf(error)}`);
      return [];
    }
  });
  const fitting = candidates.filter((candidate) => belongs(lesson, candidate));
  const best = fitting.sort(byAnswers)[0];
  if (!best) return candidates[0] ? wrongLesson(candidates[0]) : damaged(damages);
  if (fitting.length > 1) notes.push(`several notebooks; ${best.path} is graded.`);
  return { ...best, notes: [...notes, ...damages, ...best.matched.notes] };
}

function parse({ data }: HandedIn): { notebook: Notebook; encoding: string | null } {
  const { text, encoding } = readText(data);
  return { notebook: parseNotebook(text.replace(/^\uFEFF/, '')), encoding };
}

/** A notebook that names its lesson is believed; another must have an answer of the lesson in it. */
function belongs(lesson: Notebook, { notebook, matched }: Candidate): boolean {
  const name = lessonName(notebook);
  return name === null ? matched.answers.size > 0 : name === lessonName(lesson);
}

function byAnswers(a: Candidate, b: Candidate): number {
  return b.matched.answers.size - a.matched.answers.size || (a.path < b.path ? -1 : 1);
}

function wrongLesson({ path, notebook }: Candidate): Chosen {
  const name = lessonName(notebook);
  const said = name === null ? "has none of the lesson's answer cells" : `is lesson "${name}"`;
  return { status: 'wrong lesson', problem: `${path} ${said}.` };
}

function damaged(damages: readonly string[]): Chosen {
  return { status: 'damaged', problem: damages.join(' ') };
}
