import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { isObject, type JsonObject } from './body.js';
import { Refusal } from './refusal.js';

/** Where the student was last: a lesson's file and the id of a cell in it. */
export interface Place {
  readonly file: string;
  readonly cell: string;
}

/** The last answer to a question of a quiz. */
export interface QuizAnswer {
  /** Indexes of the choices that were made. */
  readonly chosen: readonly number[];
  /** What was typed, for a number. */
  readonly typed: string;
  readonly right: boolean;
}

export interface Study {
  readonly last: Place | null;
  readonly answers: Readonly<Record<string, QuizAnswer>>;
}

const NOTHING: Study = { last: null, answers: {} };

/** What is remembered about a student's work beside the lessons themselves: `.nabla/study.json` in their folder. */
export class StudyRecord {
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly folder: string) {}

  /** A missing or damaged record is an empty one: it holds nothing that cannot be done again. */
  async read(): Promise<Study> {
    try {
      return parseStudy(JSON.parse(await readFile(this.file, 'utf8')));
    } catch {
      return NOTHING;
    }
  }

  setLast(last: Place): Promise<void> {
    return this.change((study) => ({ ...study, last }));
  }

  setAnswer(question: string, answer: QuizAnswer): Promise<void> {
    return this.change((study) => ({
      ...study,
      answers: { ...study.answers, [question]: answer },
    }));
  }

  private get file(): string {
    return join(this.folder, '.nabla', 'study.json');
  }

  private change(change: (study: Study) => Study): Promise<void> {
    const changed = this.writing.then(async () => {
      await mkdir(join(this.folder, '.nabla'), { recursive: true });
      await atomicWrite(this.file, `${JSON.stringify(change(await this.read()), null, 1)}\n`);
    });
    this.writing = changed.catch(() => undefined);
    return changed;
  }
}

export function parsePlace(value: JsonObject): Place {
  const { file, cell } = value;
  if (typeof file !== 'string' || typeof cell !== 'string') {
    throw new Refusal(400, 'A place is a "file" and a "cell".');
  }
  return { file, cell };
}

export function parseAnswer(value: JsonObject): QuizAnswer {
  const { chosen, typed, right } = value;
  if (!Array.isArray(chosen) || !chosen.every(isIndex) || typeof typed !== 'string') {
    throw new Refusal(400, 'An answer has "chosen", a list of indexes, and "typed", a text.');
  }
  return { chosen, typed: typed.slice(0, 200), right: right === true };
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function parseStudy(value: unknown): Study {
  if (!isObject(value)) return NOTHING;
  const answers = isObject(value.answers) ? Object.entries(value.answers) : [];
  return {
    last: isObject(value.last) ? parsePlace(value.last) : null,
    answers: Object.fromEntries(
      answers.flatMap(([id, answer]) => (isObject(answer) ? [[id, parseAnswer(answer)]] : [])),
    ),
  };
}
