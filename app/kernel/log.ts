import { writeSync } from 'node:fs';

/** One line on the standard error of the process (a student's `console.error` goes to the notebook). */
export function log(line: string): void {
  try {
    writeSync(2, `[kernel] ${line}\n`);
  } catch {
    // Nobody reads our standard error any more.
  }
}
