/** What is said about something that was done, or not done. */
export interface Word {
  readonly text: string;
  readonly fault?: boolean;
}

/** The list of the student's notebooks, as what acts on one of them uses it. */
export interface OwnList {
  /**
   * Reads the list again.
   *
   * @param focused the path of the notebook to go to; without it, the focus stays where it is
   */
  refresh(focused?: string): Promise<void>;
  say(...words: readonly Word[]): void;
  /** Does something; what goes wrong is said. */
  trying(run: () => Promise<unknown>): Promise<void>;
}
