import { join } from 'node:path';
import { atomicWrite } from '../atomic-write.js';
import { isRecord } from '../is-record.js';
import { plainFolder } from '../plain-file.js';
import type { Place, QuizAnswer } from '../study.js';
import type { JsonObject } from './body.js';
import { changing } from './contents-write.js';
import { Refusal } from './refusal.js';
import { withAnswer } from './review-schedule.js';
import { readStudyFile, setAside } from './study-file.js';
import { type KeptStudy, parseStudy } from './study-parse.js';

/** What the record says of itself when something is wrong with it. */
interface Troubled {
  readonly trouble?: string;
}

const UNREADABLE = 'The record of your answers cannot be read, and nothing is added to it.';
const DAMAGED = 'The record of your answers is damaged; it is kept when a new one is begun.';

/**
 * What is remembered about a student's work beside the lessons themselves: `.nabla/study.json` in their folder.
 *
 * Nothing in the file is lost: what is not understood is written back as it was, and a file that is damaged as a
 * whole is set aside before a new one is begun.
 */
export class StudyRecord {
  private writing: Promise<unknown> = Promise.resolve();
  /** Where a damaged record was put, in a sentence. */
  private keptElsewhere: string | undefined;
  private readonly told = new Set<string>();

  /** @param now the clock; tests bring their own */
  constructor(
    private readonly folder: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async read(): Promise<KeptStudy & Troubled> {
    const content = await readStudyFile(this.file).catch(() => null);
    const trouble =
      content === null ? UNREADABLE : content === undefined ? DAMAGED : this.keptElsewhere;
    if (trouble === undefined) return parseStudy(content ?? {});
    this.tell(trouble);
    return { ...parseStudy(content ?? {}), trouble };
  }

  setLast(last: Place): Promise<void> {
    return this.change((study) => ({ ...study, last }));
  }

  /**
   * Remembers an answer, and when its question should be asked again.
   *
   * @param at when it was given; an answer that is told again with the same time counts once. Now by default.
   */
  setAnswer(question: string, answer: QuizAnswer, at?: string): Promise<void> {
    return this.change((study) => {
      const { answers } = study;
      const before = Object.hasOwn(answers, question) ? answers[question] : undefined;
      const after = withAnswer(before, answer, this.now(), at);
      return after === before ? study : { ...study, answers: { ...answers, [question]: after } };
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
        const content = await this.readOrBegin();
        const before = parseStudy(content);
        const after = change(before);
        if (after !== before) await atomicWrite(this.file, textOf(content, after));
      }),
    );
    this.writing = changed.catch(() => undefined);
    return changed;
  }

  /** @throws Refusal 403 for a record that cannot be read */
  private async readOrBegin(): Promise<JsonObject> {
    const content = await readStudyFile(this.file).catch((error: unknown) => {
      this.tell(UNREADABLE, error);
      throw new Refusal(403, UNREADABLE);
    });
    if (content) return content;
    const kept = await setAside(this.file, this.now());
    this.keptElsewhere = `The record of your answers was damaged; it is kept as .nabla/${kept}.`;
    this.tell(this.keptElsewhere);
    return {};
  }

  /** Tells a trouble in the terminal, once. */
  private tell(trouble: string, ...more: readonly unknown[]): void {
    if (!this.told.has(trouble)) console.error(trouble, ...more);
    this.told.add(trouble);
  }
}

/** The file's text after a change: what was not understood in it stays as it was. */
function textOf(content: JsonObject, { last, answers }: KeptStudy): string {
  const kept = isRecord(content.answers) ? content.answers : {};
  const all = {
    ...content,
    last: last ?? content.last ?? null,
    answers: { ...kept, ...answers },
  };
  return `${JSON.stringify(all, null, 1)}\n`;
}
