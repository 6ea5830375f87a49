import { expect } from 'vitest';
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

/** The value as a list of numbers; an Error if it is none. */
export function numbers(list: unknown): number[] {
  if (Array.isArray(list) && list.every((item) => typeof item === 'number')) return list;
  throw new Error(`numbers are expected, but ${JSON.stringify(list)} came.`);
}

/** Expects the same numbers, each up to so many digits after the point. */
export function expectClose(actual: readonly number[], expected: readonly number[], digits = 9) {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(actual[i]).toBeCloseTo(value, digits);
  });
}
