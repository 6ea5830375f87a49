/** A command line that runs a program in a sandbox, and the user who runs it. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  /** What ends it and all that it started. Default: SIGKILL to its group of processes. */
  readonly endedBy?: 'SIGTERM';
}

/** The user without rights. A superuser's own processes would escape the limit on their number. */
export const nobody = 65_534;

/** The size of the temporary folder and of a file, in bytes; a process has no use for more here. */
export const fileBytes = 64_000_000;

/** The files that a process can have open at a time. */
export const openFiles = 256;
