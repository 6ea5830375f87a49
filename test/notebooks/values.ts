import { beforeAll, expect } from 'vitest';
import { type LessonRun, runLesson, textOf } from './run.js';

/**
 * Runs a lesson, and then expressions over its variables.
 *
 * @param expressions code by name; each value must survive JSON
 */
export async function runForValues(
  name: string,
  expressions: Readonly<Record<string, string>>,
): Promise<{ run: LessonRun; values: ReadonlyMap<string, unknown> }> {
  const entries = Object.entries(expressions);
  const after = entries.map(([, code], i) => [
    `value-${i}`,
    `console.log(JSON.stringify(${code}));`,
  ]);
  const run = await runLesson(name, { after: Object.fromEntries(after) });
  const values = entries.map(
    ([key], i) => [key, JSON.parse(textOf(run.cell(`value-${i}`)))] as const,
  );
  return { run, values: new Map(values) };
}

/** A lesson that runs once before the tests of a suite, for them to look at. */
export interface LessonValues<Key extends string> {
  /** The executed cells. */
  run(): LessonRun;
  /** The value that an expression over the lesson's variables has after the last cell. */
  value(key: Key): unknown;
}

/** Registers the run of a lesson, and of expressions after its last cell, before the tests of this suite. */
export function beforeAllLessonValues<Key extends string>(
  name: string,
  expressions: Readonly<Record<Key, string>>,
): LessonValues<Key> {
  let done: Awaited<ReturnType<typeof runForValues>> | undefined;
  beforeAll(async () => {
    done = await runForValues(name, expressions);
  });
  const ran = () => {
    if (done) return done;
    throw new Error(`Lesson ${name} has not run: ask for its values inside a test.`);
  };
  return { run: () => ran().run, value: (key) => ran().values.get(key) };
}

/** The value as a list of numbers; an Error if it is none. */
export function numbers(list: unknown): number[] {
  if (Array.isArray(list) && list.every((item) => typeof item === 'number')) return list;
  throw new Error(`numbers are expected, but ${JSON.stringify(list)} came.`);
}

/** The value as rows of numbers; an Error if it is none. */
export function rowsOfNumbers(rows: unknown): number[][] {
  if (Array.isArray(rows)) return rows.map(numbers);
  throw new Error(`rows of numbers are expected, but ${JSON.stringify(rows)} came.`);
}

/** What `toEqual` compares with: each number to so many digits after the point. */
export function near(list: readonly number[], digits = 8): number[] {
  return list.map((x) => expect.closeTo(x, digits));
}

/** Expects the same numbers, each up to so many digits after the point. */
export function expectClose(actual: readonly number[], expected: readonly number[], digits = 9) {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits);
  });
}
