import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import type { Place, QuizAnswer, RememberedAnswer, Study } from '../study.js';
import { isObject, type JsonObject } from './body.js';
import { changing } from './contents-write.js';
import { Refusal } from './refusal.js';
import { schedule } from './review-schedule.js';

const NOTHING: Study = { last: null, answers: {} };

/** What is remembered about a student's work beside the lessons themselves: `.nabla/study.json` in their folder. */
export class StudyRecord {
  private writing: Promise<unknown> = Promise.resolve();

  /** @param now the clock; tests bring their own */
  constructor(
    private readonly folder: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

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

  /** Remembers an answer, and when its question should be asked again. */
  setAnswer(question: string, answer: QuizAnswer): Promise<void> {
    return this.change(({ last, answers }) => {
      const before = Object.hasOwn(answers, question) ? answers[question] : undefined;
      return { last, answers: { ...answers, [question]: schedule(before, answer, this.now()) } };
    });
  }

  private get file(): string {
    return join(this.folder, '.nabla', 'study.json');
  }

  private change(change: (study: Study) => Study): Promise<void> {
    const changed = this.writing.then(() =>
      changing(['.nabla', 'study.json'], async () => {
        await mkdir(join(this.folder, '.nabla'), { recursive: true });
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
function parseStudy(value: unknown): Study {
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

/** A record from before there were dates is one of a question that was answered once and is due. */
function parseRemembered(value: JsonObject): RememberedAnswer {
  const answer = parseAnswer(value);
  const count = (key: string, otherwise: number) => {
    const found = value[key];
    return isIndex(found) ? found : otherwise;
  };
  const date = (key: string) => {
    const found = value[key];
    return typeof found === 'string' && !Number.isNaN(Date.parse(found)) ? found : undefined;
  };
  return {
    ...answer,
    at: date('at') ?? '',
    times: count('times', 1),
    timesRight: count('timesRight', answer.right ? 1 : 0),
    box: count('box', 0),
    due: date('due') ?? new Date(0).toISOString(),
  };
}
