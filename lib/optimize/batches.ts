import { requireBetween, requireCount, requireFunction, shown } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import type { Random } from '../data/random';
import { descend } from './descend';
import type { DescendOptions } from './descend-options';
import type { FiniteSum } from './finite-sum';
import type { DescentResult } from './result';
import type { StoppingRule } from './stopping-rule';

/** @see descendInBatches */
export interface BatchOptions extends Omit<DescendOptions, 'gradient' | 'maxIterations'> {
  /** Examples per update b: 1 is stochastic, n is full batch, in between is mini-batch. */
  readonly batchSize: number;
  /** How often every example is used, at least 1. */
  readonly epochs: number;
  /** Where the order of the examples comes from, such as `seededRandom(1)`. */
  readonly random: Random;
  /** `'shuffle'`: a new order each epoch, every example once (default); `'replace'`: each batch drawn anew, examples may repeat. */
  readonly sampling?: 'shuffle' | 'replace';
}

/** The state at the beginning of an epoch. */
export interface EpochRecord {
  /** Epochs completed. */
  readonly epoch: number;
  /** Updates made. */
  readonly updates: number;
  readonly point: readonly number[];
  /** The cost over all examples. */
  readonly cost: number;
  /** Seconds since the start; the time for this cost over all examples included. */
  readonly seconds: number;
}

/** A run in batches: value, gradient and history are those of single batches; `epochs` has the cost over all examples. */
export interface BatchResult extends DescentResult {
  readonly epochs: EpochRecord[];
}

/**
 * Stochastic and mini-batch gradient descent: each update looks at a few examples only.
 *
 * θ ← θ − α·(1/b) Σ_{i∈batch} ∇ℓᵢ(θ): an unbiased estimate of the full gradient, whose variance falls like 1/b.
 * n examples make ⌈n/b⌉ updates an epoch; the last batch of an epoch may be smaller.
 *
 * @param sum the cost to minimise, such as `linearRegression(x, y)`
 * @param start the first θ, p finite numbers
 * @param options batch size, epochs, random numbers, and what `descend` takes. There is no stopping rule by default.
 * @returns the last θ and the costs by epoch; the same seed gives the same numbers
 * @throws TypeError or RangeError when an argument is of the wrong kind
 * @example
 * import { descendInBatches, linearRegression, seededRandom } from 'nabla';
 * const model = linearRegression([1, 2, 3, 4], [3, 5, 7, 9]);
 * const run = descendInBatches(model, [0, 0], { batchSize: 1, epochs: 500, rate: 0.03, random: seededRandom(1) });
 * run.point.map((c) => Number(c.toFixed(3))); // → [1, 2]
 * @source Curriculum 06
 */
export function descendInBatches(
  sum: FiniteSum,
  start: Vector,
  options: BatchOptions,
): BatchResult {
  const { batchSize, epochs, random, sampling = 'shuffle', stop = [], ...rest } = options;
  requireFiniteSum(sum);
  requireFunction('descendInBatches', 'random.permutation', random?.permutation);
  if (sampling !== 'shuffle' && sampling !== 'replace') {
    throw new RangeError(
      `descendInBatches: sampling must be 'shuffle' or 'replace', but it is ${shown(sampling)}.`,
    );
  }
  requireCount('descendInBatches', 'epochs', epochs, 1);
  requireCount('descendInBatches', 'batchSize', batchSize, 1);
  requireBetween('descendInBatches', 'batchSize', batchSize, [1, sum.size], { highIncluded: true });
  const perEpoch = Math.ceil(sum.size / batchSize);
  const batchAt = batchPicker(sum.size, batchSize, random, sampling);
  const records: EpochRecord[] = [];
  const result = descend((x, iteration) => sum.costOf(x, batchAt(iteration)), start, {
    ...rest,
    gradient: (x, iteration) => sum.gradientOf(x, batchAt(iteration)),
    maxIterations: epochs * perEpoch,
    stop: [epochRecorder(sum, perEpoch, records), ...('begin' in stop ? [stop] : stop)],
  });
  return { ...result, epochs: records };
}

function requireFiniteSum(sum: FiniteSum): void {
  if (typeof sum === 'object' && sum !== null && typeof sum.gradientOf === 'function') return;
  throw new TypeError(
    `descendInBatches: sum must be a cost over examples, such as linearRegression(x, y), but it is ${shown(sum)}.`,
  );
}

/** Watches a run and writes down the full cost once an epoch; it never ends the run. */
function epochRecorder(sum: FiniteSum, perEpoch: number, records: EpochRecord[]): StoppingRule {
  return {
    name: 'epoch recorder',
    begin: () => {
      const startTime = performance.now();
      return ({ iteration, point }) => {
        if (iteration % perEpoch !== 0) return undefined;
        const cost = sum.cost(point);
        const seconds = (performance.now() - startTime) / 1000;
        records.push({ epoch: iteration / perEpoch, updates: iteration, point, cost, seconds });
        return undefined;
      };
    },
  };
}

/** Which examples an iteration uses. Value and gradient of one iteration ask in turn and get the same batch. */
function batchPicker(
  size: number,
  batchSize: number,
  random: Random,
  sampling: 'shuffle' | 'replace',
): (iteration: number) => readonly number[] {
  const perEpoch = Math.ceil(size / batchSize);
  let order: number[] = [];
  let batch: number[] = [];
  let current = -1;
  return (iteration) => {
    if (iteration === current) return batch;
    current = iteration;
    if (sampling === 'replace') {
      batch = Array.from({ length: batchSize }, () => random.integer(size));
      return batch;
    }
    const position = iteration % perEpoch;
    if (position === 0) order = random.permutation(size);
    batch = order.slice(position * batchSize, (position + 1) * batchSize);
    return batch;
  };
}
