import { join } from 'node:path';
import { courseRoot } from '../../places.js';

/** The folder in which answers seem to run: where the lessons are, but in a sandbox it is empty. */
export const lessonFolder = join(courseRoot, 'notebooks');
