// A thread of `sharedRisk`: waits for its turn, sums the gradients of its blocks, says that it is done.
import { workerData } from 'node:worker_threads';
import { PackedExamples } from './packed-examples';
import type { PackedShape } from './packed-memory';
import { lossNamed } from './shared-losses';

/** What the thread is started with. */
export interface RiskTask {
  readonly memory: WebAssembly.Memory;
  readonly shape: PackedShape;
  readonly loss: string;
  readonly thread: number;
  /** Two counters: rounds asked for, and threads that are done with the current one. */
  readonly counters: Int32Array;
}

/** Rounds asked for; −1 ends the thread. */
export const ROUND = 0;
export const DONE = 1;

function run({ memory, shape, loss: name, thread, counters }: RiskTask): void {
  const examples = new PackedExamples(memory, shape, thread);
  const loss = lossNamed(name);
  for (let seen = 0; ; ) {
    Atomics.wait(counters, ROUND, seen);
    seen = Atomics.load(counters, ROUND);
    if (seen < 0) return;
    examples.sumGradients(loss, thread);
    Atomics.add(counters, DONE, 1);
    Atomics.notify(counters, DONE);
  }
}

if (workerData?.task === 'risk') run(workerData);
