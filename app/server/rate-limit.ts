import { Refusal } from './refusal.js';

/**
 * Lets `burst` things happen at once and `perSecond` on average (a token bucket).
 *
 * One person at one page stays far below the limits; a script that hammers does not.
 */
export class RateLimit {
  private left: number;
  private since: number;

  /** @param now the clock, in milliseconds; tests bring their own */
  constructor(
    private readonly burst: number,
    private readonly perSecond: number,
    private readonly what: string,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.left = burst;
    this.since = now();
  }

  /** @throws Refusal 429 when it has happened too often */
  take(): void {
    const now = this.now();
    const gained = ((now - this.since) / 1000) * this.perSecond;
    this.left = Math.min(this.burst, this.left + gained);
    this.since = now;
    if (this.left < 1) throw new Refusal(429, `Too many ${this.what}; wait a moment.`);
    this.left -= 1;
  }
}
