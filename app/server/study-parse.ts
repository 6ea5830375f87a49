import { isRecord } from '../is-record.js';
import type { Place, QuizAnswer } from '../study.js';
import type { JsonObject } from './body.js';
import { Refusal } from './refusal.js';
import { type KeptAnswer, type Memory, schedule } from './review-schedule.js';

/** What the file holds: the page's `Study`, and what the dates of review follow from. */
export interface KeptStudy {
  readonly last: Place | null;
  readonly answers: Readonly<Record<string, KeptAnswer>>;
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

/** When an answer was given, where the page says so: it may be told again, and later. @throws Refusal 400 for no time */
export function parseTime(value: JsonObject): string | undefined {
  const { at } = value;
  if (at === undefined) return undefined;
  if (!isDate(at)) throw new Refusal(400, '"at" is an ISO date and time.');
  return new Date(at).toISOString();
}

/** What is damaged in a record is left out; the rest of it counts. */
export function parseStudy(value: JsonObject): KeptStudy {
  const answers = isRecord(value.answers) ? Object.entries(value.answers) : [];
  return {
    last: isRecord(value.last) ? (orNothing(parsePlace, value.last) ?? null) : null,
    answers: Object.fromEntries(
      answers.flatMap(([id, record]) => {
        const answer = isRecord(record) ? orNothing(parseRemembered, record) : undefined;
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
  const { times, timesRight, due, memory, given } = value;
  if (memory === undefined) return parseOlder(value);
  if (!isIndex(times) || !isIndex(timesRight) || !isDate(due) || !isMemory(memory)) {
    throw new Refusal(400, 'A remembered answer has counts, a date and a memory.');
  }
  const told = Array.isArray(given) && given.every(isDate) ? { given } : {};
  return { ...parseAnswer(value), times, timesRight, due, memory, ...told };
}

/** An answer from before there were memories, and perhaps dates: it counts as given once, then or long ago. */
function parseOlder(value: JsonObject): KeptAnswer {
  const { at, times, timesRight, due } = value;
  const begun = schedule(undefined, parseAnswer(value), new Date(isDate(at) ? at : 0));
  return {
    ...begun,
    times: isIndex(times) ? times : begun.times,
    timesRight: isIndex(timesRight) ? timesRight : begun.timesRight,
    due: isDate(due) ? due : begun.due,
  };
}

function isMemory(value: unknown): value is JsonObject & Memory {
  return (
    isRecord(value) &&
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
