/** Output that has been produced and not yet sent may weigh this many bytes; then its producer waits. */
const limit = 8 * 1024 * 1024;

/** What a message between the threads takes beside its text. */
const envelopeBytes = 256;

const weightCell = 0;
const exitCell = 1;
const interruptCell = 2;

/** How many bytes an output weighs on its way; a short line costs more than its letters. */
export function weightOf(text: string): number {
  return envelopeBytes + text.length;
}

/**
 * Bounds the memory between the two threads. The main thread adds the weight of each output and
 * sleeps while too much is under way; the wire thread takes the weight off once the output was sent.
 */
export class Flow {
  readonly #cells: Int32Array;

  /** Not 0 while the running cell is to stop; a plain read is enough for a loop that asks often. */
  readonly stop: Int32Array;

  constructor(readonly memory = new SharedArrayBuffer(12)) {
    this.#cells = new Int32Array(memory);
    this.stop = this.#cells.subarray(interruptCell, interruptCell + 1);
  }

  /** Waits until there is room, then adds; one output may be larger than all the room. */
  add(weight: number): void {
    let total = Atomics.load(this.#cells, weightCell);
    while (total > limit) {
      Atomics.wait(this.#cells, weightCell, total, 1000);
      total = Atomics.load(this.#cells, weightCell);
    }
    Atomics.add(this.#cells, weightCell, weight);
  }

  subtract(weight: number): void {
    const total = Atomics.sub(this.#cells, weightCell, weight) - weight;
    if (total <= limit) Atomics.notify(this.#cells, weightCell);
  }

  /** Sleeps until the wire thread has sent everything, at most `timeoutMs`. */
  waitForExit(timeoutMs: number): void {
    Atomics.wait(this.#cells, exitCell, 0, timeoutMs);
  }

  allowExit(): void {
    Atomics.store(this.#cells, exitCell, 1);
    Atomics.notify(this.#cells, exitCell);
  }

  /** Whether the running cell is to stop; loops ask now and then. */
  get isInterrupted(): boolean {
    return Atomics.load(this.#cells, interruptCell) !== 0;
  }

  set isInterrupted(value: boolean) {
    Atomics.store(this.#cells, interruptCell, value ? 1 : 0);
  }
}
