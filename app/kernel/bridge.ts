import type { MessagePort } from 'node:worker_threads';
import type { JsonRecord } from '../is-record.js';

/*
 * The kernel has two threads. The main thread runs the engine and the student's code; the wire thread
 * owns the sockets and answers while a cell runs. These are the messages between them.
 */

/** A request that only the engine can answer. */
export interface EngineRequest {
  readonly kind: 'request';
  readonly id: number;
  readonly type: string;
  readonly content: JsonRecord;
  /** The number of the cell, as in `In[4]`. */
  readonly count: number;
}

export type ToEngine =
  | EngineRequest
  | { readonly kind: 'interrupt' }
  /** The kernel was asked to shut down. */
  | { readonly kind: 'exit' }
  /** The answer to an `ask`; without a value there was nobody to answer. */
  | { readonly kind: 'input'; readonly ask: number; readonly value: string | undefined };

export type FromEngine =
  | { readonly kind: 'reply'; readonly request: number; readonly content: JsonRecord }
  | {
      readonly kind: 'stream';
      readonly request: number;
      readonly name: 'stdout' | 'stderr';
      readonly text: string;
      readonly weight: number;
    }
  | {
      readonly kind: 'publish';
      readonly request: number;
      readonly type: string;
      /** Already JSON: the wire thread must not meet what cannot be sent. */
      readonly content: string;
      readonly weight: number;
    }
  | {
      readonly kind: 'ask';
      readonly request: number;
      readonly ask: number;
      readonly prompt: string;
      readonly password: boolean;
    }
  /** The interrupt arrived while the main thread was free to handle it. */
  | { readonly kind: 'interrupted' }
  /** The process is about to exit: send what is queued, then open the gate. */
  | { readonly kind: 'exit' };

/** What the wire thread is started with. */
export interface WireThreadData {
  readonly connectionFile: string;
  /** Where to write the connection, on one line, once all ports are bound. */
  readonly readyFd: number | undefined;
  readonly enginePort: MessagePort;
  readonly flow: SharedArrayBuffer;
  readonly steps: SharedArrayBuffer;
}
