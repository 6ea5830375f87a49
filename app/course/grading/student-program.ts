import { join } from 'node:path';
import { courseRoot } from '../../places.js';
import type { Limits } from './limits.js';

/** Moves the line from the standard descriptors to 3 and 4 and runs what follows in silence. */
const moveLine = 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null 2>/dev/null';

/** The program of the student's side, ready for a sandbox; from an image where there is one. */
export function studentProgram(limits: Limits, image: string | null): string[] {
  const main = join(courseRoot, 'app', 'dist', 'course', 'grading', 'student-process.js');
  const start = image === null ? [main] : ['--snapshot-blob', image];
  return ['/bin/sh', '-c', moveLine, 'sh', process.execPath, ...nodeFlags(limits), ...start];
}

/** V8's flags for student code: half the memory for the heap, and the same dice in every run. */
export function nodeFlags({ memoryMegabytes }: Limits): string[] {
  return [`--max-old-space-size=${Math.floor(memoryMegabytes / 2)}`, '--random-seed=1'];
}
