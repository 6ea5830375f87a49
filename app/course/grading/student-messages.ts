import type { StudentCell } from './plan.js';

/** The first line that the student's process reads: what to run. */
export interface Assigned {
  readonly cells: readonly StudentCell[];
}

/** What went wrong in a cell. */
export interface CellProblem {
  readonly name: string;
  readonly message: string;
}

/** What the student's process reports before it serves calls. */
export type Progress =
  | { readonly begin: string }
  | { readonly end: string; readonly problem?: CellProblem }
  | { readonly ready: true };
