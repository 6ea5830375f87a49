import type { Progress } from './progress';
import type { DescentStatus } from './result';

/** A rule's decision to end the run, with the reason as a sentence. */
export interface Verdict {
  readonly status: DescentStatus;
  readonly message: string;
}

/** A rule that ends a run; a list of rules ends it as soon as one of them fires. */
export interface StoppingRule {
  readonly name: string;
  /** Starts with fresh memory; the returned function looks at every point, the first included. */
  begin(): (progress: Progress) => Verdict | undefined;
}
