import { join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { isPlainFolder, plainFolder, readPlainFile } from '../plain-file.js';
import type { Place, QuizAnswer } from '../study.js';
import { isObject, type JsonObject } from './body.js';
import { changing } from './contents-write.js';
import { Refusal } from './refusal.js';
import { type KeptAnswer, type Memory, schedule } from './review-schedule.js';

/** What the file holds: the page's `Study`, and what the dates of review follow from. */
interface KeptStudy {
  readonly last: Place | null;
  readonly answers: Readonly<Record<string, KeptAnswer>>;
}

const NOTHING: KeptStudy = { last: null, answers: {} };

/** What is remembered about a student's work beside the lessons themselves: `.nabla/study.json` in their folder. */
export class StudyRecord {
  private writing: Promise<unknown> = Promise.resolve();

  /** @param now the clock; tests bring their own */
  constructor(
    private readonly folder: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** A missing or damaged record is an empty one: it holds nothing that cannot be done again. */
  async read(): Promise<KeptStudy> {
    try {
      if (!(await isPlainFolder(this.own))) return NOTHING;
      return parseStudy(JSON.parse((await readPlainFile(this.file)).toString('utf8')));
    } catch {
      return NOTHING;
    }
  }

  setLast(last: Place): Promise<void> {
    return this.change((study) => ({ ...study, last }));
  }

  /** Remembers an answer, and when its question should be asked again. */
  setAnswer(question: string, answer: QuizAnswer): Promise<void> {
    return this.change(({ last, answers }) => {
      const before = Object.hasOwn(answers, question) ? answers[question] : undefined;
      return { last, answers: { ...answers, [question]: schedule(before, answer, this.now()) } };
    });
  }

  private get own(): string {
    return join(this.folder, '.nabla');
  }

  private get file(): string {
    return join(this.own, 'study.json');
  }

  private change(change: (study: KeptStudy) => KeptStudy): Promise<void> {
    const changed = this.writing.then(() =>
      changing(['.nabla', 'study.json'], async () => {
        await plainFolder(this.own);
        await atomicWrite(this.file, `${JSON.stringify(change(await this.read()), null, 1)}\n`);
      }),
    );
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

/** What is damaged in a record is left out; the rest of it counts. */
function parseStudy(value: unknown): KeptStudy {
  if (!isObject(value)) return NOTHING;
  const answers = isObject(value.answers) ? Object.entries(value.answers) : [];
  return {
    last: isObject(value.last) ? (orNothing(parsePlace, value.last) ?? null) : null,
    answers: Object.fromEntries(
      answers.flatMap(([id, record]) => {
        const answer = isObject(record) ? orNothing(parseRemembered, record) : undefined;
        return answer ? [[id, answer]] : [];
      }),
    ),
  };
}

function orNothing<T>(parse: (value: JsonObject) => T, value: JsonObject): T | undefined {
  try {
    return parse(value);
  } catch {
    return undefined;
  }
}

function parseRemembered(value: JsonObject): KeptAnswer {
  const { times, timesRight, due, memory } = value;
  if (!isIndex(times) || !isIndex(timesRight) || !isDate(due) || !isMemory(memory)) {
    throw new Refusal(400, 'A remembered answer has counts, a date and a memory.');
  }
  return { ...parseAnswer(value), times, timesRight, due, memory };
}

function isMemory(value: unknown): value is JsonObject & Memory {
  return (
    isObject(value) &&
    isDate(value.asked) &&
    isPositive(value.stability) &&
    isPositive(value.difficulty)
  );
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}
