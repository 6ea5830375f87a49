import { cpuSeconds } from './cpu-time.js';

/** On a busy machine a process gets only part of a processor: it may take this many times longer. */
const patience = 6;

/**
 * The time that a piece of student code may take. It is processor time where the system tells it, so
 * that a grade does not depend on what else the machine does, and in any case not for ever.
 */
export class Allowance {
  readonly #begun = Date.now();
  readonly #cpuAtBegin: number | null;

  constructor(
    readonly seconds: number,
    private readonly pid: number | undefined,
  ) {
    this.#cpuAtBegin = this.#cpu();
  }

  /** The milliseconds after which to ask again; 0 when the time is over. */
  left(): number {
    const wall = (Date.now() - this.#begun) / 1000;
    const cpu = this.#cpu();
    if (cpu === null || this.#cpuAtBegin === null) return milliseconds(this.seconds - wall);
    const used = cpu - this.#cpuAtBegin;
    return milliseconds(Math.min(this.seconds - used, this.seconds * patience - wall));
  }

  #cpu(): number | null {
    return this.pid === undefined ? null : cpuSeconds(this.pid);
  }
}

/** A little more than asked, so that few rounds are needed; below a hundredth of a second is nothing. */
function milliseconds(seconds: number): number {
  return seconds < 0.01 ? 0 : seconds * 1000 + 20;
}
