/** A notebook file that was handed in. */
export interface HandedIn {
  /** Its path in the submission. A label, not a place. */
  readonly path: string;
  readonly data: Uint8Array;
}

/** What one student handed in, read and not yet looked at. */
export interface Submission {
  /** Unique among the submissions. */
  readonly student: string;
  readonly name: string;
  readonly notebooks: readonly HandedIn[];
  /** When it was handed in, in milliseconds; null where nothing says so. */
  readonly time: number | null;
  readonly markedLate: boolean;
  /** Why it could not be read; null when it could. */
  readonly problem: string | null;
}
