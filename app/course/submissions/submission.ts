/** A notebook file that was handed in. */
export interface HandedIn {
  /** Its path in the submission. A label, not a place. */
  readonly path: string;
  readonly data: Uint8Array;
}

/** What is in a submission. */
export interface Contents {
  readonly notebooks: readonly HandedIn[];
  /** When it was handed in, in milliseconds; null where nothing says so. */
  readonly time: number | null;
  /** Why it could not be read; null when it could. */
  readonly problem: string | null;
}

/** What one student handed in. It is read when it is its turn, so that a class need not fit in memory. */
export interface Submission {
  /** Unique among the submissions. */
  readonly student: string;
  readonly name: string;
  /** Canvas marks late submissions in the file name. */
  readonly markedLate: boolean;
  /** Reads it; what cannot be read gives contents with a problem. */
  read(): Promise<Contents>;
}
