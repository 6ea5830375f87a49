import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { requireCount } from '../calculus/arguments';
import type { Vector } from '../calculus/vector';
import type { Features } from '../data/matrix';
import type { LinearModel, LinearModelOptions } from './linear-risk';
import type { Loss } from './loss';
import { packExamples, packedModel } from './packed-model';
import { DONE, type RiskTask, ROUND } from './risk-worker';
import { requireKnownLoss } from './shared-losses';

/** @see sharedRisk */
export interface SharedRiskOptions extends LinearModelOptions {
  /** Threads that work on a gradient, this one included; default 2. */
  readonly threads?: number;
}

/** A linear model whose gradient several threads compute. */
export interface SharedLinearModel extends LinearModel {
  /** Ends the threads; the model must not be used afterwards. */
  close(): void;
}

/** A thread that has not answered for so long never will. */
const PATIENCE_MS = 60_000;

/**
 * `packedRisk` on several threads: each sums the gradients of its share of the blocks, in memory that all of them see.
 *
 * The gradient is a sum over examples, so the shares only have to be added at the end. Worth it from some hundred thousand
 * examples on: waking a thread takes about as long as 10,000 examples.
 *
 * @param loss one of the library's losses: a function of your own cannot be sent to threads
 * @param x the features: n rows of d numbers, n numbers, or a matrix
 * @param y the targets, n numbers
 * @param options intercept, penalty, number of threads
 * @returns cost and gradient as functions of θ, as `linearRisk`, and `close`
 * @throws RangeError as `packedRisk`, and when the loss is not one of the library's; Error when a thread fails
 * @example
 * import { sharedRisk, squaredLoss } from 'nabla';
 * const risk = sharedRisk(squaredLoss, [1, 2, 3], [1, 2, 3]);
 * risk.gradient([4, 0]); // → [4, 6.666666666666667]
 * risk.close();
 * @source Curriculum 12
 */
export function sharedRisk(
  loss: Loss,
  x: Features,
  y: Vector,
  { threads = 2, ...options }: SharedRiskOptions = {},
): SharedLinearModel {
  requireCount('sharedRisk', 'threads', threads, 2);
  requireKnownLoss(loss);
  const { memory, shape, examples } = packExamples(x, y, options, threads);
  const counters = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const others = Array.from({ length: threads - 1 }, (_, k) =>
    startThread({ memory, shape, loss: loss.name, thread: k + 1, counters }),
  );
  const views = others.map((_, k) => examples.ofThread(memory, k + 1));

  const sumGradients = () => {
    Atomics.store(counters, DONE, 0);
    Atomics.add(counters, ROUND, 1);
    Atomics.notify(counters, ROUND);
    examples.sumGradients(loss);
    for (let done = 0; done < others.length; done = Atomics.load(counters, DONE)) {
      if (Atomics.wait(counters, DONE, done, PATIENCE_MS) !== 'timed-out') continue;
      throw new Error('sharedRisk: a thread did not answer; was the model closed?');
    }
    const sum = Float64Array.from(examples.gradient);
    for (const view of views) for (let j = 0; j < sum.length; j++) sum[j] += view[j];
    return sum;
  };
  return {
    ...packedModel(loss, examples, options, sumGradients),
    close() {
      Atomics.store(counters, ROUND, -1);
      Atomics.notify(counters, ROUND);
    },
  };
}

/** The thread does not keep the process alive. */
function startThread(task: RiskTask): Worker {
  const worker = new Worker(join(__dirname, 'risk-worker.js'), {
    workerData: { task: 'risk', ...task },
  });
  worker.unref();
  return worker;
}
