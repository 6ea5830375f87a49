import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../is-record.js';
import { messageOf } from '../message-of.js';
import { readPlainFile } from '../plain-file.js';
import { readNotebook } from './notebook.js';
import { sectionsOf } from './sections.js';

type Question = Readonly<Record<string, unknown>>;

/** The questions of a lesson, each with the section to read again: null where a student's copy has it no more. */
export interface LessonQuestions {
  /** The lesson's name, such as `04-gradient-descent`. */
  readonly lesson: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/**
 * Reads the whole question bank. A damaged file is left out with a word in the log: the other lessons can be reviewed.
 *
 * @param bank the folder with a file of questions for each lesson
 * @param lessons the folder with the lessons, to find the sections in
 */
export async function readQuestionBank(bank: string, lessons: string): Promise<LessonQuestions[]> {
  const files = (await readdir(bank)).filter((name) => /^\d\d-[\w-]+\.json$/.test(name)).sort();
  const read = files.map((file) =>
    readLesson(bank, lessons, file.replace(/\.json$/, '')).catch((error: unknown) => {
      console.error(`The questions in ${file} cannot be read: ${messageOf(error)}`);
      return [];
    }),
  );
  return (await Promise.all(read)).flat();
}

async function readLesson(
  bank: string,
  lessons: string,
  lesson: string,
): Promise<LessonQuestions[]> {
  const asked = questionsIn((await readPlainFile(join(bank, `${lesson}.json`))).toString('utf8'));
  const { title, sections } = await outline(join(lessons, `${lesson}.ipynb`), lesson);
  const questions = asked.map((question) => ({
    ...question,
    section: sections.find(({ cell }) => cell === question.section) ?? null,
  }));
  return [{ lesson, title, questions }];
}

/** The questions in the text of a file of the bank. Throws an Error when it holds none. */
export function questionsIn(text: string): Question[] {
  const file: unknown = JSON.parse(text);
  if (!isRecord(file) || !Array.isArray(file.questions)) throw new Error('it has no questions.');
  return file.questions.filter(isRecord);
}

/** What of a lesson the review needs. Without the notebook its questions can still be asked. */
async function outline(location: string, lesson: string) {
  const notebook = await readNotebook(location).catch(() => undefined);
  const own = isRecord(notebook?.metadata.nabla) ? notebook.metadata.nabla : {};
  const title = typeof own.title === 'string' ? own.title : lesson;
  return { title, sections: notebook ? sectionsOf(notebook) : [] };
}
