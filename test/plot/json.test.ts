import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toJson, toJsonObject } from '../../lib/plot/json';

test('numbers that JSON cannot hold become null', () => {
  expect(toJson([1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])).toEqual([
    1,
    null,
    null,
    null,
  ]);
});

test('typed arrays become arrays', () => {
  expect(toJson({ x: Float64Array.of(1, Number.NaN), y: Uint8Array.of(7) })).toEqual({
    x: [1, null],
    y: [7],
  });
});

test('keys without a value are left out', () => {
  expect(Object.keys(toJsonObject({ a: 1, b: undefined, c: null }))).toEqual(['a', 'c']);
});

test('what is no data is refused with its type', () => {
  expect(() => toJson({ f: () => 1 })).toThrow(
    'A figure holds plain data only, but a function came.',
  );
});

test('numbers keep seven significant digits', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
      const rounded = toJson(x);
      expect(Math.abs(Number(rounded) - x)).toBeLessThanOrEqual(Math.abs(x) * 5e-7);
    }),
  );
});

test('everything that comes out reads back from its text unchanged', () => {
  fc.assert(
    fc.property(fc.object({ values: [fc.double(), fc.string(), fc.boolean()] }), (value) => {
      const json = toJson(value);
      expect(toJson(JSON.parse(JSON.stringify(json)))).toEqual(json);
    }),
  );
});
