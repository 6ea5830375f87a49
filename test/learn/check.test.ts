import { afterEach, expect, test } from 'vitest';
import { CheckFailed, check, type Expect } from '../../lib/learn';
import type { DisplayBundle } from '../../lib/plot/display';

const HOOK = Symbol.for('nabla.display');

/** Runs a check and returns what it displayed and what it threw. */
function outcome(run: (expect: Expect) => void) {
  const bundles: DisplayBundle[] = [];
  Reflect.set(globalThis, HOOK, (bundle: DisplayBundle) => bundles.push(bundle));
  let error: unknown;
  try {
    check('Slope', run);
  } catch (thrown) {
    error = thrown;
  }
  const data = bundles[0]?.data ?? {};
  const message = error instanceof Error ? error.message : undefined;
  return { bundles, error, message, data, result: data['application/vnd.nabla.check+json'] };
}

const unsolved = (): number => {
  throw new Error('Not solved yet: write your answer here.');
};

afterEach(() => {
  Reflect.deleteProperty(globalThis, HOOK);
});

test('a right answer passes and is shown as passed', () => {
  const { error, bundles, result } = outcome((expect) => {
    expect.near('at 3', () => 6.0000001, 6);
    expect.near('gradient', () => Float64Array.of(2, 4), [2, 4]);
    expect.near(
      'matrix',
      () => [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    );
    expect.that('rises', () => true, 'it falls');
  });
  expect(error).toBeUndefined();
  expect(bundles).toHaveLength(1);
  expect(result).toMatchObject({ title: 'Slope', passed: true });
});

test('a wrong answer throws CheckFailed with what came, and shows every item', () => {
  const { error, message, result } = outcome((expect) => {
    expect.near('at 3', () => 9, 6, { look: 'the power rule' });
    expect.near('at 0', () => 0, 0);
  });
  expect(error).toBeInstanceOf(CheckFailed);
  expect(message).toBe('Slope: at 3: 9 came, which is not right. The power rule.');
  expect(result).toEqual({
    title: 'Slope',
    passed: false,
    items: [
      { label: 'at 3', passed: false, message: '9 came, which is not right. The power rule.' },
      { label: 'at 0', passed: true },
    ],
  });
});

test('a typical mistake is named instead of the general hint', () => {
  const { message } = outcome((expect) => {
    expect.near('∂d/∂t', () => [1, 1], [1, 2], {
      look: 'section 2',
      mistakes: [[[1, 1], 'You differentiated with respect to E twice']],
    });
  });
  expect(message).toBe(
    'Slope: ∂d/∂t: [1, 1] came; entry 1 is off. You differentiated with respect to E twice.',
  );
});

test('the expected answer is in no output', () => {
  const { message, data } = outcome((expect) => {
    expect.near('secret', () => 1, 271828);
    expect.near('secrets', () => [1, 2], [314159, 2]);
    expect.near('shape', () => 1, [161803, 2]);
  });
  expect(`${message} ${JSON.stringify(data)}`).not.toMatch(/271828|314159|161803/);
});

test('the expected answer is told where the author asks for it', () => {
  const { message } = outcome((expect) => expect.near('x', () => 1, 5, { reveal: true }));
  expect(message).toContain('Expected was 5.');
});

test('an unsolved exercise fails with its own message and nothing else', () => {
  const { message, error } = outcome((expect) => expect.near('at 3', unsolved, 6));
  expect(error).toBeInstanceOf(CheckFailed);
  expect(message).toBe('Slope: Not solved yet: write your answer here.');
});

test('an unsolved exercise that is called outside an expectation fails the same way', () => {
  const { message } = outcome((expect) => {
    const slope = unsolved();
    expect.near('at 3', () => slope, 6);
  });
  expect(message).toBe('Slope: Not solved yet: write your answer here.');
});

test('an unsolved exercise does not pass for refusing wrong input', () => {
  const { message } = outcome((expect) => expect.throws('refuses', unsolved, 'it must refuse'));
  expect(message).toBe('Slope: Not solved yet: write your answer here.');
});

test('throws passes when the action throws and fails when it does not', () => {
  const refuse = () => {
    throw new RangeError('no');
  };
  expect(outcome((expect) => expect.throws('refuses', refuse, 'x')).error).toBeUndefined();
  expect(outcome((expect) => expect.throws('refuses', () => 1, 'it must refuse')).message).toBe(
    'Slope: refuses: It must refuse.',
  );
});

test('an answer that throws is told by its error, and the check goes on', () => {
  const { result } = outcome((expect) => {
    expect.near('a', () => JSON.parse('{'), 1);
    expect.near('b', () => 1, 1);
  });
  expect(result).toMatchObject({
    items: [
      { message: expect.stringMatching(/^Your code stopped with SyntaxError: /) },
      { passed: true },
    ],
  });
});

test.each([
  ['undefined', undefined, 'Nothing came (undefined); end the function with return.'],
  ['a promise', Promise.resolve(6), 'A Promise came; write await before the call.'],
  ['text', '6', '"6" came where a number was expected.'],
  ['not a number', Number.NaN, 'NaN came, which is not right.'],
  ['an array', [6], '[6] came where a number was expected.'],
])('%s in place of a number is told as such', (_, came, message) => {
  expect(outcome((expect) => expect.near('x', () => came, 6)).message).toBe(`Slope: x: ${message}`);
});

test('an array of the wrong length is told with both lengths', () => {
  expect(outcome((expect) => expect.near('x', () => [1], [1, 2])).message).toBe(
    'Slope: x: An array of 1 came where 2 were expected: [1].',
  );
});

test('the tolerance is relative above 1 and absolute below', () => {
  const passes = (actual: number, expected: number) =>
    outcome((expect) => expect.near('x', () => actual, expected, { tolerance: 1e-3 })).error ===
    undefined;
  expect([passes(1000.9, 1000), passes(1001.1, 1000)]).toEqual([true, false]);
  expect([passes(0.0009, 0), passes(0.0011, 0)]).toEqual([true, false]);
});

test('that accepts nothing but true', () => {
  // @ts-expect-error a number is no boolean
  expect(outcome((expect) => expect.that('x', () => 1, 'no')).error).toBeInstanceOf(CheckFailed);
});

test('a check without expectations is an error of its author', () => {
  expect(outcome(() => {}).error).toBeInstanceOf(TypeError);
});

test('an asynchronous check is an error of its author', () => {
  const { error } = outcome(async (expect) => expect.near('x', () => 1, 1));
  expect(error).toBeInstanceOf(TypeError);
});
