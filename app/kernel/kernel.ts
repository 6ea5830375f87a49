import { randomUUID } from 'node:crypto';
import type { JsonRecord } from '../is-record.js';
import type { Engine } from './channels/engine.js';
import type { History } from './history.js';
import type { Header } from './wire/message.js';

/** A request as the answers see it. */
export interface Request {
  readonly id: number;
  readonly header: Header;
  readonly metadata: JsonRecord;
  readonly identities: readonly Buffer[];
  readonly content: JsonRecord;
  /** When it came, in milliseconds by `performance.now()`. */
  readonly arrived: number;
}

/** What the answers to requests share. */
export interface Kernel {
  readonly session: string;
  readonly engine: Engine;
  readonly history: History;
  /** The number of the last cell that counted. */
  executionCount: number;
  publish(request: Request, type: string, content: JsonRecord): void;
  /** Answers the cells that were sent behind one that failed with `aborted` instead of running them. */
  abortAfter(failed: Request): void;
  /** The same for what was sent behind the last cell that came, if its client names the run that it is part of. */
  stopRun(): void;
  /** Ends the process after the answers under way have been sent. */
  end(): void;
}

/** Answers one type of request with the content of its reply; undefined where none is due. */
export type Answer = (
  request: Request,
  kernel: Kernel,
) => JsonRecord | undefined | Promise<JsonRecord | undefined>;

export function newSession(): string {
  return randomUUID();
}
