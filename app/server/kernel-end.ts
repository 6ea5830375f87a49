import type { JsonRecord } from '../is-record.js';
import type { KernelExit } from '../kernel/launch.js';

/** The content of a Jupyter error message that says why a kernel has ended by itself. */
export function endOf({ code, signal, stderr }: KernelExit): JsonRecord {
  const evalue = `${reasonOf(code, signal, stderr)} Its variables are gone: run the cells again from the top.`;
  return { ename: 'KernelEnded', evalue, traceback: [evalue] };
}

function reasonOf(code: number | null, signal: string | null, stderr: string): string {
  if (/heap out of memory|Allocation failed/.test(stderr)) return 'The kernel ran out of memory.';
  // This is how Linux ends what takes too much.
  if (signal === 'SIGKILL') return 'The kernel was killed; perhaps the machine had no memory left.';
  if (signal !== null) return `The kernel was ended by the signal ${signal}.`;
  return `The kernel ended with the exit code ${code}, as after process.exit(${code}).`;
}
