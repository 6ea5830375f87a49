import type { Command } from './command.js';
import type { Limits } from './limits.js';
import type { PlanCell } from './plan.js';
import type { Assigned } from './student-messages.js';

/** What a judge gets: the instructor's cells, and how to start the student's process. */
export interface Job {
  readonly cells: readonly PlanCell[];
  readonly command: Command;
  readonly assigned: Assigned;
  readonly limits: Limits;
}
