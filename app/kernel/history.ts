/** One cell of the session's past. */
export interface HistoryEntry {
  readonly session: number;
  readonly line: number;
  readonly input: string;
  output: string | undefined;
}

/** The cells that this kernel ran, oldest first. There is one session: the running one. */
export class History {
  readonly session = 1;
  readonly entries: HistoryEntry[] = [];

  add(line: number, input: string): HistoryEntry {
    const entry = { session: this.session, line, input, output: undefined };
    this.entries.push(entry);
    return entry;
  }
}
