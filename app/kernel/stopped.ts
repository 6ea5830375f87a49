import type { Request } from './kernel.js';

/** Dates in messages are cut to the millisecond. */
const DATE_ERROR_MS = 1;

/**
 * Which cells to come are not run, as a cell failed that was sent before them: those of the same run, where the client
 * names it, and those that were sent before the client could know of the failure. Both may still be on their way then.
 */
export class Stopped {
  private last: { readonly failed: Request; readonly lasted: number } | undefined;

  /** A cell has failed now. */
  after(failed: Request): void {
    this.last = { failed, lasted: performance.now() - failed.arrived };
  }

  /** Whether a cell that comes now is one of them. */
  includes({ header, metadata }: Request): boolean {
    if (!this.last) return false;
    const { failed, lasted } = this.last;
    if (header.session !== failed.header.session) return false;
    if (typeof metadata.nabla_run === 'string' && metadata.nabla_run === failed.metadata.nabla_run)
      return true;
    // Each clock is compared with itself alone: the client's may differ from the kernel's.
    const later = Date.parse(header.date) - Date.parse(failed.header.date);
    return later >= 0 && later + DATE_ERROR_MS <= lasted;
  }
}
