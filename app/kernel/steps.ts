const free = 0;
const running = 1;
const stopping = 2;
const kept = 3;

/**
 * Tells the wire thread whether the main thread runs a step of a cell, in shared memory. V8 can be told
 * to stop what the main thread executes; told a moment too late, it would stop the kernel's own code
 * instead, and with it the answer to a request. So a step that is about to be stopped does not end before.
 */
export class Steps {
  readonly #state: Int32Array;

  constructor(readonly memory = new SharedArrayBuffer(4)) {
    this.#state = new Int32Array(memory);
  }

  /** Main thread: runs a step; one that is stopped from outside never returns. */
  run(step: () => void): void {
    while (Atomics.compareExchange(this.#state, 0, free, running) !== free)
      Atomics.wait(this.#state, 0, stopping, 100);
    try {
      step();
    } finally {
      // A step that ended by itself while it was to be stopped waits here for V8 to stop it.
      while (Atomics.compareExchange(this.#state, 0, running, free) === stopping);
    }
  }

  /** Main thread: does work of the kernel's own, which nothing may stop from outside. */
  keep<Result>(work: () => Result): Result {
    Atomics.store(this.#state, 0, kept);
    try {
      return work();
    } finally {
      Atomics.store(this.#state, 0, free);
    }
  }

  /** Wire thread: whether neither a step nor the kernel's own work is known to run. */
  get isFree(): boolean {
    return Atomics.load(this.#state, 0) === free;
  }

  /** Wire thread: stops the running step, if there is one; says whether there was. */
  async stop(terminate: () => Promise<void>): Promise<boolean> {
    if (Atomics.compareExchange(this.#state, 0, running, stopping) !== running) return false;
    await terminate();
    Atomics.store(this.#state, 0, free);
    Atomics.notify(this.#state, 0);
    return true;
  }
}
