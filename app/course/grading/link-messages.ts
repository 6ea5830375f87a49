import type { MessagePort } from 'node:worker_threads';
import type { Command } from './command.js';
import type { Limits } from './limits.js';
import type { Assigned, CellProblem } from './student-messages.js';

/** What the judge gives its link when it creates it. */
export interface LinkData {
  readonly command: Command;
  readonly assigned: Assigned;
  readonly limits: Limits;
  readonly port: MessagePort;
  /** Counts the messages from the link, so that the judge can sleep until the next. */
  readonly signal: Int32Array;
}

export type ToLink =
  | { readonly kind: 'start' }
  /** A test cell begins: the calls that follow have the time of one cell. */
  | { readonly kind: 'renew' }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'end' };

export type FromLink =
  | { readonly kind: 'started'; readonly problems: Readonly<Record<string, CellProblem>> }
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'gone'; readonly name: string; readonly reason: string };
