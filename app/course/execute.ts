import { KernelClient, type Output } from '../kernel/client.js';
import { launchKernel } from '../kernel/launch.js';
import type { Cell, Notebook } from './notebook.js';

/** What running a code cell gave. */
export interface ExecutedCell {
  readonly id: string;
  readonly source: string;
  readonly status: 'ok' | 'error' | 'aborted';
  readonly executionCount: number | null;
  readonly outputs: readonly Output[];
}

export interface ExecuteNotebookOptions {
  /** The folder in which the kernel starts: where the notebook's own files are. */
  readonly cwd: string;
  /** Environment variables for the kernel, beside this process's own. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The most milliseconds for one cell (default: no limit). */
  readonly timeoutMs?: number;
  /** Called after each cell. */
  readonly onCell?: (cell: ExecutedCell) => void;
}

/**
 * Runs every code cell of a notebook from top to bottom in a fresh kernel, whatever fails on the way.
 *
 * @returns the executed code cells in order
 * @throws Error when the kernel does not start, ends early, or a cell takes longer than allowed
 */
export async function executeNotebook(
  notebook: Notebook,
  options: ExecuteNotebookOptions,
): Promise<ExecutedCell[]> {
  const kernel = await launchKernel({ cwd: options.cwd, ...(options.env && { env: options.env }) });
  const client = new KernelClient(kernel.connection, { exited: kernel.exited });
  try {
    await client.ready();
    const executed: ExecutedCell[] = [];
    for (const cell of notebook.cells) {
      if (cell.cell_type !== 'code') continue;
      const done = await executeCell(client, cell, options.timeoutMs);
      executed.push(done);
      options.onCell?.(done);
    }
    return executed;
  } finally {
    client.close();
    await kernel.kill();
  }
}

async function executeCell(
  client: KernelClient,
  { id, source }: Cell,
  timeoutMs?: number,
): Promise<ExecutedCell> {
  try {
    const limit = timeoutMs === undefined ? {} : { timeoutMs };
    const { status, executionCount, outputs } = await client.execute(source, limit);
    return { id, source, status, executionCount, outputs };
  } catch (error) {
    throw new Error(`Cell "${id}" could not be run to its end.`, { cause: error });
  }
}
