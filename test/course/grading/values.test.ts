import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noTexts } from '../../../app/course/grading/function-texts.js';
import type { Lending } from '../../../app/course/grading/lending.js';
import { decode, encode } from '../../../app/course/grading/values.js';

const noFunctions: Lending = {
  lend: () => 0,
  borrow: () => () => undefined,
  borrowed: () => undefined,
  own: () => undefined,
  texts: noTexts,
};

const overTheLine = (value: unknown) =>
  decode(JSON.parse(JSON.stringify(encode(value, noFunctions))), noFunctions);

describe('values', () => {
  it('arrive as they were sent', () => {
    const anything = fc.anything({
      ...{ withBigInt: true, withSparseArray: false, withNullPrototype: false, maxDepth: 4 },
      values: [fc.double(), fc.string(), fc.boolean(), fc.constant(undefined), fc.constant(-0)],
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(overTheLine(value)).toEqual(value);
      }),
    );
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 10n ** 30n])(
    'keep %s, which JSON would lose',
    (value) => expect(Object.is(overTheLine(value), value)).toBe(true),
  );

  it('keep the kind of typed arrays', () => {
    expect(overTheLine(Float64Array.of(0.1, Number.NaN))).toEqual(Float64Array.of(0.1, Number.NaN));
  });

  it('bring errors with name and message, and nothing else', () => {
    const error = Object.assign(new RangeError('too far'), { secret: 1 });
    expect(overTheLine(error)).toMatchObject({ name: 'RangeError', message: 'too far' });
    expect(overTheLine(error)).not.toHaveProperty('secret');
  });

  it('cannot change a prototype by a field of that name', () => {
    const decoded = decode(
      { $: 'object', v: [['__proto__', { $: 'object', v: [['a', 1]] }]] },
      noFunctions,
    );
    expect(Object.getPrototypeOf(decoded)).toBe(Object.prototype);
    expect(Object.keys(Object(decoded))).toEqual(['__proto__']);
  });

  it.each(['valueOf', 'toString', 'toJSON', 'then'])(
    'cannot be an object whose %s is called by the language itself',
    (name) => {
      const sent = {
        $: 'object',
        v: [
          [name, { $: 'function', v: 0 }],
          ['x', 1],
        ],
      };
      expect(decode(sent, noFunctions)).toEqual({ x: 1 });
    },
  );

  it('refuse what goes round in a circle', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => overTheLine(circle)).toThrow('nested more than 60 levels');
  });

  it.each([
    [{ $: 'constructor' }],
    [{ value: 1 }],
    [{ $: 'object', v: [[1, 2]] }],
    [{ $: 'bigint', v: '1e9' }],
  ])('refuse %j, which the other side cannot have made', (sent) => {
    expect(() => decode(sent, noFunctions)).toThrow(TypeError);
  });
});
