import { difference, type Numbers } from './closeness';

/** One expectation of a check and how it went. */
export interface CheckItem {
  readonly label: string;
  readonly passed: boolean;
  /** What came, and where to look. Only when it did not pass. */
  readonly message?: string;
}

/** @see Expect.near */
export interface NearOptions {
  /** |actual − expected| may be this times max(1, |expected|). Default: 1e-6. */
  readonly tolerance?: number;
  /** Where to look when the number is not right. Default: nothing. */
  readonly look?: string;
  /** Values that typical mistakes give, each with the sentence that names the mistake. Default: none. */
  readonly mistakes?: readonly (readonly [value: Numbers, message: string])[];
  /** Say the expected value when another came; for ungraded items only. Default: false. */
  readonly reveal?: boolean;
}

/**
 * What a check can expect. The answer under test stands in a function (`() => answer(2)`), so that
 * an answer that throws is one failed expectation and not the end of the check.
 */
export interface Expect {
  /** The answer is this number or these numbers, up to rounding. */
  near(label: string, actual: () => unknown, expected: Numbers, options?: NearOptions): void;
  /** The answer has a property; `message` says what to look at when it has not. */
  that(label: string, holds: () => boolean, message: string | (() => string)): void;
  /** The answer refuses wrong input by throwing. */
  throws(label: string, action: () => unknown, message: string): void;
}

/** The message of stubs begins with this; it is passed on as it is. */
export const NOT_SOLVED = 'Not solved yet';

/** Runs expectations and collects how each went. */
export class Expectations implements Expect {
  readonly items: CheckItem[] = [];

  near(label: string, actual: () => unknown, expected: Numbers, options: NearOptions = {}): void {
    this.record(label, () => {
      const value = actual();
      const problem = difference(value, expected, options.tolerance ?? 1e-6);
      return problem && explain(value, problem, expected, options);
    });
  }

  that(label: string, holds: () => boolean, message: string | (() => string)): void {
    this.record(label, () => {
      if (holds() === true) return undefined;
      return sentence(typeof message === 'string' ? message : message());
    });
  }

  throws(label: string, action: () => unknown, message: string): void {
    this.record(label, () => {
      try {
        action();
      } catch (error) {
        if (messageOf(error).startsWith(NOT_SOLVED)) throw error;
        return undefined;
      }
      return sentence(message);
    });
  }

  /** Runs one expectation; `run` says what is wrong, or nothing. */
  record(label: string, run: () => string | undefined): void {
    const message = attempt(run);
    this.items.push(
      message === undefined ? { label, passed: true } : { label, passed: false, message },
    );
  }
}

function attempt(run: () => string | undefined): string | undefined {
  try {
    return run();
  } catch (error) {
    const message = messageOf(error);
    if (message.startsWith(NOT_SOLVED)) return message;
    const name = error instanceof Error ? error.name : 'a thrown value';
    return sentence(`your code stopped with ${name}: ${message}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function explain(
  value: unknown,
  problem: string,
  expected: Numbers,
  { mistakes = [], tolerance = 1e-6, look, reveal = false }: NearOptions,
): string {
  const mistake = mistakes.find(([wrong]) => difference(value, wrong, tolerance) === undefined);
  const hint = mistake ? mistake[1] : look;
  const revealed = reveal ? `expected was ${JSON.stringify(expected)}` : undefined;
  return [problem, hint, revealed].flatMap((text) => (text ? [sentence(text)] : [])).join(' ');
}

function sentence(text: string): string {
  const start = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(start) ? start : `${start}.`;
}
