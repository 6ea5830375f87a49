import { type Fields, isRecord } from '../is-record';
import { recordsIn, request, textIn } from './api';
import { parseQuestions, type Question } from './quiz';

/** A question with what one chooses it by, and where its answer can be read. */
export interface BankQuestion extends Question {
  /** The lesson's name, such as `04-gradient-descent`, and its title. */
  readonly lesson: string;
  readonly lessonTitle: string;
  readonly tags: readonly string[];
  /** 1 (recall) to 3 (transfer). */
  readonly difficulty: number;
  readonly section: Section | null;
}

/** A section of a lesson: its heading, and the id of the cell that holds it. */
export interface Section {
  readonly cell: string;
  readonly title: string;
}

/** The questions of all lessons, in the course's order. */
export async function fetchQuestions(): Promise<BankQuestion[]> {
  const body = await request('/api/nabla/questions');
  return recordsIn(isRecord(body) ? body.lessons : undefined).flatMap(questionsIn);
}

function questionsIn(lesson: Fields): BankQuestion[] {
  const about = { lesson: textIn(lesson, 'lesson'), lessonTitle: textIn(lesson, 'title') };
  return recordsIn(lesson.questions).flatMap((record) =>
    parseQuestions({ questions: [record] }).map((question) => ({
      ...question,
      ...about,
      tags: Array.isArray(record.tags) ? record.tags.map(String) : [],
      difficulty: Number(record.difficulty ?? 1),
      section: isRecord(record.section)
        ? { cell: textIn(record.section, 'cell'), title: textIn(record.section, 'title') }
        : null,
    })),
  );
}

/** The address of the section where a question's answer can be read. */
export function readingAddress({ lesson, section }: BankQuestion): string {
  const cell = section ? `#${encodeURIComponent(section.cell)}` : '';
  return `/lessons/${encodeURIComponent(`${lesson}.ipynb`)}${cell}`;
}

/** What one reads there: `04 · Learning rates and the wall`. */
export function readingTitle({ lesson, lessonTitle, section }: BankQuestion): string {
  const heading = section?.title.replace(/^\d+\s*·\s*/, '') ?? lessonTitle;
  return `${lesson.slice(0, 2)} · ${heading}`;
}
