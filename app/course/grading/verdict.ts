import type { CellProblem } from './student-messages.js';

/** One expectation of a visible check, as the student's own copy shows it. */
export interface CheckItem {
  readonly label: string;
  readonly passed: boolean;
  readonly message?: string;
}

/** A `check` that ran: its title and how its expectations went. */
export interface CheckResult {
  readonly title: string;
  readonly items: readonly CheckItem[];
}

/** How one exercise went. */
export interface ExerciseVerdict {
  readonly id: string;
  readonly passed: boolean;
  /** What the visible checks showed. */
  readonly checks: readonly CheckResult[];
  /** The message of the failure; null where it passed, or where only a hidden test failed. */
  readonly message: string | null;
  /** All visible checks passed and a hidden one did not. */
  readonly hidden: boolean;
}

/** What a judge reports, in this order: what the answers did, each exercise, the end. */
export type Report =
  | { readonly kind: 'answers'; readonly problems: Readonly<Record<string, CellProblem>> }
  | { readonly kind: 'exercise'; readonly verdict: ExerciseVerdict }
  | { readonly kind: 'done' }
  /** The instructor's own cells failed, or the sandbox: nobody's answer is at fault. */
  | { readonly kind: 'failed'; readonly message: string };
