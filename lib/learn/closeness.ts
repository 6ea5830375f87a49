/** A number, or numbers in arrays nested to any depth. */
export type Numbers = number | readonly Numbers[] | Float64Array;

/**
 * Why `actual` is not the expected number or array of numbers; `undefined` when it is.
 *
 * Numbers agree when |actual − expected| ≤ tolerance · max(1, |expected|). The answer tells the
 * shape that is expected, never the numbers.
 */
export function difference(
  actual: unknown,
  expected: Numbers,
  tolerance: number,
): string | undefined {
  if (actual === undefined) return 'nothing came (undefined); end the function with return';
  if (actual instanceof Promise) return 'a Promise came; write await before the call';
  if (typeof expected === 'number') return numberDifference(actual, expected, tolerance);
  if (!isList(actual)) return `${describe(actual)} came where an array was expected`;
  if (actual.length !== expected.length) {
    const lengths = `an array of ${actual.length} came where ${expected.length} were expected`;
    return `${lengths}: ${describe(actual)}`;
  }
  for (let i = 0; i < expected.length; i++) {
    const inner = difference(actual[i], expected[i], tolerance);
    if (inner !== undefined) return `${describe(actual)} came; entry ${i} is off`;
  }
  return undefined;
}

function numberDifference(actual: unknown, expected: number, tolerance: number) {
  if (typeof actual !== 'number') return `${describe(actual)} came where a number was expected`;
  if (Object.is(actual, expected)) return undefined;
  const near = Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
  return near ? undefined : `${describe(actual)} came, which is not right`;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || value instanceof Float64Array || value instanceof Float32Array;
}

/** The value as a student wrote it, cut where it is long. */
export function describe(value: unknown): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(7)));
  if (typeof value === 'string') return JSON.stringify(cut(value));
  if (isList(value)) return cut(`[${Array.from(value, describe).join(', ')}]`);
  if (typeof value === 'function') return 'a function';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
