import type ts = require('typescript');

/** What describing the compiler's complaints takes. */
export interface DiagnosedCell {
  readonly program: ts.Program;
  /** The virtual file of the cell; other files are named by their path. */
  readonly cellFile: string;
  readonly code: string;
  readonly label: string;
  /** Names of earlier cells. */
  readonly known: ReadonlySet<string>;
}
