import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { courseRoot } from '../../places.js';

/** What student code can read of the course: no lesson, no test, no submission. */
const readable = ['node_modules', 'lib', 'data', 'app/dist', 'app/package.json', 'package.json'];

/** The files that a program in a sandbox can read: the course without its lessons, and the image it starts from. */
export function readableFiles(program: readonly string[]): string[] {
  const image = program[program.indexOf('--snapshot-blob') + 1];
  const course = readable.map((part) => join(courseRoot, part)).filter((path) => existsSync(path));
  return program.includes('--snapshot-blob') && image !== undefined ? [...course, image] : course;
}
