import { requireBetween, requireCount } from '../calculus/arguments';
import type { Random } from './random';

/** Which examples go where; every index 0, …, n − 1 is in one of both. */
export interface Split {
  readonly train: number[];
  readonly test: number[];
}

/**
 * Splits examples at random into some to learn from and some to test with.
 *
 * @param n the number of examples, at least 2
 * @param share the share that goes to the test, in (0, 1); at least one example goes to each side
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns indices; `rowsAt(x, split.train)` takes the rows
 * @throws RangeError when n is below 2 or the share is not between 0 and 1
 * @example
 * import { seededRandom, trainTestSplit } from 'nabla';
 * const { train, test } = trainTestSplit(10, 0.3, seededRandom(1));
 * [train.length, test.length]; // → [7, 3]
 * @source Curriculum 13
 */
export function trainTestSplit(n: number, share: number, random: Random): Split {
  requireCount('trainTestSplit', 'n', n, 2);
  requireBetween('trainTestSplit', 'share', share, [0, 1]);
  const order = random.permutation(n);
  const tests = Math.min(n - 1, Math.max(1, Math.round(share * n)));
  return { train: order.slice(tests), test: order.slice(0, tests) };
}

/**
 * The rows (or numbers) at some indices.
 *
 * @param rows anything indexed from 0
 * @param indices which ones, in this order
 * @returns a new array
 * @throws RangeError when there is no such row
 * @example
 * import { rowsAt } from 'nabla';
 * rowsAt(['a', 'b', 'c'], [2, 0]); // → ['c', 'a']
 * @source Curriculum 06
 */
export function rowsAt<T>(rows: readonly T[], indices: ArrayLike<number>): T[] {
  return Array.from(indices, (i) => {
    if (i in rows) return rows[i];
    throw new RangeError(`rowsAt: there is no row ${i}; there are rows 0 to ${rows.length - 1}.`);
  });
}

/**
 * One epoch in batches: all examples once, in random order.
 *
 * @param n the number of examples, at least 1
 * @param batchSize examples per batch, at least 1; the last batch may be smaller
 * @param random where the random numbers come from, such as `seededRandom(1)`
 * @returns ⌈n/batchSize⌉ arrays of indices
 * @throws RangeError when a number is not at least 1
 * @example
 * import { seededRandom, shuffledBatches } from 'nabla';
 * shuffledBatches(10, 4, seededRandom(1)).map((batch) => batch.length); // → [4, 4, 2]
 * @source Curriculum 06
 */
export function shuffledBatches(n: number, batchSize: number, random: Random): number[][] {
  requireCount('shuffledBatches', 'n', n, 1);
  requireCount('shuffledBatches', 'batchSize', batchSize, 1);
  const order = random.permutation(n);
  return Array.from({ length: Math.ceil(n / batchSize) }, (_, k) =>
    order.slice(k * batchSize, (k + 1) * batchSize),
  );
}
